import type { Schema } from '../model/api.js';
import { formatType } from '../model/type-notation.js';
import type { Comparison } from './comparison.js';
import { compareConstraints } from './constraints.js';
import { compareEnums } from './enums.js';
import { compareEvidence } from './evidence.js';
import { opened, typeNamed } from './named-types.js';
import { compareObjects } from './objects.js';
import { tellNotation } from './order.js';
import { inside, meets, type Place } from './place.js';
import { same, sameFacts } from './same.js';
import { tellType, types } from './tell-type.js';
import { compareTexts } from './texts.js';
import { compareUnions } from './unions.js';

/** What values are, at one place of both models. Named types are looked through where the other model has none, or another one. */
export function compareSchemas(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  if (same(before, after)) return;
  if (isReference(before) && isReference(after) && before.name !== after.name) comparePair(comparison, place, before, after);
  else if (before.kind !== after.kind && (isWrapped(before) || isWrapped(after)))
    compareThrough(comparison, place, before, after);
  else compareNodes(comparison, place, before, after);
}

const isWrapped = ({ kind }: Schema): boolean => kind === 'reference' || kind === 'union';

type Reference = Extract<Schema, { kind: 'reference' }>;

const isReference = (schema: Schema): schema is Reference => schema.kind === 'reference';

/** Two types of different names: where the one gave way to the other, its shape is compared once, at the newer. */
function comparePair(comparison: Comparison, place: Place, before: Reference, after: Reference): void {
  const pair = JSON.stringify([before.name, after.name]);
  if (!comparison.gaveWay(before.name, after.name)) {
    if (comparison.pairs.has(pair)) return;
    comparison.pairs.add(pair);
    compareThrough(comparison, place, before, after);
    comparison.pairs.delete(pair);
    return;
  }
  compareTexts(comparison, place, before, after);
  if (comparison.pairs.has(pair)) return;
  comparison.pairs.add(pair);
  const [older, newer] = [typeNamed(comparison.before, before.name), typeNamed(comparison.after, after.name)];
  if (older !== undefined && newer !== undefined) {
    compareSchemas(comparison, comparison.typePlace(after.name, before.name), older, newer);
  }
}

/** The shapes behind names and behind `or null`. */
function compareThrough(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  const known = comparison.told.length;
  const [older, newer] = [opened(before, comparison.before), opened(after, comparison.after)];
  if (!isAlike(older.core, newer.core)) {
    tellType(comparison, place, before, after);
    compareTexts(comparison, place, older.core, newer.core);
    return;
  }
  if (older.nullable !== newer.nullable) {
    comparison.tell(
      place,
      'type',
      { kind: 'type-changed', width: newer.nullable ? 'wider' : 'narrower', ...types(before, after) },
      { compile: meets(place.seen, newer.nullable ? 'received' : 'sent') },
    );
  }
  compareNodes(comparison, place, older.core, newer.core);
  // The same shape under a name of its own, under another one, or under none.
  if (comparison.told.length === known && !sameFacts(before, after)) {
    comparison.tell(
      place,
      'type',
      { kind: 'type-changed', width: 'wider', ...types(before, after) },
      { alike: true, compile: comparison.breaksCode(before, after, place.seen) },
    );
  }
}

/** Whether two kinds are compared part by part, rather than as a whole. */
const isAlike = (a: Schema, b: Schema): boolean => a.kind === b.kind;

/** Two schemas that stand for themselves. */
function compareNodes(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  compareTexts(comparison, place, before, after);
  compareShapes(comparison, place, before, after);
  const changed = (fact: string): boolean =>
    fact === 'type' ? formatType(before) !== formatType(after) : !sameFacts(factOf(before, fact), factOf(after, fact));
  compareEvidence(comparison, place, before.evidence, after.evidence, changed);
}

const factOf = (schema: Schema, fact: string): unknown => {
  if (fact === 'enum' && schema.kind === 'enum') return schema.values;
  return Object.hasOwn(schema, fact) ? Reflect.get(schema, fact) : undefined;
};

function compareShapes(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  if (before.kind === 'enum' && after.kind === 'enum') compareEnums(comparison, place, before, after);
  else if (before.kind === 'union' && after.kind === 'union') compareUnions(comparison, place, before, after, compareSchemas);
  else if (before.kind === 'object' && after.kind === 'object') compareObjects(comparison, place, before, after, compareSchemas);
  else {
    if (before.kind !== after.kind) tellType(comparison, place, before, after);
    if (family(before) === family(after)) compareConstraints(comparison, place, before, after);
  }
  if (before.kind === 'array' && after.kind === 'array')
    compareSchemas(comparison, inside(place, { kind: 'items' }), before.items, after.items);
  if (before.kind === 'map' && after.kind === 'map')
    compareSchemas(comparison, inside(place, { kind: 'values' }), before.values, after.values);
  if (isReference(before) && isReference(after)) tellNotation(comparison, place, 'of', before.of, after.of);
}

/** Kinds that have their constraints in common. */
function family({ kind }: Schema): string {
  if (kind === 'integer' || kind === 'number') return 'number';
  return kind === 'string' || kind === 'enum' || kind === 'binary' ? 'text' : kind;
}
