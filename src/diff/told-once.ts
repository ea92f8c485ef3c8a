/** One change, or several that make the same words, in the order that they came in. */
export type SameWords<Change> = readonly [Change, ...Change[]];

/**
 * Changes by the words that tell them, in the order of the first of each: a reader wants to be told a thing once.
 * @param words of one change
 */
export function toldOnce<Change>(changes: readonly Change[], words: (change: Change) => string): readonly SameWords<Change>[] {
  const found = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const said = words(change);
    const same = found.get(said);
    if (same === undefined) found.set(said, [change]);
    else same.push(change);
  }
  return [...found.values()];
}
