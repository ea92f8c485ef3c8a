import type { Leaf, Span, Words } from '../../page/structure/index.js';
import type { Notebook as AnyNotebook } from '../notebook.js';

/** The dialect's lines are the page's runs of words. */
export type Notebook = AnyNotebook<Leaf>;

/** The lines that one run of words is set in, each with its spans. */
export function linesIn(words: Words): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const span of words.spans) {
    const [first = '', ...more] = span.text.split('\n');
    lines.at(-1)?.push({ ...span, text: first });
    for (const text of more) lines.push([{ ...span, text }]);
  }
  return lines.filter((line) => line.some(({ text }) => /\S/.test(text)));
}

export const textOfSpans = (spans: readonly Span[]): string =>
  spans
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The words with code in backticks, so that rules for texts can tell values from prose. */
export const markedText = (spans: readonly Span[]): string =>
  spans
    .map(({ text, code }) => (code && /\S/.test(text) ? `\`${text.trim()}\`` : text))
    .join('')
    .replace(/`[ \t]*`/g, '`, `')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
