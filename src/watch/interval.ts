/** Longest time between two looks at a server that fails, in milliseconds, unless the interval itself is longer. */
const longest = 60 * 60 * 1000;

/** How far a wait is from what it should be at most, as a share of it: nobody wants all machines to ask in the same second. */
const spread = 0.1;

/**
 * Milliseconds until a URL is asked for again: twice as long after each failure.
 * @param interval in milliseconds
 * @param failures in a row
 * @param random from 0 up to 1
 */
export function waitBefore(interval: number, failures: number, random: () => number): number {
  const wait = Math.min(interval * 2 ** failures, Math.max(interval, longest));
  return wait * (1 + spread * (2 * random() - 1));
}
