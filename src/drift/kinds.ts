import type { Json } from '../model/api.js';

/** Kinds of JSON values, as sets of bits: what has been seen at a place is one number. */
export const kinds = { null: 1, boolean: 2, integer: 4, number: 8, string: 16, array: 32, object: 64 } as const;

export type JsonObject = { readonly [key: string]: Json };

export function kindOf(value: Json): number {
  if (value === null) return kinds.null;
  switch (typeof value) {
    case 'boolean':
      return kinds.boolean;
    case 'number':
      return Number.isInteger(value) ? kinds.integer : kinds.number;
    case 'string':
      return kinds.string;
    default:
      return Array.isArray(value) ? kinds.array : kinds.object;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys of an object in order, and their values. A value may be called `__proto__`. */
export const entriesOf = (value: JsonObject): readonly (readonly [string, Json])[] => Object.entries(value);
