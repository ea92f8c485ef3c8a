import { regExpLiteral } from '../escape/index.js';
import { type PatternShape, patternShape } from './pattern-shape.js';

/** What the validator does with a documented pattern. */
export type PatternSafety =
  /** Linear in the value's length, or the value's documented length keeps it cheap. */
  | { readonly kind: 'safe' }
  /** Applied to values of up to `limit` code units; longer ones pass unchecked. */
  | { readonly kind: 'bounded'; readonly limit: number }
  /** Could run away on short values: not applied at all. */
  | { readonly kind: 'unsafe' }
  /** No regular expression. */
  | { readonly kind: 'invalid' };

/** Steps of a backtracking engine that one value may cost: some tens of milliseconds. */
const stepBudget = 10_000_000;
/** Search steps of the detector; counted, not timed, so that the outcome is the same everywhere. */
const detectorSteps = 1500;
const detectorScore = 200;

const known = new Map<string, Promise<PatternSafety>>();

/**
 * Whether a pattern may be let loose on values that somebody else wrote.
 * @param maxLength documented length of the value, in code points
 */
export function patternSafety(pattern: string, mode: 'whole' | 'search', maxLength: number | undefined): Promise<PatternSafety> {
  const key = `${mode} ${maxLength} ${pattern}`;
  const safety = known.get(key) ?? judge(pattern, mode, maxLength);
  known.set(key, safety);
  return safety;
}

async function judge(pattern: string, mode: 'whole' | 'search', maxLength: number | undefined): Promise<PatternSafety> {
  if (regExpLiteral(pattern) === undefined && regExpLiteral(pattern, '') === undefined) return { kind: 'invalid' };
  const shape = patternShape(pattern);
  const anchored = mode === 'whole' || shape.anchored;
  const limit = affordableLength(shape, anchored);
  const longest = maxLength === undefined ? Number.POSITIVE_INFINITY : 2 * maxLength;
  if (!shape.nested && limit === Number.POSITIVE_INFINITY) return { kind: 'safe' };
  // Lengths are checked too, but all issues are wanted: the pattern also meets values that are too long.
  if (!shape.nested && longest <= limit) return { kind: 'bounded', limit: longest };
  if (await isLinear(pattern)) return anchored ? { kind: 'safe' } : { kind: 'bounded', limit: Math.floor(Math.sqrt(stepBudget)) };
  return shape.nested ? { kind: 'unsafe' } : { kind: 'bounded', limit };
}

/** The longest value whose matching stays in the budget: each repetition, and an open start, is one more power of the length. */
function affordableLength({ repetitions }: PatternShape, anchored: boolean): number {
  const power = repetitions + (anchored ? 0 : 1);
  return power <= 1 ? Number.POSITIVE_INFINITY : Math.floor(stepBudget ** (1 / power));
}

/** Asks the detector, which is loaded only where the shape alone does not settle the question. */
async function isLinear(pattern: string): Promise<boolean> {
  const { isSafePattern } = await import('redos-detector');
  try {
    const limits = { unicode: true, maxSteps: detectorSteps, maxScore: detectorScore, timeout: Number.POSITIVE_INFINITY };
    return isSafePattern(`^(?:${pattern})$`, limits).safe;
  } catch {
    return false;
  }
}
