const words = (text: string): readonly string[] => text.split(' ');

/** Words that cannot name a variable in a module, or would hide what functions of generated code speak of. */
const notVariables: ReadonlySet<string> = new Set(
  words(
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
      'function if implements import in Infinity instanceof interface let NaN new null package private protected public return static ' +
      'super switch this throw true try typeof undefined var void while with yield Number Object __proto__',
  ),
);

/** Words that cannot name a type or a binding of a module either, or would hide a global that generated code needs. */
const reserved: ReadonlySet<string> = new Set([
  ...notVariables,
  ...words(
    'abstract any as asserts async bigint boolean declare from get global globalThis infer is keyof module namespace never number object ' +
      'of out override readonly require satisfies set string symbol type unique unknown using ' +
      'Array ArrayBuffer AbortController AbortSignal Blob Boolean Date DOMException Error FormData Function Headers JSON Map Math Partial ' +
      'Promise Proxy Readonly ReadableStream Record RegExp Request Response Set String Symbol TextDecoder TextEncoder TypeError URL ' +
      'URLSearchParams Uint8Array WeakMap WeakSet constructor prototype hasOwnProperty toString valueOf',
  ),
]);

/** Whether `text` can stand as the name of a binding or a type, in ASCII and not reserved. */
export function isIdentifier(text: string): boolean {
  return bare.test(text) && !reserved.has(text);
}

const bare = /^[A-Za-z_$][\w$]*$/;

/**
 * `text` as an identifier, changed as little as can be: characters that cannot stand become `_`, a leading digit or a
 * reserved word gets a `_`. Not unique: see `uniqueIdentifier`.
 */
export function identifier(text: string): string {
  const safe = plainName(text);
  return isIdentifier(safe) ? safe : `${safe}_`;
}

/** The same for a variable inside of a function, which may be called `type` or `symbol`. */
export function variableName(text: string): string {
  const safe = plainName(text);
  return notVariables.has(safe) ? `${safe}_` : safe;
}

function plainName(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w$]+/gu, '_');
  return plain.replace(/^_+|_+$/g, '').replace(/^(?=\d)/, '_') || '_';
}

/** `wanted`, or the first of `wanted2`, `wanted3`, … that `taken` lacks. The caller adds it. */
export function uniqueIdentifier(wanted: string, taken: { has(name: string): boolean }): string {
  return firstFree(identifier(wanted), taken);
}

/** `name`, or the first of `name2`, `name3`, … that `taken` lacks. */
export function firstFree(base: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const candidate = `${base}${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
