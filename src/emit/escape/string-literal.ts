import { hex, replaceInvisible } from './invisible.js';

const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
  ["'", "\\'"],
]);

/** A single-quoted literal that evaluates to exactly `text`; nothing invisible stands in it. */
export function stringLiteral(text: string): string {
  const quoted = text.replace(/[\\']/g, (character) => named.get(character) ?? character);
  return `'${replaceInvisible(quoted, (codePoint, character) => named.get(character) ?? unicodeEscape(codePoint))}'`;
}

/** `\u202e`; past the basic plane as two surrogates, which every tool reads. */
function unicodeEscape(codePoint: number): string {
  return Array.from({ length: codePoint > 0xffff ? 2 : 1 }, (_, unit) => unit)
    .map((unit) => `\\u${hex(String.fromCodePoint(codePoint).charCodeAt(unit))}`)
    .join('');
}
