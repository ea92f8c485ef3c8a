import type {
  ApiError,
  ApiModel,
  ArraySchema,
  AwsJsonProtocol,
  BinarySchema,
  BooleanSchema,
  Content,
  EnumSchema,
  Evidence,
  Example,
  HttpMethod,
  IntegerSchema,
  Json,
  MapSchema,
  NamedType,
  NullSchema,
  NumberSchema,
  ObjectSchema,
  Operation,
  OperationError,
  PageSource,
  Parameter,
  Property,
  ReferenceSchema,
  RequestBody,
  RequestSample,
  Response,
  RestJsonProtocol,
  Schema,
  Server,
  ServerVariable,
  Standing,
  StringSchema,
  UnionSchema,
  UnknownSchema,
} from './api.js';
import { formatVersion } from './api.js';

type JsonObject = { readonly [key: string]: Json };

interface Optional {
  readonly optional: JsonObject;
}

/**
 * A JSON Schema for every member of an interface: a member that is added, dropped or made optional in `api.ts` and
 * not here does not compile.
 */
type Shape<T> = { readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional : JsonObject };

const text: JsonObject = { type: 'string' };
const name: JsonObject = { type: 'string', minLength: 1 };
const flag: JsonObject = { type: 'boolean' };
const number: JsonObject = { type: 'number' };
const count: JsonObject = { type: 'integer', minimum: 0 };
const status: JsonObject = { type: 'integer', minimum: 100, maximum: 599 };
const anything: JsonObject = {};
const evidence = ref('EvidenceMap');

function ref(definition: string): JsonObject {
  return { $ref: `#/$defs/${definition}` };
}

const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const word = (value: string | true): JsonObject => ({ const: value });
const oneOf = (...values: readonly string[]): JsonObject => ({ enum: values });
const optional = (schema: JsonObject): Optional => ({ optional: schema });

function object<T>(shape: Shape<T>): JsonObject {
  const members = Object.entries<JsonObject | Optional>(shape);
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([key, member]) => [key, isOptional(member) ? member.optional : member])),
    required: members.filter(([, member]) => !isOptional(member)).map(([key]) => key),
    additionalProperties: false,
  };
}

function isOptional(member: JsonObject | Optional): member is Optional {
  return 'optional' in member;
}

const standings: Record<Standing, true> = { documented: true, inferred: true, corrected: true, unknown: true };
const methods: Record<HttpMethod, true> = {
  GET: true,
  PUT: true,
  POST: true,
  DELETE: true,
  PATCH: true,
  HEAD: true,
  OPTIONS: true,
  TRACE: true,
};

/** What every schema may say of itself. */
const words = {
  title: optional(text),
  description: optional(text),
  deprecated: optional(flag),
  default: optional(anything),
  examples: optional(listOf(anything)),
  evidence,
};

const numeric = {
  ...words,
  format: optional(text),
  minimum: optional(number),
  maximum: optional(number),
  exclusiveMinimum: optional(number),
  exclusiveMaximum: optional(number),
  multipleOf: optional({ type: 'number', exclusiveMinimum: 0 }),
};

const schemas: Record<Schema['kind'], JsonObject> = {
  string: object<StringSchema>({
    ...words,
    kind: word('string'),
    format: optional(text),
    minLength: optional(count),
    maxLength: optional(count),
    pattern: optional(text),
  }),
  integer: object<IntegerSchema>({ ...numeric, kind: word('integer') }),
  number: object<NumberSchema>({ ...numeric, kind: word('number') }),
  boolean: object<BooleanSchema>({ ...words, kind: word('boolean') }),
  enum: object<EnumSchema>({
    ...words,
    kind: word('enum'),
    type: oneOf('string', 'integer', 'number', 'boolean'),
    format: optional(text),
    minLength: optional(count),
    maxLength: optional(count),
    pattern: optional(text),
    constant: optional(word(true)),
    values: { type: 'array', items: { type: ['string', 'number', 'boolean'] }, minItems: 1, uniqueItems: true },
  }),
  array: object<ArraySchema>({
    ...words,
    kind: word('array'),
    items: ref('Schema'),
    minItems: optional(count),
    maxItems: optional(count),
    uniqueItems: optional(flag),
  }),
  map: object<MapSchema>({
    ...words,
    kind: word('map'),
    values: ref('Schema'),
    minProperties: optional(count),
    maxProperties: optional(count),
  }),
  object: object<ObjectSchema>({
    ...words,
    kind: word('object'),
    name: optional(name),
    properties: listOf(ref('Property')),
    partial: optional(flag),
  }),
  union: object<UnionSchema>({ ...words, kind: word('union'), mode: oneOf('one-of', 'any-of'), members: listOf(ref('Schema')) }),
  reference: object<ReferenceSchema>({ ...words, kind: word('reference'), name, of: optional(word('object')) }),
  null: object<NullSchema>({ ...words, kind: word('null') }),
  binary: object<BinarySchema>({ ...words, kind: word('binary'), format: optional(text) }),
  unknown: object<UnknownSchema>({ ...words, kind: word('unknown') }),
};

const parameter = object<Parameter>({
  in: oneOf('path', 'query', 'header', 'cookie'),
  name,
  description: optional(text),
  required: flag,
  deprecated: flag,
  shared: optional(word(true)),
  schema: ref('Schema'),
  examples: listOf(anything),
  evidence,
});

const security = (
  kind: string,
  members: { readonly [key: string]: JsonObject },
  spare: { readonly [key: string]: JsonObject } = {},
): JsonObject => ({
  type: 'object',
  properties: { kind: word(kind), name: text, evidence, ...members, ...spare },
  required: ['kind', 'evidence', ...Object.keys(members)],
  additionalProperties: false,
});

const definitions = {
  Evidence: object<Evidence>({
    source: text,
    line: optional({ type: 'integer', minimum: 1 }),
    anchor: optional(text),
    quote: text,
    rule: text,
    standing: oneOf(...Object.keys(standings)),
  }),
  EvidenceMap: { type: 'object', additionalProperties: listOf(ref('Evidence')) },
  RestJsonProtocol: object<RestJsonProtocol>({ kind: word('rest-json'), patterns: oneOf('whole', 'search'), evidence }),
  AwsJsonProtocol: object<AwsJsonProtocol>({
    kind: word('aws-json'),
    version: word('1.1'),
    targetPrefix: optional(name),
    patterns: oneOf('whole', 'search'),
    evidence,
  }),
  Server: object<Server>({
    url: name,
    description: optional(text),
    variables: optional(listOf(ref('ServerVariable'))),
    evidence,
  }),
  ServerVariable: object<ServerVariable>({
    name: text,
    default: optional(text),
    values: optional(listOf(text)),
    description: optional(text),
  }),
  Operation: object<Operation>({
    id: name,
    title: optional(text),
    description: optional(text),
    method: oneOf(...Object.keys(methods)),
    path: { type: 'string', pattern: '^/' },
    servers: listOf(ref('Server')),
    parameters: listOf(ref('Parameter')),
    requestBody: optional(ref('RequestBody')),
    responses: listOf(ref('Response')),
    errors: listOf(ref('OperationError')),
    examples: listOf(ref('Example')),
    samples: listOf(ref('RequestSample')),
    security: listOf(ref('SecurityRequirement')),
    deprecated: flag,
    modified: optional(text),
    source: text,
    evidence,
  }),
  Parameter: parameter,
  RequestBody: object<RequestBody>({ description: optional(text), required: flag, contents: listOf(ref('Content')), evidence }),
  Response: object<Response>({
    status: { anyOf: [status, word('default')] },
    range: optional(word(true)),
    title: optional(text),
    description: optional(text),
    contents: listOf(ref('Content')),
    headers: listOf(ref('Parameter')),
    evidence,
  }),
  Content: object<Content>({ mediaType: name, schema: ref('Schema'), evidence }),
  OperationError: object<OperationError>({ name, documentedStatus: optional(status), evidence }),
  ApiError: object<ApiError>({ name, description: optional(text), status, schema: optional(ref('Schema')), evidence }),
  Example: object<Example>({
    role: oneOf('request', 'response'),
    title: optional(text),
    status: optional(status),
    mediaType: optional(name),
    value: anything,
    evidence,
  }),
  RequestSample: object<RequestSample>({ label: text, code: optional(text), evidence }),
  SecurityRequirement: {
    oneOf: [
      security('bearer', {}, { format: text }),
      security('basic', {}),
      security('apiKey', { in: oneOf('query', 'header', 'cookie'), key: name }),
      security('oauth2', {}),
      security('unknown', { label: text }),
    ],
  },
  NamedType: object<NamedType>({
    name,
    schema: { allOf: [ref('Schema'), { not: { type: 'object', properties: { kind: word('reference') } } }] },
    evidence,
  }),
  PageSource: object<PageSource>({ source: text, hash: text, dialect: text, modified: optional(text) }),
  Property: object<Property>({ name: text, required: flag, schema: ref('Schema'), evidence }),
  Schema: { oneOf: Object.keys(schemas).map((kind) => ref(`${kind}-schema`)) },
  ...Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [`${kind}-schema`, schema])),
};

/** The model's own JSON Schema (2020-12): what `model.json` of a generated package holds. */
export const modelJsonSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'API model',
  ...object<ApiModel>({
    formatVersion: { const: formatVersion },
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
    title: text,
    description: optional(text),
    protocol: { oneOf: [ref('RestJsonProtocol'), ref('AwsJsonProtocol')] },
    servers: listOf(ref('Server')),
    operations: listOf(ref('Operation')),
    types: listOf(ref('NamedType')),
    errors: listOf(ref('ApiError')),
    sources: listOf(ref('PageSource')),
    evidence,
  }),
  $defs: definitions,
};
