import type { Json } from '../model/api.js';

/** Facts of which a smaller value lets more through. */
const lower: ReadonlySet<string> = new Set(['minLength', 'minimum', 'minItems', 'minProperties']);

/** Of two values for a bound, the one that both kinds of values keep. A bound that one takes away stays away. */
export function wider(fact: string, one: Json, other: Json): Json {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other ? one : null;
  return lower.has(fact) ? Math.min(one, other) : Math.max(one, other);
}
