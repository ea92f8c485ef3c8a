import { type Carried, documentsIn, isDocument, looksLikeDocument } from '../carried.js';
import { isObject } from '../node.js';
import type { Literal, Parts } from '../parts.js';

export const fromUrl = (url: unknown, line: number): readonly Carried[] =>
  typeof url === 'string' && url.trim() !== '' ? [{ kind: 'link', url: url.trim(), line }] : [];

/** JSON or YAML as text: in an attribute, in a string of a script, inside an element. */
export const fromText = (text: string | undefined, line: number, packed = false): readonly Carried[] =>
  text !== undefined && looksLikeDocument(text.trimStart())
    ? [
        {
          kind: 'document',
          text: { text: text.trimStart(), line: line + leadingLines(text), ...(packed ? { packed: true } : {}) },
        },
      ]
    : [];

const leadingLines = (text: string): number => (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;

/**
 * What a script gives where a document is expected: the document, its text, or its URL. `way` leads to it; with `all`,
 * documents anywhere else in the value count too.
 */
export function fromLiteral(parts: Parts, { parsed, at }: Literal, way: readonly string[] = [], all?: 'all'): readonly Carried[] {
  const value = way.reduce<unknown>((one, key) => (isObject(one) ? one[key] : undefined), parsed.value);
  return fromValue(parts, { parsed, at }, value, all);
}

export function fromValue(parts: Parts, { parsed, at }: Literal, value: unknown, all?: 'all'): readonly Carried[] {
  const line = parts.lineAt(at);
  if (typeof value === 'string') {
    const text = fromText(value, line, true);
    return text.length > 0 || /[\n{]/.test(value.trim()) ? text : fromUrl(value, line);
  }
  const found = isDocument(value) ? [value] : all ? documentsIn(parsed.value) : [];
  return found.map(
    (one): Carried => ({ kind: 'document', text: { text: parts.page.text, line: 1, parsed: { ...parsed, value: one } } }),
  );
}
