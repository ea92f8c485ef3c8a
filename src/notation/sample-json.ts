import type { Json } from '../model/api.js';

/** The first element of arrays, of arrays within them as well. */
export function insideOf(value: Json | undefined): Json | undefined {
  let inner = value;
  for (let depth = 0; Array.isArray(inner) && depth < 20; depth += 1) [inner] = inner;
  return inner;
}

/** The member of an object that has it as its own. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
  return (value as { readonly [key: string]: Json })[name];
}
