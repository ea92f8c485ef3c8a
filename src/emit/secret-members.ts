import type { ApiModel, Schema } from '../model/api.js';
import { operationSchemas, schemasIn } from '../model/walk.js';

/** Names of members and parameters that the page says are a secret, by the format `password`; sorted. */
export function secretMembers({ types, operations }: ApiModel): readonly string[] {
  const named = [
    ...[...types.map(({ schema }) => schema), ...operations.flatMap(operationSchemas)].flatMap((schema) =>
      [...schemasIn(schema)].flatMap((inner) => (inner.kind === 'object' ? inner.properties : [])),
    ),
    ...operations.flatMap(({ parameters }) => parameters),
  ];
  return [...new Set(named.filter(({ schema }) => isSecret(schema)).map(({ name }) => name))].sort();
}

const isSecret = (schema: Schema): boolean => schema.kind === 'string' && schema.format === 'password';
