import type { ApiModel, NamedType, Operation, Parameter, RequestBody, Schema, Server } from './api.js';
import { componentKey } from './component-key.js';
import { operationNameRule } from './derive-types.js';
import { contentObject, namedExamples } from './openapi-content.js';
import { responses } from './openapi-responses.js';
import { securityComponents, securityName } from './openapi-security.js';
import { byText, groupBy } from './order.js';
import { paginationOf } from './pagination.js';
import {
  type JsonObject,
  type JsonSchemaOptions,
  present,
  schemaToJsonSchema,
  typesToJsonSchema,
} from './schema-to-json-schema.js';

/** The model as an OpenAPI 3.1 document: plain JSON, the same for the same model. */
export function toOpenApi(model: ApiModel): JsonObject {
  const keyOf = componentKey;
  const inline = unnamedTypes(model);
  const types = model.types.filter(({ name }) => !inline.has(name));
  const nullable = new NullableTypes(types);
  const options: JsonSchemaOptions = {
    inline,
    patterns: model.protocol.patterns,
    refTo: (name) => refTo(keyOf(name)),
    refToOrNull: (name) => nullable.refTo(name),
  };
  const writtenPaths = paths(model, options);
  const schemas = { ...typesToJsonSchema(types, options, keyOf), ...nullable.write(options) };
  const securitySchemes = securityComponents(model.operations);
  return present({
    openapi: '3.1.0',
    info: present({ title: model.title, version: '1.0.0', description: model.description }),
    servers: model.servers.length === 0 ? undefined : model.servers.map(serverObject),
    paths: writtenPaths,
    components: present({
      schemas: Object.keys(schemas).length === 0 ? undefined : schemas,
      securitySchemes: Object.keys(securitySchemes).length === 0 ? undefined : securitySchemes,
    }),
  });
}

const refTo = (key: string): string => `#/components/schemas/${key}`;

/**
 * Named types that may also be null somewhere. A `$ref` cannot say so beside itself, and among alternatives it hides what it
 * refers to from most readers of documents; so such a type is written once more, with null among its types.
 */
class NullableTypes {
  private readonly types: ReadonlyMap<string, Schema>;
  private readonly keys: ReadonlySet<string>;
  private readonly wanted = new Map<string, { readonly key: string; readonly schema: Schema }>();

  constructor(types: readonly NamedType[]) {
    this.types = new Map(types.map(({ name, schema }) => [name, schema]));
    this.keys = new Set(types.map(({ name }) => componentKey(name)));
  }

  refTo(name: string): string | undefined {
    const schema = this.types.get(name);
    if (schema === undefined || schema.kind === 'union' || schema.kind === 'unknown') return undefined;
    let key = `${componentKey(name)}OrNull`;
    while (this.keys.has(key)) key = `${key}_`;
    this.wanted.set(name, { key, schema });
    return refTo(key);
  }

  /** Writing one may ask for others. */
  write(options: JsonSchemaOptions): JsonObject {
    const written = new Map<string, JsonObject>();
    for (const [name, { key, schema }] of this.wanted) {
      if (written.has(key)) continue;
      const empty: Schema = { kind: 'null', evidence: {} };
      written.set(key, schemaToJsonSchema({ kind: 'union', mode: 'one-of', members: [schema, empty], evidence: {} }, options));
      this.wanted.set(name, { key, schema });
    }
    return Object.fromEntries([...written].sort(([a], [b]) => byText(a, b)));
  }
}

/**
 * Bodies that no page names have names for the sake of code; a document of a REST API shows them where they are sent.
 * Where operations share one address the name is the protocol's own habit, and stays.
 */
function unnamedTypes({ protocol, types }: ApiModel): ReadonlyMap<string, Schema> {
  if (protocol.kind !== 'rest-json') return new Map();
  const derived = types.filter(({ evidence }) => evidence['name']?.every(({ rule }) => rule === operationNameRule) ?? false);
  return new Map(derived.filter(({ evidence }) => evidence['name']?.length).map(({ name, schema }) => [name, schema]));
}

function serverObject(server: Server): JsonObject {
  const variables = [...new Set([...server.url.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''))];
  return present({
    url: server.url,
    description: server.description,
    variables:
      variables.length === 0 ? undefined : Object.fromEntries(variables.map((name) => [name, variableObject(server, name)])),
  });
}

function variableObject(server: Server, name: string): JsonObject {
  const known = server.variables?.find((variable) => variable.name === name);
  return present({ enum: known?.values, default: known?.default ?? known?.values?.[0] ?? name, description: known?.description });
}

function paths(model: ApiModel, options: JsonSchemaOptions): JsonObject {
  const shared = groupBy(model.operations, (operation) => `${operation.method} ${operation.path}`);
  const keyOf = (operation: Operation): string => {
    // Operations told apart by a header share path and method, which OpenAPI cannot say: a fragment tells the keys apart.
    const alone = (shared.get(`${operation.method} ${operation.path}`)?.length ?? 0) < 2;
    return alone && model.protocol.kind === 'rest-json' ? operation.path : `${operation.path}#${operation.id}`;
  };
  return Object.fromEntries(
    [...groupBy(model.operations, keyOf)].map(([key, operations]) => {
      const ofPath = pathParameters(operations);
      const own = operations.map((operation): [string, JsonObject] => [
        operation.method.toLowerCase(),
        operationObject(operation, ofPath, model, options),
      ]);
      const parameters = [...ofPath.values()].map((parameter) => parameterObject(parameter, options));
      return [key, { ...(parameters.length === 0 ? {} : { parameters }), ...Object.fromEntries(own) }];
    }),
  );
}

/** What a document tells once for all operations of a path, as long as all of them have it. */
function pathParameters(operations: readonly Operation[]): ReadonlyMap<string, Parameter> {
  const all = operations.map(({ parameters }) => new Map(parameters.map((one) => [`${one.in} ${one.name}`, one])));
  const told = all.flatMap((own) => [...own].filter(([key, one]) => one.shared && all.every((other) => other.has(key))));
  return new Map(told);
}

function operationObject(
  operation: Operation,
  ofPath: ReadonlyMap<string, Parameter>,
  model: ApiModel,
  options: JsonSchemaOptions,
): JsonObject {
  const own = operation.parameters.filter((one) => !(one.shared && ofPath.has(`${one.in} ${one.name}`)));
  const parameters = own.map((parameter) => parameterObject(parameter, options));
  return present({
    operationId: operation.id,
    summary: operation.title,
    description: operation.description,
    deprecated: operation.deprecated ? true : undefined,
    'x-source': operation.source,
    'x-modified': operation.modified,
    'x-pagination': paginationOf(operation, model),
    servers: operation.servers.length === 0 ? undefined : operation.servers.map(serverObject),
    security: operation.security.length === 0 ? undefined : operation.security.map((item) => ({ [securityName(item)]: [] })),
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: operation.requestBody === undefined ? undefined : bodyObject(operation.requestBody, operation, options),
    responses: responses(operation, model, options),
  });
}

function parameterObject(parameter: Parameter, options: JsonSchemaOptions): JsonObject {
  return present({
    name: parameter.name,
    in: parameter.in,
    description: parameter.description,
    required: parameter.required || parameter.in === 'path' ? true : undefined,
    deprecated: parameter.deprecated ? true : undefined,
    schema: schemaToJsonSchema(parameter.schema, options),
    examples: namedExamples(parameter.examples.map((value) => ({ value }))),
  });
}

function bodyObject(body: RequestBody, operation: Operation, options: JsonSchemaOptions): JsonObject {
  const examples = operation.examples.filter((example) => example.role === 'request');
  return present({
    description: body.description,
    required: body.required ? true : undefined,
    content: contentObject(body.contents, examples, options),
  });
}
