import type {
  ArraySchema,
  BinarySchema,
  Evidence,
  IntegerSchema,
  MapSchema,
  NumberSchema,
  ObjectSchema,
  Property,
  Schema,
  StringSchema,
} from '../../model/api.js';
import { type Layer, lastOf, layersOf, limitsOf, valueIn } from './layer.js';
import { isObject, items, member, members, type Node } from './node.js';
import type { Reader } from './reader.js';
import { refOf, resolve } from './references.js';
import { buildSchema, schemaAt } from './schema.js';

type Told = readonly Evidence[];
type EvidenceOf = { [fact: string]: Told };

export function stringSchema(reader: Reader, layers: readonly Layer[], type: Told): StringSchema | BinarySchema {
  const format = wordOf(layers, 'format');
  const evidence: EvidenceOf = { type };
  if (format) evidence['format'] = [reader.notes.cite(format, 'a schema says its format')];
  const encoding = lastOf(layers, 'contentEncoding');
  const media = lastOf(layers, 'contentMediaType');
  const isBinary = format?.value === 'binary' || (media !== undefined && !encoding && !format);
  if (isBinary) {
    for (const key of ['minLength', 'maxLength', 'pattern']) leave(reader, layers, key, 'limits of binary content');
    if (media && !format) evidence['format'] = [reader.notes.cite(media, 'content of a media type is binary')];
    return { kind: 'binary', ...(format ? { format: 'binary' } : {}), evidence };
  }
  const isBase64 = encoding !== undefined && !format && /^base64/i.test(String(encoding.value));
  if (isBase64) evidence['format'] = [reader.notes.cite(encoding, 'base64 text is of the format byte')];
  const pattern = wordOf(layers, 'pattern');
  if (pattern) evidence['pattern'] = [reader.notes.cite(pattern, 'a schema says its pattern')];
  return {
    kind: 'string',
    ...(format ? { format: format.value } : isBase64 ? { format: 'byte' } : {}),
    ...counts(reader, layers, ['minLength', 'maxLength'], evidence),
    ...(pattern ? { pattern: pattern.value } : {}),
    evidence,
  };
}

/** Bounds that exclude their value were a flag beside the bound before they were a number. */
export function numericSchema(
  reader: Reader,
  layers: readonly Layer[],
  kind: 'integer' | 'number',
  type: Told,
): IntegerSchema | NumberSchema {
  const evidence: EvidenceOf = { type };
  const format = wordOf(layers, 'format');
  if (format) evidence['format'] = [reader.notes.cite(format, 'a schema says its format')];
  const bounds: { -readonly [K in 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf']?: number } = {};
  for (const key of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const) {
    const node = lastOf(layers, key);
    const flagged = node?.value === true ? lastOf(layers, key === 'exclusiveMinimum' ? 'minimum' : 'maximum')?.value : undefined;
    const value = numberIn(flagged ?? node?.value);
    if (!node || value === undefined || (key === 'multipleOf' && value <= 0)) continue;
    bounds[key] = value;
    evidence[key] = [reader.notes.cite(node, 'a schema bounds its number')];
  }
  return { kind, ...(format ? { format: format.value } : {}), ...bounds, evidence };
}

export function arraySchema(reader: Reader, layers: readonly Layer[], type: Told, depth: number): ArraySchema {
  const evidence: EvidenceOf = { type };
  const node = lastOf(layers, 'items');
  const unique = lastOf(layers, 'uniqueItems');
  leave(reader, layers, 'format', 'formats of objects, lists and flags (`format`)');
  if (unique?.value === true) evidence['uniqueItems'] = [reader.notes.cite(unique, 'a schema says that its items differ')];
  return {
    kind: 'array',
    items: itemsOf(reader, node, type, depth),
    ...counts(reader, layers, ['minItems', 'maxItems'], evidence),
    ...(unique?.value === true ? { uniqueItems: true } : {}),
    evidence,
  };
}

/** Items without a schema: of what is not told no more is known than that the list is there. */
function itemsOf(reader: Reader, node: Node | undefined, list: Told, depth: number): Schema {
  if (node && isObject(node.value)) return schemaAt(reader, node, depth + 1);
  if (node && Array.isArray(node.value)) reader.notes.leaveOut('items by their place (`items` as a list)', node);
  return untold(list);
}

/** An object without fields of its own whose other fields have a schema is a map. */
export function mapOrObject(reader: Reader, layers: readonly Layer[], type: Told, depth: number): MapSchema | ObjectSchema {
  const { notes } = reader;
  const fields = fieldsIn(layers);
  const additional = lastOf(layers, 'additionalProperties') ?? lastOf(layers, 'unevaluatedProperties');
  const byPattern = lastOf(layers, 'patternProperties');
  const patterned = byPattern ? members(byPattern).map(([, node]) => node) : [];
  if (byPattern) notes.leaveOut('what the names of fields look like (`patternProperties`)', byPattern);
  if (additional?.value === false) notes.leaveOut('closed objects (`additionalProperties: false`)', additional);
  leave(reader, layers, 'format', 'formats of objects, lists and flags (`format`)');
  const values = isOpen(additional) ? additional : patterned.length === 1 ? patterned[0] : undefined;
  // An empty list of fields beside any others says that nothing is told, not that the object is a map.
  const isMap = fields.size === 0 && values && !(saysAnything(values) && lastOf(layers, 'properties'));
  if (isMap) {
    const evidence: EvidenceOf = { type };
    const told = [notes.cite(values, 'a schema says what other fields hold')];
    const schema = values.value === true ? untold(told) : schemaAt(reader, values, depth + 1);
    return { kind: 'map', values: schema, ...counts(reader, layers, ['minProperties', 'maxProperties'], evidence), evidence };
  }
  if (values && !saysAnything(values))
    notes.leaveOut('schemas of fields beside those that are named (`additionalProperties`)', values);
  for (const key of ['minProperties', 'maxProperties'])
    leave(reader, layers, key, 'how many fields an object has (`minProperties`, `maxProperties`)');
  return { kind: 'object', properties: propertiesOf(reader, layers, fields, depth), evidence: { type } };
}

const isOpen = (node: Node | undefined): node is Node => node !== undefined && (node.value === true || isObject(node.value));

const saysAnything = (node: Node): boolean => node.value === true || limitsOf(node).length === 0;

/** What nobody has a word for: the words are those of what holds it. */
export const untold = (holder: Told): Schema => ({
  kind: 'unknown',
  evidence: { type: holder.slice(0, 1).map((one) => ({ ...one, rule: 'what is not said is not known', standing: 'unknown' })) },
});

function fieldsIn(layers: readonly Layer[]): ReadonlyMap<string, readonly Node[]> {
  const fields = new Map<string, Node[]>();
  for (const layer of layers) {
    const properties = valueIn(layer, 'properties');
    for (const [name, node] of properties ? members(properties) : []) {
      const told = fields.get(name);
      if (told) told.push(node);
      else fields.set(name, [node]);
    }
  }
  return fields;
}

function propertiesOf(
  reader: Reader,
  layers: readonly Layer[],
  fields: ReadonlyMap<string, readonly Node[]>,
  depth: number,
): readonly Property[] {
  const required = new Map<string, Node>();
  for (const layer of layers)
    for (const node of items(valueIn(layer, 'required'))) {
      if (typeof node.value !== 'string' || required.has(node.value)) continue;
      required.set(node.value, node);
      if (!fields.has(node.value)) reader.notes.leaveOut('fields that are required and nowhere described', node);
    }
  return [...fields].map(([name, told]): Property => {
    const demand = required.get(name);
    const named = told.map((node) => reader.notes.cite(node, 'a key of `properties` is a field'));
    return {
      name,
      required: demand !== undefined,
      schema: fieldSchema(reader, told, depth),
      evidence: { name: named, ...(demand ? { required: [reader.notes.cite(demand, '`required` lists the field')] } : {}) },
    };
  });
}

/** Where several parts tell of one field, all they say holds; one that says nothing but words lends them. */
function fieldSchema(reader: Reader, told: readonly Node[], depth: number): Schema {
  const last = told.at(-1) as Node;
  const telling = told.filter((node) => limitsOf(node).length > 0);
  const [only] = telling;
  const targets = new Set(
    telling.map((node) => (refOf(node) === undefined ? node : (resolve(node, reader.library)?.value ?? node))),
  );
  if (told.length === 1 || (telling.length === 1 && only === last)) return schemaAt(reader, last, depth + 1);
  if (targets.size === 1 && telling.every((node) => refOf(node) !== undefined))
    return schemaAt(reader, telling.at(-1) as Node, depth + 1);
  const onCircle = (node: Node): void => reader.notes.leaveOut('schemas that are made of themselves', node);
  return buildSchema(
    reader,
    told.flatMap((node) => layersOf(node, reader.library, onCircle)),
    last,
    depth + 1,
  );
}

function counts<K extends 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties'>(
  reader: Reader,
  layers: readonly Layer[],
  keys: readonly K[],
  evidence: EvidenceOf,
): { readonly [key in K]?: number } {
  const found: { [key in K]?: number } = {};
  for (const key of keys) {
    const node = lastOf(layers, key);
    const value = numberIn(node?.value);
    if (!node || value === undefined || value < 0 || !Number.isInteger(value)) continue;
    found[key] = value;
    evidence[key] = [reader.notes.cite(node, 'a schema says how long, or how many')];
  }
  return found;
}

/** Numbers that were written as text still say what was meant. */
function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function wordOf(layers: readonly Layer[], key: string): (Node & { readonly value: string }) | undefined {
  const node = lastOf(layers, key);
  return typeof node?.value === 'string' && node.value !== '' ? { ...node, value: node.value } : undefined;
}

function leave(reader: Reader, layers: readonly Layer[], key: string, what: string): void {
  const node = lastOf(layers, key);
  if (node) reader.notes.leaveOut(what, node);
}

/** Keywords that limit values of one type. */
const limiting: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'additionalProperties', 'required', 'minProperties', 'maxProperties'],
};

/** What a schema says of values that its type does not have. */
export function leaveOutForeign(reader: Reader, layers: readonly Layer[], type: string): void {
  const own = limiting[type === 'integer' ? 'number' : type] ?? [];
  for (const { node } of layers)
    for (const key of isObject(node.value) ? Object.keys(node.value) : []) {
      const found = limits.has(key) && !own.includes(key) ? member(node, key) : undefined;
      if (found && typeof found.value !== 'boolean') reader.notes.leaveOut(foreign, found);
    }
}

const limits: ReadonlySet<string> = new Set(Object.values(limiting).flat());
const foreign = 'limits that values of their type do not have';
