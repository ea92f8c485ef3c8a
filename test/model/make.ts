import type {
  Content,
  EnumSchema,
  Evidence,
  MapSchema,
  NamedType,
  ObjectSchema,
  Operation,
  OperationError,
  Parameter,
  Property,
  ReferenceSchema,
  Response,
  Schema,
  Standing,
  StringSchema,
} from '../../src/model/api.js';
import type { Reading } from '../../src/model/reading.js';

/** Evidence of one page; lines are told by the caller, so that places are readable in expectations. */
export function says(quote: string, line = 1, source = 'page.txt', standing: Standing = 'documented'): Evidence {
  return { source, line, quote, rule: 'a test says so', standing };
}

/** Writes schemas as a page at `source` would tell them. */
export function pageWriter(source: string) {
  const cite = (quote: string, line = 1, standing: Standing = 'documented'): readonly Evidence[] => [
    says(quote, line, source, standing),
  ];

  const string = (facts: Omit<Partial<StringSchema>, 'kind' | 'evidence'> = {}, line = 1): StringSchema => ({
    kind: 'string',
    ...facts,
    evidence: {
      type: cite('string', line),
      ...Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, cite(String(value), line)])),
    },
  });

  const enumOf = (values: readonly string[], standing: Standing = 'documented', line = 1): EnumSchema => ({
    kind: 'enum',
    type: 'string',
    values,
    evidence: {
      type: cite('enum<string>', line),
      enum: cite(values.join(standing === 'documented' ? '\n' : ''), line, standing),
    },
  });

  /** What a reader makes of values that it cannot take apart. */
  const glued = (words: string, line = 1): StringSchema => ({
    kind: 'string',
    evidence: { type: cite('enum<string>', line), enum: cite(words, line, 'unknown') },
  });

  const field = (name: string, schema: Schema, required = false, line = 1): Property => ({
    name,
    required,
    schema,
    evidence: { name: cite(name, line), required: cite(required ? 'required' : 'optional', line) },
  });

  const object = (
    name: string | undefined,
    properties: readonly Property[],
    more: Partial<ObjectSchema> = {},
    line = 1,
  ): ObjectSchema => ({
    kind: 'object',
    ...(name === undefined ? {} : { name }),
    properties,
    ...more,
    evidence: {
      type: cite(`object (${name ?? ''})`, line),
      ...(more.description === undefined ? {} : { description: cite(more.description, line) }),
    },
  });

  const arrayOf = (items: Schema): Schema => ({ kind: 'array', items, evidence: { type: cite('array') } });

  const mapOf = (values: Schema): MapSchema => ({ kind: 'map', values, evidence: { type: cite('map') } });

  const reference = (name: string): ReferenceSchema => ({ kind: 'reference', name, evidence: { type: cite(name) } });

  const content = (schema: Schema, mediaType = 'application/json'): Content => ({
    mediaType,
    schema,
    evidence: { mediaType: cite(mediaType) },
  });

  const response = (schema: Schema | undefined, status: number | 'default' = 200): Response => ({
    status,
    title: 'Success',
    contents: schema === undefined ? [] : [content(schema)],
    headers: [],
    evidence: { status: cite(`${status}Success`) },
  });

  const parameter = (place: Parameter['in'], name: string, required = true): Parameter => ({
    in: place,
    name,
    required,
    deprecated: false,
    schema: string(),
    examples: [],
    evidence: { name: cite(name), required: cite(required ? 'required' : 'optional') },
  });

  const error = (name: string, documentedStatus?: number): OperationError => ({
    name,
    ...(documentedStatus === undefined ? {} : { documentedStatus }),
    evidence: {
      name: cite(`${documentedStatus}${name}`),
      ...(documentedStatus === undefined ? {} : { documentedStatus: cite(`${documentedStatus}${name}`) }),
    },
  });

  const operation = (
    id: string,
    parts: Partial<Operation> & { readonly request?: Schema; readonly answer?: Schema; readonly idStanding?: Standing } = {},
  ): Operation => {
    const { request, answer, idStanding = 'documented', ...more } = parts;
    return {
      id,
      method: 'POST',
      path: '/',
      servers: [],
      parameters: [parameter('header', 'X-Amz-Target')],
      ...(request === undefined ? {} : { requestBody: { required: true, contents: [content(request)], evidence: {} } }),
      responses: [response(answer)],
      errors: [],
      examples: [],
      samples: [],
      security: [],
      deprecated: false,
      source,
      evidence: { id: cite(id, 1, idStanding), method: cite('POST'), path: cite('/') },
      ...more,
    };
  };

  const type = (name: string, schema: Schema): NamedType => ({ name, schema, evidence: { name: cite(name) } });

  const reading = (operations: readonly Operation[], more: Partial<Reading> = {}): Reading => ({
    source,
    hash: `sha256-${source}`,
    dialect: 'test',
    apiTitle: 'Pet Store',
    servers: [],
    operations,
    types: [],
    errors: [],
    coverage: { lines: 1, read: [], unread: [] },
    diagnostics: [],
    ...more,
  });

  return {
    string,
    enumOf,
    glued,
    field,
    object,
    arrayOf,
    mapOf,
    reference,
    content,
    response,
    parameter,
    error,
    operation,
    type,
    reading,
  };
}

/** A value with all evidence taken out, to compare what is said rather than where. */
export function facts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'evidence' ? undefined : inner)));
}

/** Freezes a value all the way down: a function that changes it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
