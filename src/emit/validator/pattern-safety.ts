import { affordableLength, longestSearch, withoutTail } from '../../pattern/cost.js';
import { isDeterministic } from '../../pattern/determinism.js';
import { patternShape } from '../../pattern/shape.js';
import { regExpLiteral } from '../escape/index.js';

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

/** Search steps of the detector; counted, not timed, so that the outcome is the same everywhere. */
const detectorSteps = 400;
const detectorScore = 200;
/** A limit that hardly any value of a pattern reaches: not worth asking the detector for more. */
const ampleLimit = 1000;

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
  const shape = patternShape(mode === 'search' ? withoutTail(pattern) : pattern);
  const anchored = mode === 'whole' || shape.anchored;
  const limit = affordableLength(shape, anchored);
  // In code units, of which two may make a code point. Lengths are checked too, but all issues are wanted: the pattern
  // also meets values that are too long.
  const longest = maxLength === undefined ? Number.POSITIVE_INFINITY : 2 * maxLength;
  if (!shape.nested && limit === Number.POSITIVE_INFINITY) return { kind: 'safe' };
  if (!shape.nested && longest <= limit) return { kind: 'bounded', limit };
  if (await isLinear(pattern, !shape.nested && limit >= ampleLimit))
    return anchored ? { kind: 'safe' } : { kind: 'bounded', limit: longestSearch };
  return shape.nested ? { kind: 'unsafe' } : { kind: 'bounded', limit };
}

/** Asks the detector, which takes its time and so is loaded only where nothing simpler settles the question. */
async function isLinear(pattern: string, spareDetector: boolean): Promise<boolean> {
  if (regExpLiteral(pattern) === undefined) return false;
  if (isDeterministic(pattern)) return true;
  if (spareDetector) return false;
  const { isSafePattern } = await import('redos-detector');
  try {
    const limits = { unicode: true, maxSteps: detectorSteps, maxScore: detectorScore, timeout: Number.POSITIVE_INFINITY };
    return isSafePattern(`^(?:${pattern})$`, limits).safe;
  } catch {
    return false;
  }
}
