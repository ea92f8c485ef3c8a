import type { Schema, UnionSchema } from '../model/api.js';
import type { Width } from './change.js';
import type { Comparison } from './comparison.js';
import { opened } from './named-types.js';
import type { CompareSchemas } from './objects.js';
import { tellOrder } from './order.js';
import { inside, meets, type Place } from './place.js';
import { same, sameFacts } from './same.js';
import { types } from './tell-type.js';
import { fits, typescriptEyes } from './width.js';

interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Choices, member by member: those that are alike are compared, one more is wider, one less narrower. */
export function compareUnions(
  comparison: Comparison,
  place: Place,
  before: UnionSchema,
  after: UnionSchema,
  compareSchemas: CompareSchemas,
): void {
  const pairs = pairUp(comparison, before.members, after.members);
  const gone = before.members.filter((_, index) => !pairs.some((pair) => pair.before === index));
  const come = after.members.filter((_, index) => !pairs.some((pair) => pair.after === index));
  if (gone.length > 0 || come.length > 0 || before.mode !== after.mode) {
    const width = widthOf(comparison, before, after, gone, come);
    comparison.tell(
      place,
      'type',
      { kind: 'type-changed', width: width ?? 'wider', ...types(before, after) },
      { alike: width === undefined, compile: breaks(comparison, before, after, gone, come, place) },
    );
  }
  for (const pair of pairs) {
    const [older, newer] = [before.members[pair.before], after.members[pair.after]];
    if (older === undefined || newer === undefined) continue;
    compareSchemas(comparison, inside(place, { kind: 'member', index: pair.after }), older, newer);
  }
  const order = pairs.map((pair) => String(pair.before));
  tellOrder(
    comparison,
    place,
    undefined,
    [...order].sort((a, b) => Number(a) - Number(b)),
    order,
  );
}

/** The first way of being alike that finds a partner counts. */
function pairUp(comparison: Comparison, before: readonly Schema[], after: readonly Schema[]): readonly Pair[] {
  const likeness: readonly ((older: Schema, newer: Schema) => boolean)[] = [
    (older, newer) => same(older, newer),
    (older, newer) => sameFacts(older, newer),
    (older, newer) => older.kind === 'reference' && newer.kind === 'reference' && older.name === newer.name,
    (older, newer) => older.kind === 'reference' && newer.kind === 'reference' && comparison.gaveWay(older.name, newer.name),
    (older, newer) => shareFields(opened(older, comparison.before).core, opened(newer, comparison.after).core),
    (older, newer) => older.kind === newer.kind && older.kind !== 'reference' && older.kind !== 'object',
  ];
  const pairs: Pair[] = [];
  const [left, right] = [new Set(before.keys()), new Set(after.keys())];
  for (const alike of likeness) {
    for (const older of left) {
      for (const newer of right) {
        const [one, other] = [before[older], after[newer]];
        if (one === undefined || other === undefined || !alike(one, other)) continue;
        pairs.push({ before: older, after: newer });
        left.delete(older);
        right.delete(newer);
        break;
      }
    }
  }
  const [older, newer] = [
    [...left].filter((index) => before[index]?.kind === 'object'),
    [...right].filter((index) => after[index]?.kind === 'object'),
  ];
  // One object that gave way to one other is that object, however much of it is another.
  const [one, other] = [older[0], newer[0]];
  if (older.length === 1 && newer.length === 1 && one !== undefined && other !== undefined)
    pairs.push({ before: one, after: other });
  return pairs.sort((a, b) => a.after - b.after);
}

/** Objects of which half or more is the same, by name. */
function shareFields(a: Schema, b: Schema): boolean {
  if (a.kind !== 'object' || b.kind !== 'object') return false;
  const names = new Set(a.properties.map(({ name }) => name));
  const shared = b.properties.filter(({ name }) => names.has(name)).length;
  return shared * 2 >= Math.max(a.properties.length, b.properties.length) || a.properties.length + b.properties.length === 0;
}

function widthOf(
  comparison: Comparison,
  before: UnionSchema,
  after: UnionSchema,
  gone: readonly Schema[],
  come: readonly Schema[],
): Width | undefined {
  const stays =
    gone.every((member) => ['wider', undefined].includes(comparison.widthOf(member, after))) &&
    !isCrowded(comparison, before, after, gone, come);
  const was = come.every((member) => ['narrower', undefined].includes(comparison.widthOf(before, member)));
  if (stays && was) {
    if (before.mode === after.mode) return undefined;
    return after.mode === 'any-of' ? 'wider' : 'narrower';
  }
  if (stays) return before.mode === 'any-of' && after.mode === 'one-of' ? 'other' : 'wider';
  return was ? 'narrower' : 'other';
}

/** Whether values of a member that is left are values of a new one, too, where just one of them has to hold: they are refused now. */
function isCrowded(
  comparison: Comparison,
  before: UnionSchema,
  after: UnionSchema,
  gone: readonly Schema[],
  come: readonly Schema[],
): boolean {
  if (after.mode !== 'one-of') return false;
  const left = before.members.filter((member) => !gone.includes(member));
  return come.some((newer) => left.some((older) => comparison.overlaps(older, newer)));
}

/** TypeScript knows one kind of choice only. */
function breaks(
  comparison: Comparison,
  before: UnionSchema,
  after: UnionSchema,
  gone: readonly Schema[],
  come: readonly Schema[],
  { seen, root }: Place,
): boolean {
  const closed = comparison.isClosed(root);
  const [older, newer] = [
    { ...comparison.meantBefore(before), closed },
    { ...comparison.meantAfter(after), closed },
  ];
  return (
    (meets(seen, 'sent') && !gone.every((schema) => fits({ ...older, schema }, newer, typescriptEyes('sent')))) ||
    (meets(seen, 'received') && !come.every((schema) => fits({ ...newer, schema }, older, typescriptEyes('received'))))
  );
}
