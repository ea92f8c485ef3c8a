import type { Protocol } from '../model/api.js';
import { beforeAfter, type Comparison } from './comparison.js';
import { compareEvidence } from './evidence.js';
import type { Place } from './place.js';
import { same } from './same.js';

/** How operations travel. */
export function compareProtocols(comparison: Comparison, before: Protocol, after: Protocol): void {
  if (same(before, after)) return;
  const place: Place = { root: { kind: 'protocol' }, steps: [], side: 'both', seen: 'both', operations: [] };
  for (const fact of ['kind', 'version', 'targetPrefix'] as const) {
    const [was, is] = [textOf(before, fact), textOf(after, fact)];
    if (was === is) continue;
    const side = fact === 'targetPrefix' ? 'sent' : 'both';
    comparison.tell({ ...place, side }, fact, {
      kind: 'transport-changed',
      fact,
      ...beforeAfter({ value: was, evidence: before.evidence }, { value: is, evidence: after.evidence }, fact),
    });
  }
  if (before.patterns !== after.patterns) {
    comparison.tell(place, 'patterns', {
      kind: 'constraint-changed',
      constraint: 'patterns',
      // What matches as a whole matches anywhere.
      width: after.patterns === 'search' ? 'wider' : 'narrower',
      ...beforeAfter(
        { value: before.patterns, evidence: before.evidence },
        { value: after.patterns, evidence: after.evidence },
        'patterns',
      ),
    });
  }
  compareEvidence(comparison, place, before.evidence, after.evidence, (fact) => textOf(before, fact) !== textOf(after, fact));
}

function textOf(protocol: Protocol, fact: string): string | undefined {
  const value: unknown = Object.hasOwn(protocol, fact) ? Reflect.get(protocol, fact) : undefined;
  return typeof value === 'string' ? value : undefined;
}
