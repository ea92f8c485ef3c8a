/** Time, as the watch uses it; tests give their own. */
export interface Clock {
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Does the work once, after so many milliseconds. @returns what calls it off */
  after(milliseconds: number, work: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
