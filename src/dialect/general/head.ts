import { readConstraints } from '../../notation/constraint-words.js';
import { findRequirementMark, type RequirementMark } from '../../notation/requirement-words.js';
import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import type { Span } from '../../page/structure/index.js';
import { type Field, isFieldName } from './field.js';
import { textOfSpans } from './line.js';

/** The words that open a field: its name, and as much of type, requirement and description as stands on its line. */
export interface Head {
  readonly name: string;
  /** Whether code or bold letters set the name apart. */
  readonly marked: boolean;
  /** Whether a sign or nothing stands behind the name, as in a list of fields, rather than the rest of a sentence. */
  readonly apart: boolean;
  /** Whether a star stands at the name. */
  readonly star: boolean;
  readonly type?: string;
  readonly href?: string;
  readonly mark?: RequirementMark;
  /** Words in brackets that are neither. */
  readonly constraints: readonly string[];
  readonly description?: string;
}

/** Longer lines than this open no field. */
const longest = 3000;

/** Reads a line as the head of a field; `undefined` where it begins with no name. What stands behind the name may be anything. */
export function readHead(spans: readonly Span[], known: KnownType): Head | undefined {
  const line = textOfSpans(spans);
  if (line === '' || line.length > longest) return undefined;
  const name = readName(spans);
  if (!name) return undefined;
  const rest = name.rest;
  const behind = textOfSpans(rest);
  const apart = name.colon || behind === '' || /^[:–—=(|·-]/.test(behind);
  const head = { name: name.name, marked: name.marked, star: name.star, apart };
  const href = rest.find((span) => span.href?.includes('#') && /\S/.test(span.text))?.href;
  const linked = href === undefined ? {} : { href };
  const own = readRest(rest, known);
  return { ...head, ...linked, ...own };
}

interface ReadName {
  readonly name: string;
  readonly marked: boolean;
  readonly star: boolean;
  readonly colon: boolean;
  readonly rest: readonly Span[];
}

/** The first run of code or bold letters, else the first word. */
function readName(spans: readonly Span[]): ReadName | undefined {
  const from = spans.findIndex(({ text }) => /\S/.test(text));
  const first = spans[from];
  if (!first) return undefined;
  const set = first.code === true || first.strong === true;
  // A name may be cut where it is wrapped: `user.` + `name`.
  let to = from + 1;
  if (set)
    while (
      to < spans.length &&
      (spans[to]?.code === true || spans[to]?.strong === true) &&
      /\S$/.test(spans[to - 1]?.text ?? '') &&
      /^\S/.test(spans[to]?.text ?? '')
    )
      to += 1;
  const run = textOfSpans(spans.slice(from, to));
  const whole = /^\**"?([^\s"*:]+)"?(\*?)(?:\s*:)?$/.exec(run);
  const word = whole ?? (set ? null : /^"?([^\s"*:,;()]+)"?(\*?)(?=[\s:,;()]|$)/.exec(run));
  const named = word?.[1] ?? '';
  const name = named.replace(/\?$/, '');
  if (!word || !isFieldName(name)) return undefined;
  const left: readonly Span[] = whole ? [] : [{ ...first, text: run.slice(word[0].length) }];
  const behind = [...left, ...spans.slice(to)];
  const star = word[2] === '*' || /^\s*\*(?!\*)/.test(behind.find(({ text }) => /\S/.test(text))?.text ?? '');
  return { name, marked: set, star, colon: /:\s*$/.test(run), rest: star ? withoutStar(behind) : behind };
}

function withoutStar(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex(({ text }) => /\S/.test(text));
  return spans.map((span, index) => (index === at ? { ...span, text: span.text.replace(/^\s*\*/, '') } : span));
}

type Rest = Pick<Head, 'type' | 'mark' | 'constraints' | 'description'>;

const separators = /^[\s:,;|·•–—=-]+/;

/** What stands behind the name: `(string, required) — text`, `string · Required`, `: string - text`, `- string - text`. */
function readRest(spans: readonly Span[], known: KnownType): Rest {
  const text = textOfSpans(spans).replace(separators, '').trim();
  if (text === '') return { constraints: [] };
  const bracketed = inBrackets(text);
  if (bracketed) {
    const label = readLabel(bracketed.inside, known);
    if (label) {
      const behind = bracketed.behind.replace(separators, '').trim();
      const more = label.type === undefined ? undefined : label;
      if (more || label.mark || label.constraints.length > 0) return { ...label, ...described(behind) };
    }
  }
  const pieces = spans.map(({ text: one }) => one.replace(separators, '').trim()).filter((one) => one !== '');
  const byPiece = readPieces(pieces, known);
  if (byPiece?.type !== undefined) return byPiece;
  const cut = /^(.{1,160}?)(?:\s+[-–—]\s+|\s*[:·|]\s+|\.\s+|\n)(.+)$/s.exec(text);
  const label = cut ? readLabel(cut[1] ?? '', known) : undefined;
  if (label && (label.type !== undefined || label.mark)) return { ...label, ...described(cut?.[2] ?? '') };
  const whole = readLabel(text, known);
  if (whole && (whole.type !== undefined || (whole.mark && whole.mark.rest === ''))) return whole;
  return byPiece ?? { constraints: [], ...described(text) };
}

/** Pieces that are set apart: a type, then marks; what follows describes. */
function readPieces(pieces: readonly string[], known: KnownType): Rest | undefined {
  const [first = '', ...more] = pieces;
  const label = readLabel(first, known);
  if (!label || (label.type === undefined && !label.mark)) return undefined;
  let { type, mark } = label;
  const constraints = [...label.constraints];
  for (const [index, piece] of more.entries()) {
    const next = readLabel(piece, known);
    if (next && mark === undefined && next.mark && (next.type === undefined || type === undefined)) {
      mark = next.mark;
      type ??= next.type;
      constraints.push(...next.constraints);
    } else if (next && type === undefined && next.type !== undefined) type = next.type;
    else if (isConstraint(piece)) constraints.push(piece);
    else return rest(type, mark, constraints, more.slice(index).join(' '));
  }
  return rest(type, mark, constraints, '');
}

const rest = (
  type: string | undefined,
  mark: RequirementMark | undefined,
  constraints: readonly string[],
  behind: string,
): Rest => ({
  ...(type === undefined ? {} : { type }),
  ...(mark === undefined ? {} : { mark }),
  constraints,
  ...described(behind),
});

const described = (text: string): Pick<Head, 'description'> => (text.trim() === '' ? {} : { description: text.trim() });

/** Words that are a type, a requirement, or both; `undefined` where anything is left over. */
export function readLabel(text: string, known: KnownType): Omit<Rest, 'description'> | undefined {
  const mark = findRequirementMark(text, 'label');
  const left = (mark ? mark.rest : text).replace(separators, '').replace(/[\s,;|·•–—:=-]+$/, '');
  const marked = mark === undefined ? {} : { mark };
  if (left === '') return { ...marked, constraints: [] };
  if (readTypeWords(left, known)) return { type: left, ...marked, constraints: [] };
  // `string, max 40 characters, default: x`: the first part is the type, each of the others a constraint.
  const [first = '', ...more] = left.split(/\s*[,;·•]\s+/);
  const understood = more.every(isConstraint);
  if (more.length > 0 && understood && readTypeWords(first, known)) return { type: first, ...marked, constraints: more };
  if (isConstraint(left)) return { ...marked, constraints: [left] };
  return mark && left.length <= 40 && !/\.\s/.test(left) ? { ...marked, constraints: [], type: left } : undefined;
}

/** Whether words say nothing but what values are allowed: `1 to 100`, `max 40 characters`, `Defaults to 20`. */
export function isConstraint(text: string): boolean {
  if (text.length > 80) return false;
  const left = readConstraints(text, 'constraints').reduce((rest, { quote }) => rest.replace(quote, ''), text);
  return left !== text && (left.match(/\p{L}/gu) ?? []).length <= 8;
}

/** `(inside) behind`, brackets within brackets counted. */
function inBrackets(text: string): { readonly inside: string; readonly behind: string } | undefined {
  const open = text[0];
  const close = open === '(' ? ')' : open === '[' ? ']' : open === '<' ? '>' : open === '{' ? '}' : undefined;
  if (open === undefined || close === undefined) return undefined;
  let depth = 0;
  for (let at = 0; at < Math.min(text.length, 400); at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close) depth -= 1;
    if (depth === 0) return { inside: text.slice(1, at), behind: text.slice(at + 1) };
  }
  return undefined;
}

/** How sure it is that a head opens a field: by a type or a requirement that is understood. */
export const isSure = (head: Head, known: KnownType): boolean =>
  (head.type !== undefined && readTypeWords(head.type, known) !== undefined) || head.mark !== undefined;

/** A head as a field. */
export function fieldOfHead(head: Head, at: number, rule: string): Field {
  const { mark } = head;
  return {
    name: head.name,
    at,
    rule,
    ...(head.type === undefined
      ? {}
      : { type: { text: head.type, at, rule, ...(head.href === undefined ? {} : { href: head.href }) } }),
    ...(mark
      ? { requirement: { text: mark.quote, at, rule: mark.rule, required: mark.required, standing: 'documented' as const } }
      : head.star
        ? {
            requirement: {
              text: `${head.name}*`,
              at,
              rule: 'a star at a name says that it is needed',
              required: true,
              standing: 'inferred' as const,
            },
          }
        : {}),
    ...(head.description === undefined ? {} : { description: { text: head.description, at, rule } }),
    constraints: head.constraints.map((text) => ({ text, at, rule })),
    children: [],
  };
}
