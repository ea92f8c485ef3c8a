import type { Spans } from './literal.js';
import { isObject } from './node.js';

interface Address {
  readonly method: string;
  readonly path: string;
}

/** Members of a document that tools write beside the operation they keep. */
const ofDocument = ['info', 'servers', 'components', 'definitions'];

/** A document of one operation, around what a tool keeps of it. What it wraps keeps its places in the text. */
export function wrapped(value: unknown, { method, path }: Address, spans: Spans): unknown {
  if (!isObject(value)) return value;
  const converted =
    isObject(value['paths']) && typeof value['paths']['path'] === 'string' ? unfolded(value['paths'], spans) : bare(value, spans);
  const folded =
    isObject(value['paths']) && isObject(value['paths']['request']) ? value['paths']['request']['security'] : undefined;
  const named = isObject(value['securitySchemes']) ? value['securitySchemes'] : schemesIn(folded);
  const schemes = named && { securitySchemes: named };
  const kept = Object.fromEntries(ofDocument.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]));
  const document = {
    openapi: '3.1.0',
    ...kept,
    ...(schemes ? { components: { ...(isObject(kept['components']) ? kept['components'] : {}), ...schemes } } : {}),
    paths: { [path]: { [method]: converted } },
  };
  const places = spans.get(value);
  if (places) spans.set(document, places);
  return document;
}

/** The operation without what stands beside it. */
function bare(value: { readonly [key: string]: unknown }, spans: Spans): object {
  const besides = [...ofDocument, 'securitySchemes', 'method', 'path', 'postman', 'jsonRequestBodyExample'];
  const operation = Object.fromEntries(Object.entries(value).filter(([key]) => !besides.includes(key)));
  const places = spans.get(value);
  if (places) spans.set(operation, places);
  return operation;
}

/**
 * Mintlify folds an operation: parameters by their place, schemas as lists of alternatives, contents without the word
 * for them. Gives it back the shape that OpenAPI has.
 */
function unfolded(folded: { readonly [key: string]: unknown }, spans: Spans): unknown {
  const request = isObject(folded['request']) ? folded['request'] : {};
  const responses = isObject(folded['response']) ? folded['response'] : {};
  const keep = <T extends object>(made: T, from: unknown): T => {
    const places = isObject(from) ? spans.get(from) : undefined;
    if (places) spans.set(made, places);
    return made;
  };
  const content = (own: unknown): object =>
    keep(
      Object.fromEntries(
        Object.entries(isObject(own) ? own : {}).map(([mediaType, media]) => {
          const { schemaArray, ...rest } = isObject(media) ? media : {};
          return [mediaType, keep({ ...rest, schema: oneOf(schemaArray) }, media)];
        }),
      ),
      own,
    );
  const descriptionIn = (own: unknown): unknown =>
    Object.values(isObject(own) ? own : {})
      .map((media) => (isObject(media) ? media['description'] : undefined))
      .find((text) => typeof text === 'string');
  const parameters = Object.entries(isObject(request['parameters']) ? request['parameters'] : {}).flatMap(([place, own]) =>
    Object.entries(isObject(own) ? own : {}).map(([name, parameter]) => {
      const { schema, ...rest } = isObject(parameter) ? parameter : {};
      return keep({ name, in: place, required: place === 'path', ...rest, schema: oneOf(schema) }, parameter);
    }),
  );
  const body =
    isObject(request['body']) && Object.keys(request['body']).length > 0 ? { content: content(request['body']) } : undefined;
  const answers = Object.entries(responses).map(([status, own]) => [
    status,
    keep({ description: descriptionIn(own) ?? '', content: content(own) }, own),
  ]);
  const security = Object.keys(schemesIn(request['security']) ?? {}).map((name) => ({ [name]: [] }));
  const { summary, description, deprecated, operationId } = folded;
  const words = Object.entries({ summary, description, deprecated, operationId }).filter(([, word]) => word !== undefined);
  return keep(
    {
      ...Object.fromEntries(words),
      ...(security.length > 0 ? { security } : {}),
      parameters,
      ...(body ? { requestBody: body } : {}),
      responses: Object.fromEntries(answers),
    },
    folded,
  );
}

/** Folded requirements hold their schemes, by place and name. */
function schemesIn(security: unknown): { readonly [name: string]: object } | undefined {
  if (!Array.isArray(security)) return undefined;
  const found = security
    .filter(isObject)
    .flatMap(({ title, parameters }) =>
      Object.entries(isObject(parameters) ? parameters : {}).flatMap(([place, own]) =>
        Object.entries(isObject(own) ? own : {}).map(([name, scheme]): [string, object] => [
          typeof title === 'string' ? title : name,
          { in: place, name, ...(isObject(scheme) ? scheme : {}) },
        ]),
      ),
    );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function oneOf(listed: unknown): unknown {
  if (!Array.isArray(listed)) return listed;
  return listed.length === 1 ? listed[0] : { oneOf: listed };
}
