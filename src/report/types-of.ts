import type { ApiModel, Schema } from '../model/api.js';
import { operationSchemas, schemasIn } from '../model/walk.js';

/** Names of the types that schemas hold, in the order in which a reader meets them: each behind the one that refers to it. */
export function typesMet(model: ApiModel, roots: readonly Schema[], seen: Set<string> = new Set()): readonly string[] {
  const types = typesByName(model);
  const visit = (schema: Schema): readonly string[] =>
    [...schemasIn(schema)].flatMap((inner) => {
      if (inner.kind !== 'reference' || seen.has(inner.name)) return [];
      seen.add(inner.name);
      const type = types.get(inner.name);
      return type === undefined ? [] : [inner.name, ...visit(type)];
    });
  return roots.flatMap(visit);
}

/** Ids of the operations that hold each type. */
export function usersOf(model: ApiModel): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const operation of model.operations)
    for (const name of typesMet(model, operationSchemas(operation))) {
      const ids = users.get(name);
      if (ids === undefined) users.set(name, [operation.id]);
      else ids.push(operation.id);
    }
  return users;
}

const known = new WeakMap<ApiModel, ReadonlyMap<string, Schema>>();

function typesByName(model: ApiModel): ReadonlyMap<string, Schema> {
  const found = known.get(model) ?? new Map(model.types.map(({ name, schema }) => [name, schema]));
  known.set(model, found);
  return found;
}
