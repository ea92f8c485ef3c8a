import type { Schema } from '../model/api.js';
import { formatType } from '../model/type-notation.js';
import type { Comparison } from './comparison.js';
import { compareConstraints } from './constraints.js';
import { compareEnums } from './enums.js';
import { compareEvidence } from './evidence.js';
import { type Opened, opened, typeNamed } from './named-types.js';
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
  const renamed = isReference(before) && isReference(after) && before.name !== after.name;
  if (renamed || (before.kind !== after.kind && (isWrapped(before) || isWrapped(after))))
    compareThrough(comparison, place, before, after);
  else compareNodes(comparison, place, before, after);
}

const isWrapped = ({ kind }: Schema): boolean => kind === 'reference' || kind === 'union';

type Reference = Extract<Schema, { kind: 'reference' }>;

const isReference = (schema: Schema): schema is Reference => schema.kind === 'reference';

/** The shapes behind names and behind `or null`. A type that both have is compared where it stands, and not again at each use. */
function compareThrough(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  const known = comparison.told.length;
  const [older, newer] = openedAlike(comparison, before, after);
  if (older.core.kind !== newer.core.kind) {
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
  const { core: had } = older;
  const { core: has } = newer;
  const gaveWay = isReference(had) && isReference(has) && had.name !== has.name;
  if (gaveWay) compareRenamed(comparison, place, had, has);
  else once(comparison, [older.names, newer.names], () => compareNodes(comparison, place, had, has));
  // The same shape under a name of its own, under another one, or under none.
  if (!gaveWay && comparison.told.length === known && !sameFacts(before, after)) {
    comparison.tell(
      place,
      'type',
      { kind: 'type-changed', width: 'wider', ...types(before, after) },
      { alike: true, compile: comparison.breaksCode(before, after, place) },
    );
  }
}

/** Both as far as a type that both lead to, or that gave way to the other; else as far as there is something behind. */
function openedAlike(comparison: Comparison, before: Schema, after: Schema): readonly [Opened, Opened] {
  const [older, newer] = [opened(before, comparison.before), opened(after, comparison.after)];
  for (const was of older.names) {
    const is = newer.names.find((name) => name === was || comparison.gaveWay(was, name));
    if (is !== undefined) return [opened(before, comparison.before, was), opened(after, comparison.after, is)];
  }
  return [older, newer];
}

/** Types may hold themselves: two of them are not compared inside their own comparison. */
function once(
  comparison: Comparison,
  [older, newer]: readonly [readonly string[], readonly string[]],
  compare: () => void,
): void {
  const pair = JSON.stringify([older, newer]);
  const isNamed = older.length > 0 && newer.length > 0;
  if (isNamed && comparison.pairs.has(pair)) return;
  comparison.pairs.add(pair);
  compare();
  comparison.pairs.delete(pair);
}

/** A type that gave way to another one is compared with it once, at the newer. */
function compareRenamed(comparison: Comparison, place: Place, before: Reference, after: Reference): void {
  compareTexts(comparison, place, before, after);
  const pair = JSON.stringify([before.name, after.name]);
  if (comparison.pairs.has(pair)) return;
  comparison.pairs.add(pair);
  const [older, newer] = [typeNamed(comparison.before, before.name), typeNamed(comparison.after, after.name)];
  if (older !== undefined && newer !== undefined) {
    compareSchemas(comparison, comparison.typePlace(after.name, before.name), older, newer);
  }
}

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
    const isAlike = family(before) === family(after);
    if (before.kind !== after.kind) tellType(comparison, place, before, after, isAlike ? 'types' : 'types and constraints');
    if (isAlike) compareConstraints(comparison, place, before, after);
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
  return kind === 'string' || kind === 'binary' ? 'text' : kind;
}
