import type { Content, Operation, Parameter, Schema } from './api.js';

/** A schema whose direct children were replaced. Returns the same object where nothing changed. */
export function mapChildren(schema: Schema, change: (child: Schema, step: string) => Schema): Schema {
  switch (schema.kind) {
    case 'array': {
      const items = change(schema.items, '[]');
      return items === schema.items ? schema : { ...schema, items };
    }
    case 'map': {
      const values = change(schema.values, '{}');
      return values === schema.values ? schema : { ...schema, values };
    }
    case 'object': {
      const properties = schema.properties.map((property) => {
        const child = change(property.schema, property.name);
        return child === property.schema ? property : { ...property, schema: child };
      });
      return properties.every((property, index) => property === schema.properties[index]) ? schema : { ...schema, properties };
    }
    case 'union': {
      const members = schema.members.map((member, index) => change(member, `<${index}>`));
      return members.every((member, index) => member === schema.members[index]) ? schema : { ...schema, members };
    }
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'reference':
    case 'null':
    case 'binary':
    case 'unknown':
      return schema;
  }
}

/** Every schema of the tree, parents before children; does not follow references. */
export function* schemasIn(schema: Schema): Generator<Schema> {
  yield schema;
  switch (schema.kind) {
    case 'array':
      yield* schemasIn(schema.items);
      break;
    case 'map':
      yield* schemasIn(schema.values);
      break;
    case 'object':
      for (const property of schema.properties) yield* schemasIn(property.schema);
      break;
    case 'union':
      for (const member of schema.members) yield* schemasIn(member);
      break;
    default:
      break;
  }
}

/** Where a schema stands in an operation. */
export type SchemaRole =
  | { readonly part: 'parameter'; readonly parameter: Parameter }
  | { readonly part: 'request'; readonly mediaType: string }
  | { readonly part: 'response'; readonly status: number | 'default'; readonly mediaType: string }
  | { readonly part: 'response-header'; readonly status: number | 'default'; readonly parameter: Parameter };

/** An operation whose schemas were replaced, each told its role. */
export function mapOperationSchemas(operation: Operation, change: (schema: Schema, role: SchemaRole) => Schema): Operation {
  const content = (item: Content, role: SchemaRole): Content => ({ ...item, schema: change(item.schema, role) });
  const { requestBody } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      schema: change(parameter.schema, { part: 'parameter', parameter }),
    })),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...requestBody,
            contents: requestBody.contents.map((item) => content(item, { part: 'request', mediaType: item.mediaType })),
          },
        }),
    responses: operation.responses.map((response) => ({
      ...response,
      contents: response.contents.map((item) =>
        content(item, { part: 'response', status: response.status, mediaType: item.mediaType }),
      ),
      headers: response.headers.map((parameter) => ({
        ...parameter,
        schema: change(parameter.schema, { part: 'response-header', status: response.status, parameter }),
      })),
    })),
  };
}

/** Every root schema of an operation. */
export function operationSchemas(operation: Operation): readonly Schema[] {
  return [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...(operation.requestBody?.contents ?? []).map((content) => content.schema),
    ...operation.responses.flatMap((response) => [
      ...response.contents.map((content) => content.schema),
      ...response.headers.map((header) => header.schema),
    ]),
  ];
}
