import type { Evidence, Schema } from '../../model/api.js';
import { annotationsOf } from './annotations.js';
import { enumSchema, nullUnlisted } from './enum.js';
import { arraySchema, leaveOutForeign, mapOrObject, numericSchema, stringSchema } from './kinds.js';
import { type Layer, lastOf, layersOf, limitsOf, valueIn } from './layer.js';
import { survey } from './left-out.js';
import { isObject, items, member, type Node } from './node.js';
import type { Reader } from './reader.js';
import { refOf, resolve } from './references.js';
import { unionOf } from './union.js';

/** Deeper than schemas are nested by people. */
const maximumDepth = 60;

/** Reads a schema where it stands: a reference to a named type, or all that it says. */
export function schemaAt(reader: Reader, node: Node, depth = 0): Schema {
  if (depth > maximumDepth || !reader.spend()) {
    reader.cut(node);
    return {
      kind: 'unknown',
      evidence: { type: [reader.notes.cite(node, 'what is nested without end is not read', 'unknown')] },
    };
  }
  const { value } = node;
  if (!isObject(value)) return booleanSchema(reader, node);
  const reference = referenceOf(reader, node);
  if (reference) return reference;
  return inlineSchema(reader, node, depth);
}

/** All that a schema says, without giving a reference for the whole of it. */
export function inlineSchema(reader: Reader, node: Node, depth = 0): Schema {
  const layers = layersOf(node, reader.library, (circle) =>
    reader.notes.say('reference-circular', 'A schema is made of itself; the circle is read once.', circle),
  );
  for (const layer of layers)
    if (refOf(layer.node) !== undefined && !resolve(layer.node, reader.library)) reader.lost(layer.node);
  return buildSchema(reader, layers, node, depth);
}

function booleanSchema(reader: Reader, node: Node): Schema {
  if (node.value !== true) reader.notes.leaveOut('a schema that allows nothing or is none', node);
  return { kind: 'unknown', evidence: { type: [reader.notes.cite(node, 'a schema that is `true` allows everything')] } };
}

/** A lone `$ref`, or a lone one in `allOf`, with no more beside it than words about the place. */
function referenceOf(reader: Reader, node: Node): Schema | undefined {
  if (refOf(node) === undefined && !member(node, 'allOf')) return undefined;
  const limits = limitsOf(node).filter((key) => key !== 'type');
  const parts = items(member(node, 'allOf'));
  const telling = parts.filter((part) => limitsOf(part).length > 0);
  const [only] = telling;
  const named =
    limits.length === 1 && limits[0] === '$ref'
      ? node
      : limits.length === 1 && limits[0] === 'allOf' && only && telling.length === 1 && isBareReference(only)
        ? only
        : undefined;
  if (!named) return undefined;
  const around = [...parts, node].map((one): Layer => ({ node: one, own: true }));
  const target = resolve(named, reader.library);
  for (const { node: one } of around) survey(reader, one, 'schema');
  if (!target) return reader.lost(named, annotationsOf(reader, around));
  const name = reader.types.nameOf(target);
  const type = [reader.notes.cite(member(named, '$ref') ?? named, 'a `$ref` to a schema names its type')];
  const words = annotationsOf(reader, around);
  const schema: Schema = { kind: 'reference', name, ...words.facts, evidence: { type, ...words.evidence } };
  return orNull(reader, schema, nullBeside(reader, reader.follow(target) ?? target, around));
}

/** The word that a named type may be null in this place, unless the type itself says so, or lists values without null. */
function nullBeside(reader: Reader, target: Node, around: readonly Layer[]): Node | undefined {
  const word = nullWord(around);
  if (!word) return undefined;
  const values = member(target, 'enum')?.value;
  if (Array.isArray(values) && values.length > 0) {
    if (!values.includes(null)) reader.notes.doubt(nullUnlisted, word);
    return undefined;
  }
  const itself = [{ node: target, own: true }];
  return typesIn(itself).types.includes('null') || nullWord(itself) ? undefined : word;
}

const isBareReference = (node: Node): boolean =>
  refOf(node) !== undefined && limitsOf(node).every((key) => key === '$ref' || key === 'type');

/** What layers say together. `place` is where they are said. */
export function buildSchema(reader: Reader, layers: readonly Layer[], place: Node, depth: number, as?: string): Schema {
  for (const { node } of layers) survey(reader, node, 'schema');
  const said = typesIn(layers);
  const types = as === undefined ? said.types.filter((type) => type !== 'null') : [as];
  const nothing = as === undefined && types.length === 0 && said.types.length > 0;
  const nullable = as === undefined ? (said.types.includes('null') && !nothing ? said.node : nullWord(layers)) : undefined;
  const own = layers.filter((layer) => layer.own);
  const words = as === undefined ? annotationsOf(reader, own) : { facts: {}, evidence: {} };
  if (said.node) reader.notes.passAll(said.node, 'a schema says its type');
  const dressed = (schema: Schema): Schema => {
    const { facts, evidence } = words;
    return { ...schema, ...facts, evidence: { ...schema.evidence, ...evidence } };
  };

  const values = lastOf(layers, 'const') ?? lastOf(layers, 'enum');
  if (values) {
    const read = enumSchema(reader, layers, types[0], nullable);
    if (read) return dressed(read);
  }
  if (nothing && said.node && layers.some((layer) => valueIn(layer, 'oneOf') ?? valueIn(layer, 'anyOf')))
    reader.notes.doubt(
      'Alternatives have the type null beside them, which none of them could be; null is read as one more',
      said.node,
    );
  const union = unionOf(reader, layers, types[0], nothing ? said.node : nullable, depth);
  if (union) return dressed(union);
  if (nothing) return dressed({ kind: 'null', evidence: { type: typeEvidence(reader, said.node ?? place) } });
  const [only, ...more] = types;
  if (as === undefined && only !== undefined && more.length === 0) leaveOutForeign(reader, layers, only);
  if (only !== undefined && more.length > 0) {
    const members = types.map((type) => buildSchema(reader, layers, place, depth, type));
    const empty: readonly Schema[] = nullable ? [{ kind: 'null', evidence: { type: typeEvidence(reader, nullable) } }] : [];
    const evidence = { type: typeEvidence(reader, said.node ?? place) };
    return dressed({ kind: 'union', mode: 'one-of', members: [...members, ...empty], evidence });
  }
  return dressed(orNull(reader, plainSchema(reader, layers, only, said.node ?? place, depth), nullable));
}

/** A schema of one type, or of none: then what else it says tells the type. */
function plainSchema(reader: Reader, layers: readonly Layer[], type: string | undefined, place: Node, depth: number): Schema {
  const name = type ?? impliedType(layers);
  const told = typeEvidence(
    reader,
    place,
    type === undefined && name !== undefined && name !== 'object' ? 'inferred' : 'documented',
  );
  switch (name) {
    case 'string':
      return stringSchema(reader, layers, told);
    case 'integer':
    case 'number':
      return numericSchema(reader, layers, name, told);
    case 'boolean': {
      const format = lastOf(layers, 'format');
      if (format) reader.notes.leaveOut('formats of objects, lists and flags (`format`)', format);
      return { kind: 'boolean', evidence: { type: told } };
    }
    case 'array':
      return arraySchema(reader, layers, told, depth);
    case 'object':
      return mapOrObject(reader, layers, told, depth);
    case 'file':
      return { kind: 'binary', evidence: { type: told } };
    case undefined:
    case 'any':
      return { kind: 'unknown', evidence: { type: told } };
    default:
      reader.notes.say('type-unknown', `“${name}” is no type of a schema.`, place);
      return { kind: 'unknown', evidence: { type: told.map((one): Evidence => ({ ...one, standing: 'unknown' })) } };
  }
}

/** Keywords that only values of one type can be held to. First match wins. */
const implied: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'patternProperties', 'required', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

const impliedType = (layers: readonly Layer[]): string | undefined =>
  implied.find(([, keywords]) => keywords.some((keyword) => lastOf(layers, keyword)))?.[0];

function typesIn(layers: readonly Layer[]): { readonly types: readonly string[]; readonly node?: Node } {
  const node = lastOf(layers, 'type');
  const value = node?.value;
  if (!node) return { types: [] };
  if (typeof value === 'string') return { types: [value], node };
  if (value === null) return { types: ['null'], node };
  const listed = Array.isArray(value) ? value.map((one: unknown) => (one === null ? 'null' : one)) : [];
  return { types: [...new Set(listed.filter((one) => typeof one === 'string'))], node };
}

/** The word by which a place may also be null. */
function nullWord(layers: readonly Layer[]): Node | undefined {
  for (const layer of layers.filter(({ own }) => own))
    for (const key of ['nullable', 'x-nullable']) {
      const found = valueIn(layer, key);
      if (found?.value === true) return found;
    }
  return undefined;
}

/** The schema or null; what is said of the place stays with the whole. */
export function orNull(reader: Reader, schema: Schema, word: Node | undefined): Schema {
  if (!word) return schema;
  const evidence = typeEvidence(reader, word);
  const { title, description, deprecated, default: preset, examples, ...bare } = schema;
  const words = { title, description, deprecated, default: preset, examples };
  const facts = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const said = Object.fromEntries(Object.entries(schema.evidence).filter(([fact]) => Object.hasOwn(words, fact)));
  const inner: Schema = {
    ...bare,
    evidence: Object.fromEntries(Object.entries(schema.evidence).filter(([fact]) => !Object.hasOwn(words, fact))),
  };
  return {
    kind: 'union',
    mode: 'one-of',
    members: [inner, { kind: 'null', evidence: { type: evidence } }],
    ...facts,
    evidence: { type: evidence, ...said },
  };
}

const typeEvidence = (reader: Reader, node: Node, standing: Evidence['standing'] = 'documented'): readonly Evidence[] => [
  reader.notes.cite(
    node,
    standing === 'documented' ? 'a schema says its type' : 'a keyword that only one type has tells the type',
    standing,
  ),
];
