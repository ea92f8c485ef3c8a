import type { Json } from '../../model/api.js';
import type { Field, FieldRow } from './field-rows.js';

/** Which value of an example stands for which row. The renderer makes examples of the same schema as the table. */
export function samplesOf(fields: readonly Field[], sample: Json | undefined): ReadonlyMap<FieldRow, Json> {
  const found = new Map<FieldRow, Json>();
  const walk = (nodes: readonly Field[], value: Json | undefined): void => {
    const inner = insideOf(value);
    for (const node of nodes) {
      const { row } = node;
      const own = row.kind === 'field' ? memberOf(inner, row.name) : row.kind === 'values' ? firstOf(inner) : inner;
      if (own === undefined) continue;
      found.set(row, own);
      walk(node.children, own);
    }
  };
  walk(fields, sample);
  return found;
}

/** The first element of arrays, of arrays within them as well. */
export function insideOf(value: Json | undefined): Json | undefined {
  let inner = value;
  for (let depth = 0; Array.isArray(inner) && depth < 20; depth += 1) [inner] = inner;
  return inner;
}

export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

const firstOf = (value: Json | undefined): Json | undefined =>
  typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined;
