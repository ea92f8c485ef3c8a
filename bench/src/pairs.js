/** The middle one of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures contenders in turn, round by round, so that a machine whose speed drifts is as unfair to one as to the other.
 * @param contenders functions that give one figure each, keyed by name
 * @returns for each contender its figures, one a round, without the first round
 */
export async function inTurn(contenders, rounds) {
  const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, figure] of Object.entries(contenders)) {
      const value = await figure();
      if (round > 0) figures[name].push(value);
    }
  }
  return figures;
}

/** Median of the ratios of figures that were taken in the same round. */
export const ratio = (a, b) => median(a.map((value, round) => value / b[round]));
