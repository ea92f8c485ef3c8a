import type { ObjectSchema, Schema } from '../../model/api.js';
import { allowedValues } from './allowed.js';
import { extend, factOf, readField, readProperty, type Spot } from './field.js';
import { standsForKeys } from './frame.js';
import { schemaOfSample } from './infer.js';
import { bounds, cite, type MutableEvidence, type Parts, pattern, typeEvidence, unique } from './row-facts.js';
import type { Row } from './rows.js';
import { elementOf, isJsonObject, isMapSample } from './sample.js';
import type { Table } from './table.js';
import { coreOf, type TypeText } from './type-text.js';

const anyFlag = (parts: Parts, flag: 'nullable'): boolean =>
  parts.row.site.flags.includes(flag) || parts.facts.some(({ fact }) => fact.kind === 'flag' && fact.flag === flag);

export const formatRule = 'angle brackets behind a type hold its format';

/** The schema of a row, with all constraints that its lines state. */
export function schemaOf(parts: Parts, spot: Spot): Schema {
  if (!anyFlag(parts, 'nullable') || parts.type.kind === 'union') return schemaOfType(parts, spot);
  const evidence = { type: [cite(parts, 'a word beside the type says that the value may be null')] };
  const member = schemaOfType(parts, { ...spot, path: extend(spot.path, { kind: 'member', index: 0 }) });
  return { kind: 'union', mode: 'one-of', members: [member, { kind: 'null', evidence }], evidence };
}

function schemaOfType(parts: Parts, spot: Spot): Schema {
  const { type } = parts;
  const evidence = typeEvidence(parts);
  const { alternatives } = parts.row.site;
  if (alternatives) return choiceOf(parts, spot, alternatives);
  switch (type.kind) {
    case 'scalar':
      return parts.facts.some(({ fact }) => fact.kind === 'values') && isEnumerable(type.type)
        ? allowedValues(
            parts,
            spot,
            { kind: 'enum', type: type.type, ...(type.format === undefined ? {} : { format: type.format }) },
            evidence,
          )
        : scalar(parts, type, evidence);
    case 'enum':
      return allowedValues(parts, spot, type, evidence);
    case 'array': {
      const inner: Spot = { path: extend(spot.path, { kind: 'items' }), sample: elementOf(spot.sample), within: spot.within };
      return {
        kind: 'array',
        items: itemsOf(parts, type.items, inner),
        ...bounds(parts, ['minItems', 'maxItems'], evidence),
        ...unique(parts, evidence),
        evidence,
      };
    }
    case 'map': {
      const inner: Spot = { path: extend(spot.path, { kind: 'values' }), sample: undefined, within: spot.within };
      return {
        kind: 'map',
        values: schemaOfType({ ...parts, type: type.values }, inner),
        ...bounds(parts, ['minProperties', 'maxProperties'], evidence),
        evidence,
      };
    }
    case 'object':
      return objectOf(parts, type, spot, evidence);
    case 'union':
      return unionOf(parts, type, spot, evidence);
    case 'unknown':
      parts.table.notebook.say('type-unknown', `The type ${type.text} is not one that this layout is known to use.`, {
        at: parts.row.site.at,
        fact: factOf(spot.path, 'type'),
        help: `Write a correction: where: ${factOf(spot.path, 'type')}, set: the type.`,
      });
      return {
        kind: 'unknown',
        evidence: { type: [cite(parts, 'a word where a type is expected is not a known type', 'unknown')] },
      };
  }
}

type Scalar = Extract<TypeText, { kind: 'scalar' }>;

const isEnumerable = (type: Scalar['type']): type is 'string' | 'integer' | 'number' | 'boolean' =>
  type === 'string' || type === 'integer' || type === 'number' || type === 'boolean';

/** A plain type with its constraints; adds their evidence. */
export function scalar(parts: Parts, type: Scalar, evidence: MutableEvidence): Schema {
  const format = type.format === undefined ? {} : { format: type.format };
  if (type.format !== undefined) evidence['format'] = [cite(parts, formatRule)];
  switch (type.type) {
    case 'string':
      return {
        kind: 'string',
        ...format,
        ...bounds(parts, ['minLength', 'maxLength'], evidence),
        ...pattern(parts, evidence),
        evidence,
      };
    case 'integer':
    case 'number':
      return { kind: type.type, ...format, ...bounds(parts, numericBounds, evidence), evidence };
    case 'boolean':
      return { kind: 'boolean', evidence };
    case 'null':
      return { kind: 'null', evidence };
    case 'binary':
      return { kind: 'binary', ...format, evidence };
    case 'any':
      return { kind: 'unknown', evidence };
  }
}

const numericBounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

function itemsOf(parts: Parts, items: TypeText | undefined, spot: Spot): Schema {
  if (items) return schemaOfType({ ...parts, type: items }, spot);
  const [child] = parts.children;
  if (child) return readField(parts.table, child, spot).schema;
  return schemaOfSample(parts.table, spot, parts.row.site.at);
}

function objectOf(parts: Parts, type: Extract<TypeText, { kind: 'object' }>, spot: Spot, evidence: MutableEvidence): Schema {
  const { table, children, row } = parts;
  const named = type.name === undefined ? {} : { name: type.name };
  if (type.name !== undefined) evidence['name'] = [cite(parts, 'parentheses behind "object" hold the name of its type')];
  const missing = type.count === undefined ? 0 : type.count - children.length;
  if (children.length > 0) {
    const within = type.name === undefined ? spot.within : [...spot.within, type.name];
    const map = mapOf(parts, spot, evidence);
    if (map) return map;
    const properties = children.flatMap((child) => readProperty(table, child, { ...spot, within }) ?? []);
    if (missing > 0) sayMissing(parts, spot, type.count ?? 0);
    return { kind: 'object', ...named, properties, ...(missing > 0 ? { partial: true } : {}), evidence };
  }
  if (type.name !== undefined && missing > 0 && (spot.within.includes(type.name) || table.shown.has(type.name))) {
    const rule = spot.within.includes(type.name)
      ? 'an object inside itself repeats what is shown further out'
      : 'a collapsed object has the fields that are shown elsewhere under its name';
    return { kind: 'reference', name: type.name, evidence: { ...evidence, type: [cite(parts, rule)] } };
  }
  if (isJsonObject(spot.sample) && Object.keys(spot.sample).length > 0) {
    const inferred = schemaOfSample(table, spot, row.site.at);
    if (isMapSample(spot.sample)) {
      return {
        ...inferred,
        ...(inferred.kind === 'map' ? bounds(parts, ['minProperties', 'maxProperties'], evidence) : {}),
        evidence: { ...evidence, ...inferred.evidence },
      };
    }
    const shown = Object.keys(spot.sample).length;
    if (inferred.kind !== 'object') return inferred;
    const partial = (type.count ?? shown) > shown ? { partial: true } : {};
    return { ...inferred, ...named, ...partial, evidence: { ...evidence, ...inferred.evidence } };
  }
  if (missing > 0) sayMissing(parts, spot, type.count ?? 0);
  const open: ObjectSchema = { kind: 'object', ...named, properties: [], evidence };
  return type.count === 0 ? open : { ...open, partial: true };
}

/** A row that stands for every key makes the object a map. */
function mapOf(parts: Parts, spot: Spot, evidence: MutableEvidence): Schema | undefined {
  const [only, ...more] = parts.children;
  if (!only || more.length > 0 || !standsForKeys(only.name.name ?? '')) return undefined;
  const inner: Spot = { path: extend(spot.path, { kind: 'values' }), sample: undefined, within: spot.within };
  return {
    kind: 'map',
    values: readField(parts.table, only, inner).schema,
    ...bounds(parts, ['minProperties', 'maxProperties'], evidence),
    evidence,
  };
}

function sayMissing({ table, row, children }: Parts, spot: Spot, count: number): void {
  const what = factOf(spot.path, 'type').replace(/ type$/, '');
  if (children.length > 0 && reachesEnd(table, children)) {
    const message = `The page ends within ${what}: of its ${count} fields it shows ${children.length}.`;
    table.notebook.say('page-cut', message, { at: table.notebook.lines.length - 1, fact: what });
    return;
  }
  table.notebook.say('fields-missing', `${what} has ${count} field(s), of which the page shows ${children.length}.`, {
    at: row.site.at,
    fact: what,
  });
}

/** Whether the last line of the page belongs to the last of some rows. */
function reachesEnd(table: Table, rows: readonly Row[]): boolean {
  const last = rows.at(-1);
  if (!last || table.to < table.notebook.lines.length) return false;
  return last.children.length > 0 ? reachesEnd(table, last.children) : table.ends.get(last) === table.to;
}

function unionOf(parts: Parts, type: Extract<TypeText, { kind: 'union' }>, spot: Spot, evidence: MutableEvidence): Schema {
  const memberSpot = (index: number): Spot => ({ ...spot, path: extend(spot.path, { kind: 'member', index }) });
  if (type.members.length === 0) {
    const members = parts.children.map((child, index) =>
      withTitle(readField(parts.table, child, memberSpot(index)).schema, child),
    );
    return { kind: 'union', mode: type.mode, members, evidence };
  }
  // Rows and constraints belong to the one alternative that is not null; where there are several, to the first that can have them.
  const members = type.members.map((member, index) => {
    const holder = type.members.find((one) => coreOf(one)?.kind === 'object') ?? type.members[0];
    return schemaOfType({ ...parts, type: member, children: member === holder ? parts.children : [] }, memberSpot(index));
  });
  return { kind: 'union', mode: type.mode, members, evidence };
}

/** `One of:` below a row: its children are the alternatives; of an array, those of its items. */
function choiceOf(parts: Parts, spot: Spot, { at, mode }: { readonly at: number; readonly mode: 'one-of' | 'any-of' }): Schema {
  const evidence = { type: [parts.table.notebook.cite(at, 'a label below a row makes what follows its alternatives')] };
  const listed = parts.type.kind === 'array';
  const inner: Spot = listed ? { ...spot, path: extend(spot.path, { kind: 'items' }), sample: elementOf(spot.sample) } : spot;
  const union = unionOf(parts, { kind: 'union', mode, members: [] }, inner, evidence);
  return listed
    ? { kind: 'array', items: union, ...bounds(parts, ['minItems', 'maxItems'], evidence), evidence: typeEvidence(parts) }
    : union;
}

const withTitle = (schema: Schema, { name }: Row): Schema => (name.name === undefined ? schema : { ...schema, title: name.name });
