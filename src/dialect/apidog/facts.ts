import type { Json } from '../../model/api.js';
import { type Bound, readBounds } from './bounds.js';
import type { Line } from './line.js';
import { parseJson } from './sample.js';
import { readStatus } from './status.js';

/** What the lines below a row's head say of its field, other than the description. */
export type Fact =
  | Bound
  | { readonly kind: 'pattern'; readonly value: string }
  | { readonly kind: 'values'; readonly lines: readonly string[] }
  | { readonly kind: 'default'; readonly text: string }
  | { readonly kind: 'examples'; readonly texts: readonly string[] }
  | { readonly kind: 'flag'; readonly flag: 'deprecated' | 'nullable' | 'uniqueItems' | 'read-only' | 'write-only' };

export interface PlacedFact {
  readonly fact: Fact;
  /** Line to quote. */
  readonly at: number;
  readonly rule: string;
}

export interface FactRule {
  readonly name: string;
  /** Lines the fact takes up from `at`, and what it says; `undefined` where the line begins no such fact. */
  read(
    lines: readonly Line[],
    at: number,
    to: number,
  ): { readonly facts: readonly Fact[]; readonly length: number; readonly quoteAt?: number } | undefined;
}

/** Ordered; first match wins. */
export const factRules: readonly FactRule[] = [
  {
    name: 'signs before numbers give lengths, item counts and ranges, glued when there are two',
    read: (lines, at) => {
      const facts = readBounds(lines[at]?.text ?? '');
      return facts && { facts, length: 1 };
    },
  },
  {
    name: 'the line below "Match pattern" is the pattern',
    read: (lines, at, to) => {
      const label = /^(?:Match )?pattern: ?(.*)$/i.exec(lines[at]?.text ?? '');
      if (!label) return undefined;
      if (label[1]) return { facts: [{ kind: 'pattern', value: label[1] }], length: 1 };
      if (at + 1 >= to || /^[a-z]+(?: [a-z,]+){2,}[.!]?$/i.test(lines[at + 1]?.text ?? '')) return undefined;
      if (readStatus(lines, at + 1)?.marked) return undefined;
      return { facts: [{ kind: 'pattern', value: lines[at + 1]?.raw.trim() ?? '' }], length: 2, quoteAt: at + 1 };
    },
  },
  {
    name: 'lines below "Allowed values" are the values',
    read: (lines, at, to) =>
      readList(/^(?:Allowed values?|Enum(?: values?)?|Possible values): ?(.*)$/i, lines, at, to, (texts) => ({
        kind: 'values',
        lines: texts,
      })),
  },
  {
    name: 'the line below "Default" is the default value',
    read: (lines, at, to) => {
      const label = /^Default(?: value)?(?::? ?| )(.*)$/i.exec(lines[at]?.text ?? '');
      if (!label) return undefined;
      const colon = /^Default(?: value)?:/i.test(lines[at]?.text ?? '');
      if (label[1]) return colon ? { facts: [{ kind: 'default', text: label[1] }], length: 1 } : undefined;
      if (at + 1 >= to || startsLabel(lines[at + 1]?.text ?? '')) return undefined;
      return { facts: [{ kind: 'default', text: lines[at + 1]?.text ?? '' }], length: 2, quoteAt: at + 1 };
    },
  },
  {
    name: 'lines below "Example" are examples of the value',
    read: (lines, at, to) =>
      readList(/^Examples?(?: values?)?: ?(.*)$/i, lines, at, to, (texts) => ({ kind: 'examples', texts })),
  },
  {
    name: 'the line below "Multiple of" is the divisor',
    read: (lines, at, to) => {
      const label = /^multiple of:? ?(-?[\d.]+)?$/i.exec(lines[at]?.text ?? '');
      if (!label) return undefined;
      const text = label[1] ?? (at + 1 < to ? (lines[at + 1]?.text ?? '') : '');
      const value = Number(text);
      if (text === '' || !(value > 0)) return undefined;
      return { facts: [{ kind: 'bound', key: 'multipleOf', value }], length: label[1] === undefined ? 2 : 1 };
    },
  },
  {
    name: 'a word on a line of its own qualifies the field',
    read: (lines, at) => {
      switch ((lines[at]?.text ?? '').toLowerCase().replace(/[\s_]/g, '-')) {
        case 'deprecated':
          return { facts: [{ kind: 'flag', flag: 'deprecated' }], length: 1 };
        case 'nullable':
          return { facts: [{ kind: 'flag', flag: 'nullable' }], length: 1 };
        case 'unique-items':
          return { facts: [{ kind: 'flag', flag: 'uniqueItems' }], length: 1 };
        case 'read-only':
          return { facts: [{ kind: 'flag', flag: 'read-only' }], length: 1 };
        case 'write-only':
          return { facts: [{ kind: 'flag', flag: 'write-only' }], length: 1 };
        default:
          return undefined;
      }
    },
  },
];

export interface Tail {
  /** Indexes of the lines that describe the field. */
  readonly description: readonly number[];
  readonly facts: readonly PlacedFact[];
}

/**
 * Takes the lines below a row's head apart: description first, facts last. Facts are looked for at the end, so that a description
 * which itself says `Examples:` or `Allowed values:` stays one; a fact is taken once, the last time it is said. `enumerated` tells
 * whether the type announces allowed values: of other types, only single words are taken for them.
 */
export function readTail(lines: readonly Line[], from: number, to: number, enumerated: boolean): Tail {
  for (let start = from; start < to; start += 1) {
    const facts = factsOnly(lines, start, to, enumerated);
    if (facts) return { description: range(from, start), facts };
  }
  return looseTail(lines, from, to);
}

/** The facts of a run of lines that holds nothing else, each kind once. */
function factsOnly(lines: readonly Line[], from: number, to: number, enumerated: boolean): readonly PlacedFact[] | undefined {
  const placed: PlacedFact[] = [];
  for (let at = from; at < to; ) {
    const read = readFact(lines, at, to);
    if (
      !read ||
      (!enumerated && read.placed.some(({ fact }) => fact.kind === 'values' && fact.lines.some((text) => /\s/.test(text))))
    )
      return undefined;
    placed.push(...read.placed);
    at += read.length;
  }
  const keys = placed.map(({ fact }) => keyOf(fact));
  return new Set(keys).size === keys.length ? placed : undefined;
}

/** Where facts and prose are mixed, only what no prose would say is taken for a fact. */
function looseTail(lines: readonly Line[], from: number, to: number): Tail {
  const description: number[] = [];
  const facts = new Map<string, PlacedFact>();
  for (let at = from; at < to; ) {
    const read = /^[<>]=? ?-?\d|^Match pattern:/.test(lines[at]?.text ?? '') ? readFact(lines, at, to) : undefined;
    if (read) for (const one of read.placed) facts.set(keyOf(one.fact), one);
    else description.push(at);
    at += read?.length ?? 1;
  }
  return { description, facts: [...facts.values()] };
}

function readFact(
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly placed: readonly PlacedFact[]; readonly length: number } | undefined {
  for (const rule of factRules) {
    const read = rule.read(lines, at, to);
    if (read)
      return { placed: read.facts.map((fact) => ({ fact, at: read.quoteAt ?? at, rule: rule.name })), length: read.length };
  }
  return undefined;
}

const keyOf = (fact: Fact): string => (fact.kind === 'bound' ? fact.key : fact.kind === 'flag' ? fact.flag : fact.kind);

/** A label with its values on the same line, or on the lines up to the next label. */
function readList(
  label: RegExp,
  lines: readonly Line[],
  at: number,
  to: number,
  make: (texts: readonly string[]) => Fact,
): { readonly facts: readonly Fact[]; readonly length: number; readonly quoteAt: number } | undefined {
  const found = label.exec(lines[at]?.text ?? '');
  if (!found) return undefined;
  if (found[1]) return { facts: [make(inlineList(found[1]))], length: 1, quoteAt: at };
  let end = at + 1;
  const seen = new Set<string>();
  for (; end < to; end += 1) {
    const text = lines[end]?.text ?? '';
    if (startsLabel(text) || isSentence(text)) break;
    // `Default` without a colon is a label only above a value that was allowed; else it is itself a value.
    if (text === 'Default' && end + 1 < to && seen.has(lines[end + 1]?.text ?? '')) break;
    seen.add(text);
  }
  if (end === at + 1) return undefined;
  return { facts: [make(lines.slice(at + 1, end).map(({ text }) => text))], length: end - at, quoteAt: at + 1 };
}

const inlineList = (text: string): readonly string[] => {
  const parts = text.split(/\s*[,|]\s*/);
  return parts.length > 1 && parts.every((part) => part !== '' && !/\s/.test(part)) ? parts : [text];
};

const startsLabel = (text: string): boolean =>
  /^(?:Match pattern|Pattern|Allowed values?|Default(?: value)?|Examples?(?: values?)?|Multiple of):|^(?:[<>]=?) ?-?\d/i.test(
    text,
  );

/** Values may hold spaces; sentences also end. */
const isSentence = (text: string): boolean => text.split(' ').length >= 4 && /[.!?:]$/.test(text);

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);

/** A value as the page prints it, in the type of its field. */
export function printedValue(text: string, type: 'string' | 'integer' | 'number' | 'boolean' | 'other'): Json {
  if (type === 'string') {
    const quoted = /^".*"$/s.test(text) ? parseJson(text) : undefined;
    return typeof quoted === 'string' ? quoted : text;
  }
  return parseJson(text) ?? text;
}
