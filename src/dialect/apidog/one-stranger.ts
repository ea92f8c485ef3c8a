import { type Glued, within } from './glued-enum.js';
import { FUNCTION_WORDS, isExact, isOwn, NAME } from './value-evidence.js';

/** Too short for two words beside values that are all longer than two letters: `EMAIL` after `SMS`. */
const isShortWord = (run: string): boolean => /^\p{L}{4,5}$/u.test(run) && (run.match(/[^aeiou]/g)?.length ?? 0) > 1;

/** Everything is known but one short word, either a value by itself or set off by `_`: `SMS` + email, `WITH_LINK` + `WITH_` code. */
export function besidesOneShortWord(g: Glued): readonly (readonly string[])[] | undefined {
  if (g.style !== 'even' || !/\p{L}/u.test(g.text)) return [];
  const isKnown = (run: string): boolean => g.page.words.has(run) || g.own.words.has(run);
  const strangers = (piece: string): readonly string[] =>
    piece
      .toLowerCase()
      .split('_')
      .filter((run) => !isKnown(run));
  const alone = cutsWithOne(
    g,
    (piece) => isOwn(piece, g),
    (piece) =>
      !piece.includes('_') &&
      !isKnown(piece.toLowerCase()) &&
      isShortWord(piece.toLowerCase()) &&
      !hidesWord(piece.toLowerCase()),
  );
  if (alone === undefined || alone.length > 0) return alone;
  const isLoose = (piece: string): boolean => {
    const [stranger, second] = strangers(piece);
    return (
      NAME.test(piece) &&
      piece.includes('_') &&
      stranger !== undefined &&
      second === undefined &&
      isShortWord(stranger) &&
      !hidesWord(stranger) &&
      !hidesWord(stranger, g.page.words)
    );
  };
  return cutsWithOne(g, (piece) => isExact(piece, g), isLoose);
}

const hidesWord = (run: string, words: ReadonlySet<string> = FUNCTION_WORDS): boolean =>
  [2, 3].some((size) => words.has(run.slice(0, size)) || words.has(run.slice(-size)));

function cutsWithOne(
  g: Glued,
  isKnown: (piece: string) => boolean,
  isLoose: (piece: string) => boolean,
): readonly (readonly string[])[] | undefined {
  const all = within(g, (piece) => piece.length > 2 && (isKnown(piece) || isLoose(piece)));
  const one = all?.filter(
    (pieces) =>
      pieces.length > 1 &&
      pieces.every((piece) => piece.length > 2) &&
      pieces.filter((piece) => piece !== g.example && !isKnown(piece)).length === 1,
  );
  const looseLength = (pieces: readonly string[]): number =>
    pieces.find((piece) => piece !== g.example && !isKnown(piece))?.length ?? 0;
  const shortest = Math.min(...(one ?? []).map(looseLength));
  return one?.filter((pieces) => looseLength(pieces) === shortest);
}
