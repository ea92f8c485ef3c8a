import type { Part } from '../page/structure/index.js';
import type { Notebook } from './notebook.js';

/** Parts that describe something, as one text: a paragraph a line, items of lists with a dash, cells of tables with bars. */
export function proseOf(parts: readonly Part[]): string {
  return parts
    .map(partText)
    .filter((text) => text !== '')
    .join('\n');
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return part.words.text;
    case 'list':
      return part.items.map(({ parts }) => `- ${proseOf(parts).replaceAll('\n', '\n  ')}`).join('\n');
    case 'terms':
      return part.entries.map(({ term, parts }) => `${term.text}\n${proseOf(parts)}`).join('\n');
    case 'table':
      return [part.header, ...part.rows.map(({ cells }) => cells)]
        .map((cells) => cells.map(({ words }) => words.text).join(' | '))
        .join('\n');
  }
}

/** Places of all words in parts, in the page's order. */
export const leavesOf = (parts: readonly Part[]): readonly number[] => parts.flatMap(leavesIn);

function leavesIn(part: Part): readonly number[] {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return [part.words.at];
    case 'list':
      return part.items.flatMap((item) => leavesOf(item.parts));
    case 'terms':
      return part.entries.flatMap((entry) => [entry.term.at, ...leavesOf(entry.parts)]);
    case 'table': {
      const cells = [part.header, ...part.rows.map((row) => row.cells)].flat();
      return [...(part.caption ? [part.caption.at] : []), ...cells.flatMap((cell) => [cell.words.at, ...leavesOf(cell.parts)])];
    }
  }
}

/** Marks parts as read. */
export function passParts(notebook: Notebook, parts: readonly Part[], rule: string): void {
  for (const at of leavesOf(parts)) notebook.pass(at, at + 1, rule);
}
