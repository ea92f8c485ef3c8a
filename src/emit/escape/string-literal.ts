import { hex, replaceInvisible } from './invisible.js';

const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * A literal that evaluates to exactly `text`; nothing invisible stands in it. In single quotes, or in double ones where that takes
 * fewer backslashes.
 */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `'${text}'`;
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  const quoted = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote + replaceInvisible(quoted, (codePoint, character) => named.get(character) ?? unicodeEscape(codePoint)) + quote;
}

/** Nothing to escape: most texts. */
const plain = /^[ -&(-[\]-~]*$/;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** `\u202e`; past the basic plane as two surrogates, which every tool reads. */
function unicodeEscape(codePoint: number): string {
  return Array.from({ length: codePoint > 0xffff ? 2 : 1 }, (_, unit) => unit)
    .map((unit) => `\\u${hex(String.fromCodePoint(codePoint).charCodeAt(unit))}`)
    .join('');
}
