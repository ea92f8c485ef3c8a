import type { ApiModel, EnumSchema, Evidence, Json, Schema } from './api.js';
import { evidenceOf } from './facts.js';
import type { Layer } from './layer.js';
import { placesIn } from './places.js';
import { formatType, parseType, withoutNull } from './type-notation.js';

export type Written = { readonly model: ApiModel } | { readonly problem: string };

/** A model with one fact of one node changed and its evidence put first. `value` fits the fact (see `misfit`). */
export function writeFact(model: ApiModel, layer: Layer, fact: string, value: Json, evidence: Evidence): Written {
  const entries = [evidence, ...(evidenceOf(layer)[fact] ?? [])];
  if (layer.node === 'schema' && fact === 'type') {
    const changed = withType(layer.value, String(value), model, entries);
    // Of a type that has a name, another name is no description.
    if (changed?.kind === 'reference' && layer.keys[0] === 'types' && layer.keys.length === 3)
      return { problem: 'what a named type is made of, but the name of a type' };
    return changed === undefined
      ? {
          problem:
            'a type: `string`, `integer`, `number`, `boolean`, `object`, `binary`, `null`, `unknown`, `array[…]`, `map[…]`, the name of a type, or one of these and `| null`',
        }
      : settled(setIn(model, layer.keys, changed), layer);
  }
  if (layer.node === 'schema' && fact === 'enum')
    return { model: setIn(model, layer.keys, withEnum(layer.value, value, entries)) };
  const before: { readonly [key: string]: unknown } = { ...layer.value };
  const { [fact]: _old, evidence: _evidence, ...others } = before;
  const evidenceMap = { ...evidenceOf(layer), [fact]: entries };
  // A parameter always has its list of examples.
  const kept = value === null && layer.node === 'parameter' && fact === 'examples' ? [] : value;
  return { model: setIn(model, layer.keys, { ...others, ...(kept === null ? {} : { [fact]: kept }), evidence: evidenceMap }) };
}

/** A type that is nothing but itself, be it by way of others, is no type; inside of a list or an object it may well be. */
function settled(model: ApiModel, { keys: [root, index] }: Layer): Written {
  const type = root === 'types' && typeof index === 'number' ? model.types[index] : undefined;
  return type !== undefined && leadsTo(type.name, type.schema, model, new Set())
    ? { problem: `another type than ${type.name} itself` }
    : { model };
}

function leadsTo(name: string, schema: Schema, model: ApiModel, passed: Set<string>): boolean {
  if (schema.kind === 'union') return schema.members.some((member) => leadsTo(name, member, model, passed));
  if (schema.kind !== 'reference' || passed.has(schema.name)) return false;
  if (schema.name === name) return true;
  passed.add(schema.name);
  const target = model.types[placesIn(model).types.get(schema.name) ?? -1];
  return target !== undefined && leadsTo(name, target.schema, model, passed);
}

/** Words and examples stay; constraints of the old kind go, for they cannot hold of the new one. */
function withType(schema: Schema, type: string, model: ApiModel, entries: readonly Evidence[]): Schema | undefined {
  // What may be null as well is still what the page says of it: its words, and its constraints.
  if (withoutNull(type) === formatType(schema) && !hasNull(schema)) return orNull(schema, entries);
  const bare = parseType(type, (name) => model.types.some((known) => known.name === name), entries);
  if (bare === undefined) return undefined;
  const evidence = { ...schema.evidence, type: entries };
  if (formatType(bare) === formatType(schema)) return { ...schema, evidence };
  if (bare.kind === 'array' && schema.kind === 'array') return { ...schema, items: bare.items, evidence };
  if (bare.kind === 'map' && schema.kind === 'map') return { ...schema, values: bare.values, evidence };
  return { ...bare, ...words(schema), evidence };
}

const hasNull = (schema: Schema): boolean =>
  schema.kind === 'null' || (schema.kind === 'union' && schema.members.some(({ kind }) => kind === 'null'));

function orNull(schema: Schema, entries: readonly Evidence[]): Schema {
  const nothing: Schema = { kind: 'null', evidence: { type: entries } };
  if (schema.kind === 'union')
    return { ...schema, members: [...schema.members, nothing], evidence: { ...schema.evidence, type: entries } };
  const {
    title: _title,
    description: _description,
    deprecated: _deprecated,
    default: _default,
    examples: _examples,
    ...itself
  } = schema;
  const evidence = { ...schema.evidence, type: entries };
  return {
    kind: 'union',
    mode: 'one-of',
    members: [itself, nothing],
    ...words(schema),
    evidence,
  };
}

function withEnum(schema: Schema, value: Json, entries: readonly Evidence[]): EnumSchema {
  const values = Array.isArray(value) ? value.filter((item) => ['string', 'number', 'boolean'].includes(typeof item)) : [];
  const format = 'format' in schema ? schema.format : undefined;
  return {
    kind: 'enum',
    type: enumType(values),
    ...(format === undefined ? {} : { format }),
    values,
    ...words(schema),
    evidence: { ...schema.evidence, enum: entries },
  };
}

function enumType(values: readonly Json[]): EnumSchema['type'] {
  const [first] = values;
  if (typeof first === 'boolean') return 'boolean';
  if (typeof first === 'number') return values.every(Number.isInteger) ? 'integer' : 'number';
  return 'string';
}

function words(schema: Schema): Pick<Schema, 'title' | 'description' | 'deprecated' | 'default' | 'examples'> {
  const { title, description, deprecated, examples } = schema;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/** The model with another node at the keys; everything beside the way there is shared with the old one. */
export function setIn(model: ApiModel, keys: readonly (string | number)[], node: unknown): ApiModel {
  return replaced(model, keys, node) as ApiModel;
}

function replaced(within: unknown, keys: readonly (string | number)[], node: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return node;
  if (Array.isArray(within) && typeof key === 'number') {
    const copy: unknown[] = [...within];
    copy[key] = replaced(copy[key], rest, node);
    return copy;
  }
  const object: { readonly [key: string]: unknown } = { ...(within as object) };
  return { ...object, [key]: replaced(object[key], rest, node) };
}
