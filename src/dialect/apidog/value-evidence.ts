import type { Glued } from './glued-enum.js';
import { type PageWords, partsOf, standTogether } from './page-words.js';

/** Words that carry no meaning of their own, so that meeting one in a sentence says nothing about a value. */
export const FUNCTION_WORDS = new Set(
  'a an the of to in on at by for from off up down out over under back and or nor is are be was not no if it its as with this that these those you your can may will has have had do does than then into per any all each one so we us our he she they i am via when while which who what how why there here only also but s t'.split(
    ' ',
  ),
);

export const isListed = (piece: string, g: Glued): boolean => g.described.listed.has(piece);

export const isListedInOtherLetters = (piece: string, g: Glued): boolean =>
  g.described.listedInAnyLetters.has(piece.toLowerCase());

/** Stands as a token of its own, and is more than an everyday word. */
function isWritten(piece: string, words: PageWords): boolean {
  if (!words.exact.has(piece)) return false;
  return !/^\p{N}+$/u.test(piece) && piece.length > 1 && (piece !== piece.toLowerCase() || !FUNCTION_WORDS.has(piece));
}

export const isOwn = (piece: string, g: Glued): boolean => isListed(piece, g) || isWritten(piece, g.own);

export const isExact = (piece: string, g: Glued): boolean =>
  isOwn(piece, g) || (piece.length > 2 && isWritten(piece, g.page)) || (isWritten(piece, g.page) && g.page.setApart.has(piece));

export const NAME = /^[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*$/u;

const worded = new WeakMap<PageWords, Map<string, boolean>>();

/** Whether the words have every word of the name: together, or each by itself where the name separates them. */
export function isWorded(piece: string, words: PageWords): boolean {
  const known = worded.get(words) ?? new Map<string, boolean>();
  worded.set(words, known);
  // One piece is asked for from many sides, and of every cut that it is in.
  const answer = known.get(piece) ?? hasWords(piece, words);
  known.set(piece, answer);
  return answer;
}

function hasWords(piece: string, words: PageWords): boolean {
  const even = piece === piece.toLowerCase() || piece === piece.toUpperCase();
  if (even && !/[_-]/.test(piece)) return isWord(piece.toLowerCase(), words);
  if (!NAME.test(piece)) return false;
  if (!even) {
    const parts = partsOf(piece);
    return parts.length === 1 ? isWord(piece.toLowerCase(), words) : standTogether(parts, words);
  }
  const runs = piece.toLowerCase().split(/[_-]/);
  if (!runs.every((run) => words.words.has(run) && !/^\p{L}$/u.test(run)) || runs.every((run) => FUNCTION_WORDS.has(run)))
    return false;
  const needsCompany = piece.includes('-') || LEANING.has(runs.at(0) ?? '') || LEANING.has(runs.at(-1) ?? '');
  return !needsCompany || standTogether(partsOf(piece), words);
}

/** Words that lean on another: a name rarely begins or ends with one. */
const LEANING = new Set(
  'a an the of to in on at by for from off up out down over under back and or as with into per through'.split(' '),
);

const isWord = (run: string, words: PageWords): boolean => run.length > 2 && words.words.has(run) && !FUNCTION_WORDS.has(run);

/** The types and formats that OpenAPI knows: fields that describe other fields enumerate them. */
const TYPE_NAMES = new Set('string number integer boolean array object null date datetime binary byte float double'.split(' '));

export const isTypeName = (piece: string): boolean => TYPE_NAMES.has(piece.toLowerCase().replace(/[-_]/g, ''));
