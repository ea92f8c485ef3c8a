import type { Json } from '../model/api.js';
import type { Comparison } from './comparison.js';
import type { Place } from './place.js';
import { same } from './same.js';

/** Parts that are the same, told in another order: the words of the page stand elsewhere, and generated files list them so. */
export function tellOrder(
  comparison: Comparison,
  place: Place,
  fact: string | undefined,
  before: readonly string[],
  after: readonly string[],
): void {
  const [older, newer] = [new Set(before), new Set(after)];
  const [was, is] = [before.filter((name) => newer.has(name)), after.filter((name) => older.has(name))];
  if (same(was, is)) return;
  comparison.tell(place, fact, { kind: 'evidence-changed', fact: 'order', before: { value: was }, after: { value: is } });
}

/** A detail of notation that no program meets on the wire. */
export function tellNotation(
  comparison: Comparison,
  place: Place,
  fact: string,
  before: Json | undefined,
  after: Json | undefined,
  compile = false,
): void {
  if (same(before, after)) return;
  comparison.tell(
    place,
    undefined,
    {
      kind: 'evidence-changed',
      fact,
      ...(before === undefined ? {} : { before: { value: before } }),
      ...(after === undefined ? {} : { after: { value: after } }),
    },
    { compile },
  );
}
