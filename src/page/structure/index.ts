import { domOf } from '../dom.js';
import type { Page } from '../page.js';
import { markupStructure } from './markup.js';
import type { Structure } from './part.js';
import { textStructure } from './text.js';

export type * from './part.js';

const known = new WeakMap<Page, Structure>();

/** A page as headings, paragraphs, tables, lists and code, the same for HTML, Markdown and plain text. Made once a page. */
export function structureOf(page: Page): Structure {
  const found = known.get(page);
  if (found) return found;
  const structure = page.format === 'text' ? textStructure(page.text) : markupStructure(domOf(page));
  known.set(page, structure);
  return structure;
}
