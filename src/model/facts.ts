import type { Evidence, EvidenceMap, Json, Schema } from './api.js';
import type { Layer } from './layer.js';
import { formatType } from './type-notation.js';

/** What a fact may be set to. */
export type FactValue =
  | 'text'
  | 'flag'
  | 'count'
  | 'number'
  | 'status'
  | 'json'
  | 'json-list'
  | 'enum'
  | 'type'
  | 'patterns'
  | 'method'
  | 'identifier'
  | 'folder'
  | 'path';

/** Facts of the nodes that are no schema. A fact that may be taken away (`set: null`) is optional. */
const nodeFacts: Record<Exclude<Layer['node'], 'schema'>, Readonly<Record<string, FactValue>>> = {
  api: { name: 'folder', title: 'text', description: 'text' },
  protocol: { kind: 'text', version: 'text', targetPrefix: 'text', patterns: 'patterns' },
  server: { url: 'text', description: 'text' },
  error: { name: 'text', description: 'text', status: 'status' },
  type: { name: 'text' },
  operation: {
    id: 'identifier',
    title: 'text',
    description: 'text',
    method: 'method',
    path: 'path',
    deprecated: 'flag',
    modified: 'text',
  },
  'operation-error': { name: 'text', documentedStatus: 'status' },
  parameter: { in: 'text', name: 'text', description: 'text', required: 'flag', deprecated: 'flag', examples: 'json-list' },
  body: { description: 'text', required: 'flag' },
  response: { status: 'status', title: 'text', description: 'text' },
  content: { mediaType: 'text' },
  property: { name: 'text', required: 'flag' },
};

/** Facts that tell a node from its neighbours or decide what it is: not for a correction to change. */
const fixed: ReadonlySet<string> = new Set([
  'protocol kind',
  'protocol version',
  'error name',
  'type name',
  'operation-error name',
  'parameter in',
  'parameter name',
  'response status',
  'content mediaType',
  'property name',
]);

const required: ReadonlySet<string> = new Set([
  'api name',
  'api title',
  'protocol patterns',
  'server url',
  'error status',
  'operation id',
  'operation method',
  'operation path',
  'operation deprecated',
  'parameter required',
  'parameter deprecated',
  'body required',
  'property required',
  'schema type',
  'schema enum',
]);

const ofEverySchema = {
  type: 'type',
  title: 'text',
  description: 'text',
  deprecated: 'flag',
  default: 'json',
  examples: 'json-list',
} as const;
const ofNumbers = {
  format: 'text',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  enum: 'enum',
} as const;

const ownFacts: Record<Schema['kind'], Readonly<Record<string, FactValue>>> = {
  string: { format: 'text', minLength: 'count', maxLength: 'count', pattern: 'text', enum: 'enum' },
  integer: ofNumbers,
  number: ofNumbers,
  boolean: { enum: 'enum' },
  enum: { format: 'text', enum: 'enum' },
  array: { minItems: 'count', maxItems: 'count', uniqueItems: 'flag' },
  map: { minProperties: 'count', maxProperties: 'count' },
  object: {},
  union: {},
  reference: {},
  null: {},
  binary: { format: 'text' },
  unknown: { enum: 'enum' },
};

const schemaFacts = new Map(Object.entries(ownFacts).map(([kind, own]) => [kind, { ...ofEverySchema, ...own }]));

/** Names and values of the facts that a node can have, in the order in which people want to read them. */
export function factsOf(layer: Layer): Readonly<Record<string, FactValue>> {
  return layer.node === 'schema' ? (schemaFacts.get(layer.value.kind) ?? ofEverySchema) : nodeFacts[layer.node];
}

export const isFixed = (layer: Layer, fact: string): boolean => fixed.has(`${layer.node} ${fact}`);

export const isRequired = (layer: Layer, fact: string): boolean => required.has(`${layer.node} ${fact}`);

/** A fact's value, as corrections write it; `undefined` where the node has none. */
export function readFact(layer: Layer, fact: string): Json | undefined {
  if (!Object.hasOwn(factsOf(layer), fact)) return undefined;
  if (layer.node === 'schema') {
    if (fact === 'type') return formatType(layer.value);
    if (fact === 'enum') return layer.value.kind === 'enum' ? layer.value.values : undefined;
  }
  const value: unknown =
    layer.value !== undefined && Object.hasOwn(layer.value, fact) ? Reflect.get(layer.value, fact) : undefined;
  return isJson(value) ? value : undefined;
}

export function evidenceOf(layer: Layer): EvidenceMap {
  return layer.value?.evidence ?? {};
}

/** The words for a fact. A format stands in the type's own words, as in `integer <int64>`. */
export function evidenceFor(layer: Layer, fact: string): readonly Evidence[] {
  const evidence = evidenceOf(layer);
  return evidence[fact] ?? (fact === 'format' && readFact(layer, fact) !== undefined ? evidence['type'] : undefined) ?? [];
}

/**
 * The layer that a fact is about: the first that has it or has words about it, else the first that could have it.
 * `deprecated` counts as had only where it is true, for nearly every node has it.
 */
export function layerOf(layers: readonly Layer[], fact: string): Layer | undefined {
  const able = layers.filter((layer) => Object.hasOwn(factsOf(layer), fact));
  const has = (layer: Layer): boolean => {
    const value = readFact(layer, fact);
    if (Object.hasOwn(evidenceOf(layer), fact)) return true;
    return value !== undefined && !(fact === 'deprecated' && value === false) && !(Array.isArray(value) && value.length === 0);
  };
  return able.find(has) ?? able[0];
}

/** Why a value does not fit a fact; `undefined` where it does. */
export function misfit(kind: FactValue, value: Json): string | undefined {
  switch (kind) {
    case 'text':
    case 'type':
      return typeof value === 'string' ? undefined : 'a text';
    case 'identifier':
      return typeof value === 'string' && value.trim() !== '' ? undefined : 'a name';
    case 'folder':
      return typeof value === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(value) ? undefined : 'small letters, digits and dashes';
    case 'path':
      return typeof value === 'string' && value.startsWith('/') ? undefined : 'a path that begins with `/`';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? undefined : 'a whole number from 0 on';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'a number';
    case 'status':
      return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599
        ? undefined
        : 'an HTTP status from 100 to 599';
    case 'json':
      return undefined;
    case 'json-list':
      return Array.isArray(value) ? undefined : 'a list';
    case 'enum':
      return isEnum(value) ? undefined : 'a list of different texts, of numbers or of booleans';
    case 'patterns':
      return value === 'whole' || value === 'search' ? undefined : '`whole` or `search`';
    case 'method':
      return methods.has(String(value)) ? undefined : 'an HTTP method in capitals';
  }
}

const methods: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE']);

function isEnum(value: Json): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  const types = new Set(value.map((item) => typeof item));
  const [type] = types;
  return types.size === 1 && ['string', 'number', 'boolean'].includes(type ?? '') && new Set(value).size === value.length;
}

function isJson(value: unknown): value is Json {
  return (
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value) ||
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null)
  );
}
