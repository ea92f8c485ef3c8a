import type { Example, Operation, RequestSample } from '../model/api.js';
import type { Change } from './change.js';
import type { Comparison } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { tellOrder } from './order.js';
import type { Place } from './place.js';
import { plainJson } from './plain-json.js';
import { same, sameFacts } from './same.js';

type Kind = Pick<Extract<Change, { readonly kind: 'example-changed' }>, 'of' | 'status'>;

/** Examples of the request, those of responses by their status, and the samples of requests: one change for each of these. */
export function compareExamples(comparison: Comparison, place: Place, before: Operation, after: Operation): void {
  if (!same(before.samples, after.samples))
    compareLists(comparison, { ...place, side: 'sent' }, 'samples', { of: 'sample' }, before.samples, after.samples);
  if (same(before.examples, after.examples)) return;
  const first = new Map([...after.examples, ...before.examples].map((example) => [nameOf(example), example]));
  for (const [name, example] of first) {
    const own = ({ examples }: Operation): readonly Example[] => examples.filter((one) => nameOf(one) === name);
    const { side, ...kind } = kindOf(example);
    compareLists(comparison, { ...place, side }, 'examples', kind, own(before), own(after));
  }
  // Each kind may have the same as before, where the kinds are told in another order.
  if (sameFacts(sorted(before.examples), sorted(after.examples)))
    tellOrder(comparison, place, 'examples', before.examples.map(nameOf), after.examples.map(nameOf));
}

/** `request`, `response 200`. */
const nameOf = ({ role, status }: Example): string => (role === 'request' ? role : `${role} ${status ?? ''}`);

const kindOf = ({ role, status }: Example): Kind & Pick<Place, 'side'> =>
  role === 'request' ? { of: role, side: 'sent' } : { of: role, ...(status === undefined ? {} : { status }), side: 'received' };

/** Kind by kind, each in its own order. */
const sorted = (examples: readonly Example[]): readonly Example[] =>
  examples.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));

function compareLists(
  comparison: Comparison,
  place: Place,
  fact: 'examples' | 'samples',
  kind: Kind,
  before: readonly (Example | RequestSample)[],
  after: readonly (Example | RequestSample)[],
): void {
  if (!sameFacts(before, after)) {
    comparison.tell(place, fact, {
      kind: 'example-changed',
      ...kind,
      ...(before.length === 0 ? {} : { before: { value: plainJson(before) } }),
      ...(after.length === 0 ? {} : { after: { value: plainJson(after) } }),
    });
    return;
  }
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (other !== undefined) compareEvidence(comparison, place, one.evidence, other.evidence);
  }
}
