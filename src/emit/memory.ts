/**
 * Answers of earlier runs of this very program to questions that have one answer only. A run comes to the same with it and without.
 */
export interface Memory {
  find(question: string): string | undefined;
  keep(question: string, answer: string): void;
}

export const forgetful: Memory = { find: () => undefined, keep: () => {} };
