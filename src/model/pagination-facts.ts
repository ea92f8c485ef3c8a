import type { ApiModel, Content, Evidence, Operation, Parameter, Schema } from './api.js';

/** Something that a request can be given and that need not be given. */
export interface Given {
  readonly in: 'query' | 'body';
  readonly name: string;
  readonly schema: Schema;
  readonly description: string;
  /** Of its being there. */
  readonly evidence: readonly Evidence[];
}

/** Something of an answer's body, at most two steps down. */
export interface Answered {
  readonly path: readonly string[];
  readonly name: string;
  readonly schema: Schema;
  readonly description: string;
  /** Of its being there. */
  readonly evidence: readonly Evidence[];
}

/** All that the rules look at. */
export interface PageFacts {
  readonly operation: Operation;
  readonly given: readonly Given[];
  readonly answered: readonly Answered[];
  readonly headers: readonly Parameter[];
  readonly items: readonly string[] | undefined;
}

/** What a value is where it is not null, if that is one thing. */
export function withoutNull(schema: Schema): Schema | undefined {
  if (schema.kind !== 'union') return schema;
  const [own, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
  return others.length > 0 ? undefined : own;
}

/** What the rules look at; nothing where no success is JSON. */
export function pageFactsOf(operation: Operation, model: ApiModel): PageFacts | undefined {
  const types = new Map(model.types.map((type) => [type.name, type.schema]));
  const resolved = (schema: Schema): Schema => (schema.kind === 'reference' ? (types.get(schema.name) ?? schema) : schema);
  const response = operation.responses.find(
    ({ status, contents }) => typeof status === 'number' && status >= 200 && status < 300 && contents.length > 0,
  );
  const content = jsonOf(response?.contents ?? []);
  if (response === undefined || content === undefined) return undefined;
  const body = resolved(content.schema);
  const answered = [...partsOf(body, [], resolved, 2)];
  return {
    operation,
    given: givenOf(operation, model, resolved),
    answered,
    headers: response.headers,
    items: itemsIn(body, answered),
  };
}

function givenOf(operation: Operation, { protocol }: ApiModel, resolved: (schema: Schema) => Schema): readonly Given[] {
  // Parameters of an AWS JSON page are a converter's: all that is sent is the body.
  const parameters = protocol.kind === 'aws-json' ? [] : operation.parameters;
  const contents = operation.requestBody?.contents ?? [];
  const content = jsonOf(contents) ?? contents.find(({ mediaType }) => mediaType === 'application/x-www-form-urlencoded');
  const body = content === undefined ? undefined : resolved(content.schema);
  const properties = body?.kind === 'object' ? body.properties : [];
  return [
    ...parameters
      .filter((parameter) => parameter.in === 'query' && !parameter.required)
      .map(({ name, schema, description, evidence }) =>
        given('query', name, resolved(schema), description, evidence['name'] ?? evidence['type'] ?? []),
      ),
    ...properties
      .filter(({ required }) => !required)
      .map(({ name, schema, evidence }) => given('body', name, resolved(schema), schema.description, evidence['name'] ?? [])),
  ];
}

const given = (
  place: 'query' | 'body',
  name: string,
  schema: Schema,
  description: string | undefined,
  evidence: readonly Evidence[],
): Given => ({
  in: place,
  name,
  schema,
  description: [description, schema.description].filter((text) => text !== undefined).join(' '),
  evidence,
});

/** The content that a client speaks. */
const jsonOf = (contents: readonly Content[]): Content | undefined =>
  contents.find(({ mediaType }) => mediaType === 'application/json') ??
  contents.find(({ mediaType }) => /\+json$|json-1\.\d$/.test(mediaType));

function* partsOf(
  schema: Schema,
  path: readonly string[],
  resolved: (schema: Schema) => Schema,
  steps: number,
): Generator<Answered> {
  if (schema.kind !== 'object' || steps === 0) return;
  for (const { name, schema: told, evidence } of schema.properties) {
    const own = resolved(told);
    const description = [...new Set([told.description, own.description])].filter((text) => text !== undefined).join(' ');
    yield { path: [...path, name], name, schema: own, description, evidence: evidence['name'] ?? [] };
    yield* partsOf(own, [...path, name], resolved, steps - 1);
  }
}

/** The body where it is a list; else the one list at the top of it, or, where there is none, the one a step down. */
function itemsIn(body: Schema, answered: readonly Answered[]): readonly string[] | undefined {
  if (body.kind === 'array') return [];
  for (const depth of [1, 2]) {
    const lists = answered.filter(({ path, schema }) => path.length === depth && withoutNull(schema)?.kind === 'array');
    const [first, ...others] = lists;
    if (first !== undefined) return others.length === 0 ? first.path : undefined;
  }
  return undefined;
}
