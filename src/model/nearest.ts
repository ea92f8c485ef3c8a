/** Up to three candidates that a mistyped text may have meant, nearest first. */
export function nearest(text: string, candidates: readonly string[]): readonly string[] {
  return candidates
    .flatMap((candidate) => {
      const [own, other] = withoutSharedStart(text.toLowerCase(), candidate.toLowerCase());
      const mistakes = distance(own, other);
      return mistakes <= Math.max(1, Math.floor(Math.max(own.length, other.length) / 3)) ? [{ candidate, mistakes }] : [];
    })
    .sort((a, b) => a.mistakes - b.mistakes)
    .slice(0, 3)
    .map((entry) => entry.candidate);
}

/** Of two paths, what follows the steps that both begin with: how long a path is excuses no mistake at its end. */
function withoutSharedStart(a: string, b: string): readonly [string, string] {
  let shared = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at += 1) if (a[at] === '.') shared = at + 1;
  return [a.slice(shared), b.slice(shared)];
}

/** Letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? row.at(-1) ?? 0;
}

/** `Did you mean a or b?`, or the known words where none is near. */
export function suggestion(text: string, candidates: readonly string[], what: string): string {
  const near = nearest(text, candidates);
  if (near.length > 0) return `Did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`;
  if (candidates.length === 0) return `There is no ${what} there.`;
  const shown = candidates.slice(0, 8).map((one) => `\`${one}\``);
  return `Known there: ${shown.join(', ')}${candidates.length > shown.length ? ` and ${candidates.length - shown.length} more` : ''}.`;
}
