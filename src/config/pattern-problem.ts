import { searchLimit } from '../pattern/cost.js';

/** What is wrong with a pattern that is to be let loose on pages; nothing where it is fine. */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^Invalid regular expression: (?:\/.*\/u?: )?/s, '') : String(error);
    return `not a regular expression (in Unicode mode): ${reason}`;
  }
  if (searchLimit(pattern) !== undefined) return undefined;
  return 'a pattern that can run away: a repetition stands in a repetition, as in `(a+)+`; say it without one of them';
}
