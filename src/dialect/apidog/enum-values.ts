import { type DescribedValues, describedValues } from './described-values.js';
import { coarsest, cuts } from './glued-text.js';
import { type PageWords, pageWords, partsOf, standTogether } from './page-words.js';

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

interface Glued {
  readonly text: string;
  readonly style: Style;
  readonly example?: string;
  readonly described: DescribedValues;
  readonly own: PageWords;
  readonly page: PageWords;
}

interface SplitRule {
  readonly name: string;
  /** All splits that the rule's evidence allows: one decides, several or `undefined` mean that it does not. */
  readonly splits: (glued: Glued) => readonly (readonly string[])[] | undefined;
}

const RULES: readonly SplitRule[] = [
  { name: 'the example shows the whole text as one value', splits: (g) => (g.example === g.text ? [[g.text]] : []) },
  { name: 'the description lists these values in this order', splits: inListedOrder },
  { name: 'a value is followed by its opposite', splits: opposites },
  { name: 'the description sets each value apart', splits: (g) => within(g, (piece) => isListed(piece, g)) },
  { name: 'each value stands in the description as written', splits: (g) => within(g, (piece) => isListed(piece, g) || isWritten(piece, g.own)) },
  { name: 'each value stands on the page as written', splits: (g) => untorn(g, within(g, (piece) => isExact(piece, g))) },
  { name: 'the description sets each value apart in other letters', splits: (g) => worded(g, (piece) => isExact(piece, g) || isListedInOtherLetters(piece, g)) },
  { name: 'the description has the words of each value', splits: (g) => worded(g, (piece) => isExact(piece, g) || isWorded(piece, g.own)) },
  { name: 'the page has the words of each value', splits: (g) => worded(g, (piece) => isExact(piece, g) || isWorded(piece, g.page)) },
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
    ...(context.exampleValue !== undefined && text.includes(context.exampleValue) && { example: context.exampleValue }),
    described: describedValues(context.description, text),
    own: pageWords([...context.description, context.exampleValue ?? '']),
    page: context.pageWords,
  };
  for (const rule of RULES) {
    const splits = rule.splits(glued);
    if (splits === undefined) return { kind: 'unknown', quote };
    const decided = splits.length > 1 ? coarsest(splits) : splits[0];
    if (decided !== undefined) return { kind: 'split', values: decided, rule: rule.name, quote, standing: 'inferred' };
    if (splits.length > 1) return { kind: 'unknown', quote };
  }
  return { kind: 'unknown', quote };
}

function inListedOrder({ text, described }: Glued): readonly (readonly string[])[] {
  const run = described.runs.find((names) => names.length > 1 && names.join('').toLowerCase() === text.toLowerCase());
  if (run === undefined || (/^\d+$/.test(text) && described.thousands)) return [];
  let at = 0;
  return [run.map((name) => text.slice(at, (at += name.length)))];
}

const OPPOSITES: readonly ((value: string) => readonly string[])[] = [
  (value) => ['in', 'un', 'dis', 'de', 'non', 'not_', 'no_', 'not-', 'non-', 'NOT_', 'NO_', 'IN', 'UN', 'DIS'].map((prefix) => prefix + value),
  (value) => ['In', 'Un', 'Dis', 'Not', 'No', 'Non'].flatMap((prefix) => [prefix + value, prefix + value.toLowerCase()]),
  (value) => (/^en/i.test(value) ? [value.startsWith('EN') ? 'DIS' : value.startsWith('En') ? 'Dis' : 'dis'].map((prefix) => prefix + value.slice(2)) : []),
];

function opposites({ text, example }: Glued): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let at = 2; at < text.length - 1; at += 1) {
    const [a, b] = [text.slice(0, at), text.slice(at)];
    if (areOpposite(a, b) && (example === undefined || example === a || example === b)) found.push([a, b]);
  }
  return found;
}

function areOpposite(a: string, b: string): boolean {
  return OPPOSITES.some((of) => of(a).includes(b) || of(b).includes(a));
}

function within({ text, style, example }: Glued, isPiece: (piece: string, start: number) => boolean): readonly (readonly string[])[] | undefined {
  const all = cuts(text, (piece, start) => !splitsNumber(text, start) && !(style === 'camel' && splitsHump(text, start)) && (piece === example || isPiece(piece, start)));
  return all?.filter((pieces) => example === undefined || pieces.includes(example));
}

/** In camel case, a capital after a small letter is inside a value. */
const splitsHump = (text: string, joint: number): boolean => /\p{Ll}\p{Lu}/u.test(text.slice(joint - 1, joint + 1));

const splitsNumber = (text: string, joint: number): boolean => /\d/.test(text.charAt(joint - 1)) && /\d/.test(text.charAt(joint));

/** As `within`, for evidence in words: where capitals could as well be inside a value, nothing is decided. */
function worded(g: Glued, isPiece: (piece: string) => boolean): readonly (readonly string[])[] | undefined {
  const { style } = g;
  if (style === 'camel') return [];
  const all = within(g, (piece, start) => (style === 'even' || /[\p{Lu}\p{N}]/u.test(g.text.charAt(start))) && isPiece(piece));
  if (all?.some((pieces) => isDoubtful(pieces, style))) return undefined;
  return untorn(g, all);
}

/** A value that begins another one may as well begin its neighbour; and a few capitals may all be inside one value. */
function isDoubtful(pieces: readonly string[], style: Style): boolean {
  if (style === 'pascal' && pieces.length < 4) return true;
  return pieces.some((piece) => pieces.some((other) => other !== piece && other.startsWith(piece) && /[\p{L}\p{N}]/u.test(other.charAt(piece.length))));
}

/** No decision where a joint might tear words apart that stand together on the page. */
function untorn(g: Glued, all: readonly (readonly string[])[] | undefined): readonly (readonly string[])[] | undefined {
  return all?.some((pieces) => joinsWords(pieces, g.page)) ? undefined : all;
}

/** `camel` and `pascal` have capitals inside; `even` is all of one case. */
type Style = 'camel' | 'pascal' | 'even';

function styleOf(text: string): Style {
  if (!/\p{Ll}\p{Lu}|\p{Lu}\p{Ll}/u.test(text)) return 'even';
  return /^\p{Ll}/u.test(text) ? 'camel' : 'pascal';
}

/** Whether a joint would tear words apart that stand together on the page. */
function joinsWords(pieces: readonly string[], page: PageWords): boolean {
  return pieces.some((piece, index) => {
    const before = pieces[index - 1];
    const [last, first] = [before === undefined ? undefined : partsOf(before).at(-1), partsOf(piece)[0]];
    return last !== undefined && first !== undefined && standTogether([last, first], page);
  });
}

/** Words that carry no meaning of their own, so that meeting one in a sentence says nothing about a value. */
const FUNCTION_WORDS = new Set(
  'a an the of to in on at by for from off up down out over under back and or nor is are be was not no if it its as with this that these those you your can may will has have had do does than then into per any all each one so we us our he she they i am via when while which who what how why there here only also but s t'.split(' '),
);

const isListed = (piece: string, g: Glued): boolean => g.described.listed.has(piece);

const isListedInOtherLetters = (piece: string, g: Glued): boolean => [...g.described.listed].some((name) => name.toLowerCase() === piece.toLowerCase());

/** Stands as a token of its own, and is more than an everyday word. */
function isWritten(piece: string, words: PageWords): boolean {
  if (!words.exact.has(piece)) return false;
  return !/^\p{N}+$/u.test(piece) && piece.length > 1 && (piece !== piece.toLowerCase() || !FUNCTION_WORDS.has(piece));
}

const isExact = (piece: string, g: Glued): boolean =>
  isListed(piece, g) || isWritten(piece, g.own) || (piece.length > 2 && isWritten(piece, g.page)) || (isWritten(piece, g.page) && g.page.setApart.has(piece));

const NAME = /^[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*$/u;

/** Whether the words have every word of the name: together, or each by itself where the name separates them. */
function isWorded(piece: string, words: PageWords): boolean {
  if (!NAME.test(piece)) return false;
  const runs = piece.toLowerCase().split(/[_-]/);
  const [only] = runs;
  if (runs.length === 1 && only !== undefined && partsOf(piece).length === 1) return isWord(only, words);
  const parts = partsOf(piece);
  if (parts.length > 1 && standTogether(parts, words)) return true;
  return runs.length > 1 && /^[^-]+$/.test(piece) && styleOf(piece) === 'even' && runs.every((run) => words.words.has(run)) && runs.some((run) => !FUNCTION_WORDS.has(run));
}

const isWord = (run: string, words: PageWords): boolean => run.length > 2 && words.words.has(run) && !FUNCTION_WORDS.has(run);
