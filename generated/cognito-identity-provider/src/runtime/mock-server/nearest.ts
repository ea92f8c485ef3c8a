/** `there is no operation GetNot; did you mean GetNote?`, or what there is instead where no name is near. */
export function noSuch(what: string, name: string, among: readonly string[]): string {
  const near = nearest(name, among);
  if (near !== undefined) return `there is no ${what} ${name}; did you mean ${near}?`;
  if (among.length === 0) return `there is no ${what} ${name}; there is none at all`;
  const shown = among.slice(0, shownNames).join(', ');
  const more = among.length > shownNames ? ` and ${among.length - shownNames} more` : '';
  return `there is no ${what} ${name}; there ${among.length === 1 ? 'is' : 'are'} ${shown}${more}`;
}

const shownNames = 12;

/** The name that was most likely meant; `undefined` where none is like it. */
function nearest(name: string, among: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of among) {
    const count = mistakes(name.toLowerCase(), candidate.toLowerCase(), fewest);
    if (count >= fewest || count >= candidate.length) continue;
    best = candidate;
    fewest = count;
  }
  return best;
}

/** Letters to add, drop or change; anything from `limit` on is as good as `limit`. */
function mistakes(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = at(row, j - 1) + (one.charAt(i - 1) === other.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(changed, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
