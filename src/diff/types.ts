import { placesIn } from '../model/places.js';
import type { Comparison } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { same } from './same.js';
import { compareSchemas } from './schemas.js';

/** Types that both models have under one name: each once, whoever uses it. */
export function compareTypes(comparison: Comparison): void {
  const { before, after } = comparison;
  for (const type of after.types) {
    const was = before.types[placesIn(before).types.get(type.name) ?? -1];
    if (was === undefined || same(was, type)) continue;
    const place = comparison.typePlace(type.name);
    compareEvidence(comparison, place, was.evidence, type.evidence);
    compareSchemas(comparison, place, was.schema, type.schema);
  }
}
