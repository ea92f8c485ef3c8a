/** Words that cannot name a binding in a strict-mode module, or a type, or would hide a global that generated code needs. */
const reserved = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger declare default delete ' +
    'do else enum eval export extends false finally for from function get global globalThis if implements import in infer Infinity ' +
    'instanceof interface is keyof let module namespace NaN never new null number object of out override package private protected ' +
    'public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unique ' +
    'unknown using var void while with yield ' +
    'Array ArrayBuffer AbortController AbortSignal Blob Boolean Date DOMException Error FormData Function Headers JSON Map Math Number ' +
    'Object Partial Promise Proxy Readonly ReadableStream Record RegExp Request Response Set String Symbol TextDecoder TextEncoder ' +
    'TypeError URL URLSearchParams Uint8Array WeakMap WeakSet constructor prototype __proto__ hasOwnProperty toString valueOf'
  ).split(' '),
);

/** Whether `text` can stand as the name of a binding or a type, in ASCII and not reserved. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text) && !reserved.has(text);
}

/**
 * `text` as an identifier, changed as little as can be: characters that cannot stand become `_`, a leading digit or a
 * reserved word gets a `_`. Not unique: see `uniqueIdentifier`.
 */
export function identifier(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w$]+/gu, '_');
  const safe = plain.replace(/^_+|_+$/g, '').replace(/^(?=\d)/, '_') || '_';
  return isIdentifier(safe) ? safe : `${safe}_`;
}

/** `wanted`, or the first of `wanted2`, `wanted3`, … that `taken` lacks. The caller adds it. */
export function uniqueIdentifier(wanted: string, taken: { has(name: string): boolean }): string {
  const base = identifier(wanted);
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const candidate = `${base}${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
