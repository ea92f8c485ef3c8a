/** Glued text longer than this is not looked into. */
const MAX_LENGTH = 2_000;
const MAX_PIECE = 100;
const MAX_STEPS = 2_000;

/**
 * Every way to cut `text` into different pieces that all pass; `undefined` when there are more than `limit` ways or too
 * many to try. Time is bounded whatever the text.
 */
export function cuts(text: string, isPiece: (piece: string, start: number) => boolean, limit = 60): string[][] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const ends = pieceEnds(text, isPiece);
  const found: string[][] = [];
  let steps = 0;
  const go = (start: number, pieces: readonly string[]): boolean => {
    steps += 1;
    if (steps > MAX_STEPS) return false;
    if (start === text.length) {
      found.push([...pieces]);
      return found.length <= limit;
    }
    return (ends.get(start) ?? []).every((end) => {
      const piece = text.slice(start, end);
      return pieces.includes(piece) || go(end, [...pieces, piece]);
    });
  };
  return go(0, []) ? found : undefined;
}

/** Where pieces may end, by where they start; only those from which the end of the text can be reached. */
function pieceEnds(text: string, isPiece: (piece: string, start: number) => boolean): ReadonlyMap<number, readonly number[]> {
  const ends = new Map<number, readonly number[]>();
  const reaches = new Set([text.length]);
  for (let start = text.length - 1; start >= 0; start -= 1) {
    const here: number[] = [];
    for (let end = Math.min(text.length, start + MAX_PIECE); end > start; end -= 1) {
      if (reaches.has(end) && isPiece(text.slice(start, end), start)) here.push(end);
    }
    if (here.length > 0) {
      ends.set(start, here);
      reaches.add(start);
    }
  }
  return ends;
}

/** The cut whose joints every other cut has too, so that the others only cut its pieces further; if there is one. */
export function coarsest(all: readonly (readonly string[])[]): readonly string[] | undefined {
  const joints = all.map(jointsOf);
  const index = joints.findIndex((own) => joints.every((other) => [...own].every((joint) => other.has(joint))));
  return all[index];
}

function jointsOf(pieces: readonly string[]): ReadonlySet<number> {
  const joints = new Set<number>();
  let at = 0;
  for (const piece of pieces) {
    at += piece.length;
    joints.add(at);
  }
  return joints;
}
