import { forksOf, isDeterministic } from './determinism.js';
import { type PatternShape, patternShape } from './shape.js';
import { isQuantifier, tokensOf, turnsOf } from './tokens.js';

/** Steps of a backtracking engine that one value may cost: some tens of milliseconds. */
const stepBudget = 10_000_000;
/** So many times a linear search is one still. */
const fewWays = 200;

/** The longest text that a search which starts anew at every character may be let loose on, where each start is linear. */
export const longestSearch = Math.floor(Math.sqrt(stepBudget));

/** A search has ended once a last repetition has its first turn: how it goes on costs nothing. */
export function withoutTail(pattern: string): string {
  const tokens = tokensOf(pattern);
  return isQuantifier(tokens.at(-1)) && tokens.at(-2) !== ')' ? tokens.slice(0, -1).join('') : pattern;
}

/** The longest text whose matching stays in the budget: each repetition, and an open start, is one more power of the length. */
export function affordableLength({ repetitions, ways }: PatternShape, anchored: boolean): number {
  const power = repetitions + (anchored ? 0 : 1);
  if (power <= 1 && ways <= fewWays) return Number.POSITIVE_INFINITY;
  return Math.floor((stepBudget / ways) ** (1 / Math.max(1, power)));
}

/**
 * How long a text a pattern may search, in code units; nothing where it can run away on short ones. Told by its shape alone, at
 * once; what only a detector could acquit counts as guilty.
 */
export function searchLimit(pattern: string): number | undefined {
  const shape = patternShape(withoutTail(pattern));
  if (isDeterministic(pattern)) return shape.anchored ? Number.POSITIVE_INFINITY : longestSearch;
  if (shape.nested) return undefined;
  return Math.max(affordableLength(shape, shape.anchored), affordableForks(pattern, shape));
}

/** The same told by its forks: where no group is repeated, a repetition that can be left at one place only costs nothing. */
function affordableForks(pattern: string, { anchored, ways }: PatternShape): number {
  const tokens = tokensOf(pattern);
  const repeated = tokens.some((token, index) => token === ')' && turnsOf(tokens[index + 1]).most > 1);
  const forks = repeated ? undefined : forksOf(pattern);
  if (!forks) return 0;
  const power = 1 + forks.loops + (anchored ? 0 : 1);
  return Math.floor((stepBudget / (ways * 2 ** forks.passed)) ** (1 / power));
}
