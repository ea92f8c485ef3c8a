import type { ApiModel, Schema } from '../model/api.js';
import type { OperationParts } from './operation-view.js';
import { childrenOf } from './types/schema-kinds.js';
import type { TypeView } from './view.js';

/** Tells for each named type whether values of it are sent, received, both or neither, looking through references. */
export function directions(model: ApiModel, operations: readonly OperationParts[]): (typeName: string) => TypeView['direction'] {
  const types = new Map([...model.types, ...operations.flatMap((parts) => parts.types)].map((type) => [type.name, type.schema]));
  const synthesized = (schemas: readonly Schema[]): readonly string[] =>
    operations
      .flatMap((parts) => parts.types)
      .filter((type) => schemas.includes(type.schema))
      .map((type) => type.name);
  const reach = (schemas: readonly Schema[]): ReadonlySet<string> => {
    const seen = new Set<string>(synthesized(schemas));
    const queue = [...schemas];
    for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
      if (schema.kind === 'reference') {
        const target = types.get(schema.name);
        if (target === undefined || seen.has(schema.name)) continue;
        seen.add(schema.name);
        queue.push(target);
      } else queue.push(...childrenOf(schema).map((child) => child.schema));
    }
    return seen;
  };
  const sent = reach(operations.flatMap((parts) => parts.sent));
  const received = reach([
    ...operations.flatMap((parts) => parts.received),
    ...model.errors.flatMap((error) => (error.schema === undefined ? [] : [error.schema])),
  ]);
  return (name) => {
    if (sent.has(name)) return received.has(name) ? 'both' : 'sent';
    return received.has(name) ? 'received' : 'none';
  };
}
