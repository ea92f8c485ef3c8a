import type { Json, Schema } from '../../model/api.js';
import type { ApiView, OperationView } from '../view.js';

/** The body that the page shows, or else the least that the schema asks for. */
export function requestExample(operation: OperationView, view: ApiView): Json {
  const documented = operation.operation.examples.find((example) => example.role === 'request');
  if (documented !== undefined) return documented.value;
  const [content] = operation.operation.requestBody?.contents ?? [];
  return content === undefined ? {} : exampleValue(content.schema, view);
}

/** A value of the right shape: a documented one where there is one, else required members only. */
export function exampleValue(schema: Schema, view: ApiView, within: readonly string[] = []): Json {
  const [documented] = schema.examples ?? [];
  if (documented !== undefined) return documented;
  if (schema.default !== undefined) return schema.default;
  switch (schema.kind) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    case 'enum':
      return schema.values[0] ?? '';
    case 'array':
      return [exampleValue(schema.items, view, within)];
    case 'object': {
      const required = schema.properties.filter((property) => property.required);
      return Object.fromEntries(required.map((property) => [property.name, exampleValue(property.schema, view, within)]));
    }
    case 'union': {
      const [first] = schema.members;
      return first === undefined ? null : exampleValue(first, view, within);
    }
    case 'reference': {
      const target = view.types.find(({ type }) => type.name === schema.name);
      // A type that holds itself ends where it begins again.
      if (target === undefined || within.includes(schema.name)) return {};
      return exampleValue(target.type.schema, view, [...within, schema.name]);
    }
    case 'binary':
      return 'binary';
    case 'map':
    case 'unknown':
      return {};
    case 'null':
      return null;
  }
}
