import type { Glued } from './glued-enum.js';
import { areOpposite } from './opposites.js';
import { type PageWords, partsOf, standTogether } from './page-words.js';
import { isExact } from './value-evidence.js';

type Doubt = (pieces: readonly string[], glued: Glued) => boolean;

/** Words of the description that stand together would end up in two values. */
export const tearsOwnWords: Doubt = (pieces, { own }) => tearsWords(pieces, own);

/** Words of the page that stand together would end up in two values. */
export const tearsPageWords: Doubt = (pieces, { page }) => tearsWords(pieces, page);

/** Capitals may stand inside a value as well as begin one: only many values that are all alike are believed. */
function mayBeOneOfCapitals(pieces: readonly string[], g: Glued): boolean {
  if (g.style !== 'pascal') return false;
  const several = pieces.some((piece) => partsOf(piece).length > 1);
  return pieces.length < 4 || (several && pieces.some((piece) => partsOf(piece).length === 1 && !isExact(piece, g)));
}

/** Two short words in a row are as often one: base and line. */
function joinsShortWords(pieces: readonly string[], g: Glued): boolean {
  return pieces.some((piece, index) => {
    const before = pieces[index - 1];
    if (before === undefined || joinWords(before, piece) || (isExact(before, g) && isExact(piece, g))) return false;
    return isShort(before.split('_').at(-1)) && isShort(piece.split('_').at(0));
  });
}

/** Where both sides join words by `_`, nothing can be torn: the joint has none. */
const joinWords = (before: string, piece: string): boolean => before.includes('_') && piece.includes('_');

const isShort = (run = ''): boolean => run.length < 5;

/** The field's name is on the page, whatever its values are. */
function echoesFieldName(pieces: readonly string[], { fieldName }: Glued): boolean {
  return pieces.length === 1 && fieldName.toLowerCase().includes(pieces.join('').toLowerCase());
}

/** A value that begins or ends another may as well be part of its own neighbour, unless it is the opposite. */
function holdsAnother(pieces: readonly string[]): boolean {
  return pieces.some((piece) => pieces.some((other) => isInside(piece, other) && !areOpposite(piece, other)));
}

function isInside(piece: string, other: string): boolean {
  if (piece === other) return false;
  const after = other.startsWith(piece) ? other.charAt(piece.length) : '';
  const before = other.endsWith(piece) ? other.charAt(other.length - piece.length - 1) : '';
  return /[\p{L}\p{N}]/u.test(after + before);
}

function tearsWords(pieces: readonly string[], words: PageWords): boolean {
  return pieces.some((piece, index) => {
    const before = pieces[index - 1];
    if (before === undefined || joinWords(before, piece)) return false;
    return standTogether([...partsOf(before).slice(-1), ...partsOf(piece).slice(0, 1)], words);
  });
}

const WORD_DOUBTS: readonly Doubt[] = [tearsPageWords, mayBeOneOfCapitals, joinsShortWords, echoesFieldName, holdsAnother];

/** Everything that makes evidence in words, rather than in names as written, too weak. */
export const isDoubtful: Doubt = (pieces, glued) => WORD_DOUBTS.some((doubt) => doubt(pieces, glued));
