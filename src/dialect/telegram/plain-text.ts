import type { List, Paragraph, Part } from '../../page/structure/index.js';
import { fieldTable } from './field-table.js';
import { isMethodName, isTypeName } from './names.js';

/**
 * A page saved as text has neither headings nor lists. A line that is one name alone is a heading where words or a table
 * of fields follow it, and an item of a list where further names do.
 */
export function withHeadings(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  let run: Paragraph[] = [];
  const flush = (): void => {
    if (run.length > 0) found.push(listOf(run));
    run = [];
  };
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (part.kind !== 'paragraph' || !isName(part)) {
      flush();
      found.push(part);
    } else if (next && heads(next)) {
      flush();
      found.push({ kind: 'heading', level: 4, words: part.words });
    } else run.push(part);
  }
  flush();
  return found;
}

const isName = ({ words: { text } }: Paragraph): boolean => isTypeName(text) || isMethodName(text);

const heads = (next: Part): boolean =>
  next.kind === 'table' ? fieldTable(next) !== undefined : next.kind === 'paragraph' && /\S \S+ \S/.test(next.words.text);

const listOf = (run: readonly Paragraph[]): List => ({
  kind: 'list',
  ordered: false,
  items: run.map((paragraph) => ({ parts: [paragraph] })),
});
