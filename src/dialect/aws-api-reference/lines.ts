import type { Page } from '../../page/page.js';
import type { Line, LooseLine } from './line.js';
import { markdownLines } from './markdown-lines.js';
import { markupLines } from './markup-lines.js';
import { textLines } from './text-lines.js';

const known = new WeakMap<Page, readonly Line[]>();

/** A page’s lines, whatever its notation. Made once a page. */
export function linesOf(page: Page): readonly Line[] {
  const found = known.get(page);
  if (found) return found;
  const lines = loose(page).map((line, at): Line => ({ ...line, at }));
  known.set(page, lines);
  return lines;
}

function loose(page: Page): readonly LooseLine[] {
  switch (page.format) {
    case 'markdown':
      return markdownLines(page);
    case 'html':
      return markupLines(page);
    case 'text':
      return textLines(page);
  }
}
