import type { DescribedValues } from './described-values.js';
import { cuts } from './glued-text.js';
import type { PageWords } from './page-words.js';

/** The glued values of one field, with all that may tell them apart. */
export interface Glued {
  readonly text: string;
  readonly style: Style;
  readonly fieldName: string;
  readonly example?: string;
  readonly described: DescribedValues;
  readonly own: PageWords;
  readonly page: PageWords;
}

/** `camel` and `pascal` have capitals inside; `even` is all of one case. */
export type Style = 'camel' | 'pascal' | 'even';

export function styleOf(text: string): Style {
  if (!/\p{Ll}/u.test(text) || !/\p{Lu}/u.test(text)) return 'even';
  return /^\p{Ll}/u.test(text) ? 'camel' : 'pascal';
}

/** Ways to cut the text into such pieces, the example's value among them; `undefined` when there are too many. */
export function within(
  { text, style, example }: Glued,
  isPiece: (piece: string, start: number) => boolean,
): readonly (readonly string[])[] | undefined {
  const all = cuts(
    text,
    (piece, start) =>
      !splitsNumber(text, start) &&
      !(style === 'camel' && splitsHump(text, start)) &&
      (piece === example || isPiece(piece, start)),
  );
  return all?.filter((pieces) => example === undefined || pieces.includes(example));
}

/** In camel case, a capital after a small letter is inside a value. */
const splitsHump = (text: string, joint: number): boolean => /\p{Ll}\p{Lu}/u.test(text.slice(joint - 1, joint + 1));

const splitsNumber = (text: string, joint: number): boolean => /\d/.test(text.charAt(joint - 1)) && /\d/.test(text.charAt(joint));

/** As `within`, for evidence in words: where capitals could as well be inside a value, nothing is decided. */
export function worded(g: Glued, isPiece: (piece: string, start: number) => boolean): readonly (readonly string[])[] | undefined {
  if (g.style === 'camel') return [];
  return within(
    g,
    (piece, start) => (g.style === 'even' || /[\p{Lu}\p{N}]/u.test(g.text.charAt(start))) && isPiece(piece, start),
  );
}
