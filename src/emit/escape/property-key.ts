import { stringLiteral } from './string-literal.js';

const bare = /^[A-Za-z_$][\w$]*$/;

/**
 * A key for an object literal or a type member: `Name`, `'a-b'`, `['__proto__']`.
 * `__proto__` is computed: as a plain key in an object literal it would set the prototype instead.
 */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return bare.test(name) ? name : stringLiteral(name);
}

/** What follows an object's name to read a member: `.Name` or `['a-b']`. */
export function propertyAccess(name: string): string {
  return bare.test(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}
