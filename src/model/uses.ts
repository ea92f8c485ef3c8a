import type { ApiModel, NamedType, Schema } from './api.js';
import { operationSchemas, schemasIn } from './walk.js';

const namesIn = (schema: Schema): readonly string[] =>
  [...schemasIn(schema)].flatMap((inner) => (inner.kind === 'reference' ? [inner.name] : []));

/** Names of the types that schemas reach, directly or through other types. */
export function reachableTypes(all: readonly NamedType[], roots: readonly Schema[]): ReadonlySet<string> {
  const types = new Map(all.map((type) => [type.name, type.schema]));
  const found = new Set<string>();
  const open = roots.flatMap(namesIn);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const schema = types.get(name);
    if (schema !== undefined) open.push(...namesIn(schema));
  }
  return found;
}

/** Ids of the operations whose parameters, request or responses hold a type. */
export function operationsUsing(model: ApiModel, type: string): readonly string[] {
  return model.operations
    .filter((operation) => reachableTypes(model.types, operationSchemas(operation)).has(type))
    .map((operation) => operation.id);
}

/** Names of the types that the API uses anywhere. */
export function usedTypes(model: ApiModel): ReadonlySet<string> {
  const errors = model.errors.flatMap((error) => (error.schema === undefined ? [] : [error.schema]));
  return reachableTypes(model.types, [...model.operations.flatMap(operationSchemas), ...errors]);
}
