import { describedValues } from './described-values.js';
import { type Glued, styleOf, within, worded } from './glued-enum.js';
import { coarsest } from './glued-text.js';
import { besidesOneShortWord } from './one-stranger.js';
import { opposites } from './opposites.js';
import { type PageWords, pageWords } from './page-words.js';
import { isDoubtful, tearsOwnWords, tearsPageWords } from './split-doubts.js';
import { isExact, isListed, isListedInOtherLetters, isOwn, isTypeName, isWorded } from './value-evidence.js';

export { type PageWords, pageWords } from './page-words.js';

/** What surrounds the allowed values of one field. */
export interface EnumContext {
  readonly fieldName: string;
  readonly description: readonly string[];
  /** The field's value in the page's example; pages without examples of their own show the first value. */
  readonly exampleValue?: string;
  readonly pageWords: PageWords;
}

export type EnumSplit =
  | {
      readonly kind: 'split';
      readonly values: readonly string[];
      readonly rule: string;
      readonly quote: string;
      readonly standing: 'documented' | 'inferred';
    }
  | { readonly kind: 'unknown'; readonly quote: string };

interface SplitRule {
  readonly name: string;
  /** All splits that the rule's evidence allows: one decides, several or `undefined` mean that it does not. */
  readonly splits: (glued: Glued) => readonly (readonly string[])[] | undefined;
  /** Whether the one split left may still be wrong. */
  readonly doubt?: (pieces: readonly string[], glued: Glued) => boolean;
}

const RULES: readonly SplitRule[] = [
  { name: 'the example shows the whole text as one value', splits: (g) => (g.example === g.text ? [[g.text]] : []) },
  { name: 'the description lists these values in this order', splits: inListedOrder },
  { name: 'a value is followed by its opposite', splits: opposites },
  {
    name: 'each value is the name of a type',
    splits: (g) => (within(g, isTypeName) ?? []).filter((pieces) => pieces.length > 2),
  },
  {
    name: 'the description sets each value apart',
    splits: (g) => within(g, (piece) => isListed(piece, g)),
    doubt: tearsOwnWords,
  },
  {
    name: 'each value stands in the description as written',
    splits: (g) => within(g, (piece) => isOwn(piece, g)),
    doubt: tearsOwnWords,
  },
  {
    name: 'each value stands on the page as written',
    splits: (g) => within(g, (piece) => isExact(piece, g)),
    doubt: tearsPageWords,
  },
  {
    name: 'the description sets each value apart in other letters',
    splits: (g) => worded(g, (piece) => isExact(piece, g) || isListedInOtherLetters(piece, g)),
    doubt: isDoubtful,
  },
  {
    name: 'the description has the words of each value',
    splits: (g) => worded(g, (piece) => isExact(piece, g) || isWorded(piece, g.own)),
    doubt: isDoubtful,
  },
  {
    name: 'the page has the words of each value',
    splits: (g) => worded(g, (piece) => isExact(piece, g) || isWorded(piece, g.page)),
    doubt: isDoubtful,
  },
  { name: 'all but one short word of the values is known', splits: besidesOneShortWord, doubt: isDoubtful },
];

/** Takes the values of an enum apart that a text dump has glued together; `unknown` unless evidence leaves one way. */
export function splitAllowedValues(lines: readonly string[], context: EnumContext): EnumSplit {
  const values = lines.map((line) => line.trim()).filter((line) => line !== '');
  const quote = values.join('\n');
  const [text] = values;
  if (text === undefined) return { kind: 'unknown', quote };
  if (values.length > 1) {
    if (new Set(values).size !== values.length) return { kind: 'unknown', quote };
    return { kind: 'split', values, rule: 'values stand one a line', quote, standing: 'documented' };
  }
  const glued: Glued = {
    text,
    style: styleOf(text),
    fieldName: context.fieldName,
    ...(context.exampleValue !== undefined && text.includes(context.exampleValue) && { example: context.exampleValue }),
    described: describedValues(context.description, text),
    own: pageWords([...context.description, context.exampleValue ?? '']),
    page: context.pageWords,
  };
  for (const rule of RULES) {
    const splits = rule.splits(glued);
    const decided = splits === undefined ? undefined : splits.length > 1 ? coarsest(splits) : splits[0];
    if (decided !== undefined && !(rule.doubt?.(decided, glued) ?? false)) {
      return { kind: 'split', values: decided, rule: rule.name, quote, standing: 'inferred' };
    }
    if (splits === undefined || splits.length > 0) return { kind: 'unknown', quote };
  }
  return { kind: 'unknown', quote };
}

function inListedOrder({ text, described }: Glued): readonly (readonly string[])[] {
  const run = described.runs.find((names) => names.length > 1 && names.join('').toLowerCase() === text.toLowerCase());
  if (run === undefined || (/^\d+$/.test(text) && described.thousands)) return [];
  const ends = run.map((_, index) => run.slice(0, index + 1).join('').length);
  const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
  return new Set(pieces).size === pieces.length ? [pieces] : [];
}
