import { type Html, html } from '../html.js';

/** Longer texts are shown as they are: their words would have to be compared each with each. */
const mostWords = 400;

/** Two texts with the words marked that only one of them has. Absent where one of them is, or where nothing would stay unmarked. */
export function wordDiff(
  before: string | undefined,
  after: string | undefined,
): { readonly before?: Html; readonly after?: Html } {
  if (before === undefined || after === undefined || before === after) return {};
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (Math.max(old.length, now.length) > mostWords) return {};
  const common = longestCommon(old, now);
  if (!common.some(([at]) => /[\p{L}\p{N}]/u.test(old[at] ?? ''))) return {};
  const [inOld, inNow] = [new Set(common.map(([at]) => at)), new Set(common.map(([, at]) => at))];
  return {
    before: html`${old.map((word, at) => (inOld.has(at) ? word : html`<del>${word}</del>`))}`,
    after: html`${now.map((word, at) => (inNow.has(at) ? word : html`<ins>${word}</ins>`))}`,
  };
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** Places of the words that both have, in both. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
