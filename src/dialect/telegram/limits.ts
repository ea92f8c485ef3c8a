import type { Evidence, Schema } from '../../model/api.js';
import type { Sentence } from './sentences.js';

interface Limits {
  readonly least?: number;
  readonly most?: number;
}

interface LimitsRule {
  readonly name: string;
  readonly of: 'text' | 'number' | 'list';
  read(sentence: string): Limits | undefined;
}

/** Limits that hold only after, or only if, something else does are not the value's own. */
const depends = /^\s*(?:after\b|for\b|if (?!specified)|when\b|unless\b|,? or\b|per\b|in total\b)/i;

/** The numbers of a pattern's groups, unless what follows makes them depend on something. */
function numbers(pattern: RegExp, sentence: string, as: (found: RegExpExecArray) => Limits | undefined): Limits | undefined {
  const found = pattern.exec(sentence);
  if (!found) return undefined;
  const rest = sentence.slice(found.index + found[0].length);
  // What counts after marks are taken out is no limit of what is sent, and a second limit means that each has its condition.
  return depends.test(rest) || /\bafter entities\b/i.test(rest) || pattern.test(rest) ? undefined : as(found);
}

const range = ([, least, most]: RegExpExecArray): Limits => ({ least: Number(least), most: Number(most) });

/** A character takes at least one byte, so that a limit in bytes is one in characters too; a lower one is not. */
const textRange = ([, least, most, unit = '']: RegExpExecArray): Limits =>
  /^byte/i.test(unit) && Number(least) > 1 ? { most: Number(most) } : { least: Number(least), most: Number(most) };

const unit = '(characters?|symbols?|bytes?|letters?)\\b';

export const limitsRules: readonly LimitsRule[] = [
  {
    name: 'a range stands before “characters” or “bytes”',
    of: 'text',
    read: (sentence) => numbers(new RegExp(`(\\d{1,9})(?:\\s?[-–]\\s?| and | to )(\\d{1,9}) ${unit}`, 'i'), sentence, textRange),
  },
  {
    name: 'the most characters stand behind “up to”, “at most” or “not exceed”',
    of: 'text',
    read: (sentence) =>
      numbers(
        new RegExp(`(?:up to|at most|no more than|not exceed|n['’]t exceed|maximum(?: of)?|max\\.?) (\\d{1,9}) ${unit}`, 'i'),
        sentence,
        ([, most]) => ({ most: Number(most) }),
      ),
  },
  {
    name: 'a number is said to be between two others',
    of: 'number',
    read: (sentence) => numbers(/\bbetween (-?\d{1,15})(?: and |\s?[-–]\s?)(-?\d{1,15})(?![\dA-Za-z]|\.\d)/i, sentence, range),
  },
  {
    name: 'a number is said to go from one to another',
    of: 'number',
    read: (sentence) => numbers(/(?:[;,]|\bvalues are) from (-?\d{1,15}) to (-?\d{1,15})(?![\dA-Za-z]|\.\d)/i, sentence, range),
  },
  {
    name: 'a range stands alone behind a comma or semicolon',
    of: 'number',
    read: (sentence) =>
      (sentence.match(/\d\s?[-–]\s?\d/g) ?? []).length > 1
        ? undefined
        : numbers(/(?:^|[,;:(] ?)(\d{1,15})\s?[-–]\s?(\d{1,15})(?=\s*(?:[.,;)]|$))/, sentence, range),
  },
  {
    name: 'a number is said to be positive',
    of: 'number',
    read: (sentence) => (/\bmust be positive\b/i.test(sentence) ? { least: 1 } : undefined),
  },
  {
    name: 'a number is said not to be negative',
    of: 'number',
    read: (sentence) => (/\bmust be non-?negative\b/i.test(sentence) ? { least: 0 } : undefined),
  },
  {
    name: 'a list is said to hold so many items',
    of: 'list',
    read: (sentence) =>
      numbers(
        /(?:list|array) of (\d{1,9})\s?[-–]\s?(\d{1,9})(?= )|(?:must include|must contain) (\d{1,9})\s?[-–]\s?(\d{1,9}) (?:items|elements)/i,
        sentence,
        ([, a, b, c, d]) => ({ least: Number(a ?? c), most: Number(b ?? d) }),
      ),
  },
];

type Cite = (at: number, rule: string, quote: string) => Evidence;

/** The schema within the limits that the sentences about it name. */
export function withLimits(schema: Schema, sentences: readonly Sentence[], cite: Cite): Schema {
  const kind = schema.kind === 'string' ? 'text' : schema.kind === 'array' ? 'list' : 'number';
  if (schema.kind !== 'string' && schema.kind !== 'array' && schema.kind !== 'integer' && schema.kind !== 'number') return schema;
  for (const sentence of sentences)
    for (const rule of limitsRules) {
      if (rule.of !== kind) continue;
      const limits = rule.read(sentence.text);
      if (limits && !(limits.least !== undefined && limits.most !== undefined && limits.least > limits.most))
        return bounded(schema, limits, cite(sentence.at, rule.name, sentence.text));
    }
  return schema;
}

const keys = {
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
} as const;

function bounded<Bounded extends Extract<Schema, { kind: keyof typeof keys }>>(
  schema: Bounded,
  { least, most }: Limits,
  said: Evidence,
): Bounded {
  const [leastKey, mostKey] = keys[schema.kind];
  // A length is never below 0.
  const low = least === 0 && (schema.kind === 'string' || schema.kind === 'array') ? undefined : least;
  return {
    ...schema,
    ...(low === undefined ? {} : { [leastKey]: low }),
    ...(most === undefined ? {} : { [mostKey]: most }),
    evidence: {
      ...schema.evidence,
      ...(low === undefined ? {} : { [leastKey]: [said] }),
      ...(most === undefined ? {} : { [mostKey]: [said] }),
    },
  };
}
