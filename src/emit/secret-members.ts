import type { ApiModel, Schema } from '../model/api.js';
import { byText } from '../model/order.js';
import { operationSchemas, schemasIn } from '../model/walk.js';

/** Models do not change, and several parts of a package ask. */
const found = new WeakMap<ApiModel, readonly string[]>();

/** Names of members and parameters that the page says are a secret, by the format `password`; sorted. */
export function secretMembers(model: ApiModel): readonly string[] {
  const known = found.get(model) ?? findSecrets(model);
  found.set(model, known);
  return known;
}

function findSecrets({ types, errors, operations }: ApiModel): readonly string[] {
  const named = new Map(types.map(({ name, schema }) => [name, schema]));
  const isSecret = (schema: Schema | undefined): boolean => schema?.kind === 'string' && schema.format === 'password';
  const roots = [...types, ...errors].flatMap(({ schema }) => schema ?? []);
  const members = [
    ...[...roots, ...operations.flatMap(operationSchemas)].flatMap((root) =>
      [...schemasIn(root)].flatMap((schema) => (schema.kind === 'object' ? schema.properties : [])),
    ),
    ...operations.flatMap(({ parameters }) => parameters),
  ];
  const secret = members.filter(({ schema }) => isSecret(schema.kind === 'reference' ? named.get(schema.name) : schema));
  return [...new Set(secret.map(({ name }) => name))].sort(byText);
}
