import type { CheerioAPI } from 'cheerio/slim';
import { lineFinder } from './lines.js';
import { renderMarkdown } from './markdown-html.js';
import { type Node, parseMarkup, rootOf, tooDeep, tooDeepNode } from './node.js';
import type { Page } from './page.js';

/** A page's elements, for dialects that know them by tag, class or attribute. */
export interface PageDom {
  readonly $: CheerioAPI;
  readonly root: Node;
  /** 1-based line of the source where a node begins. */
  lineOf(node: Node): number;
}

const known = new WeakMap<Page, PageDom>();

/** The elements of an HTML or Markdown page; a text page is a document of text alone. */
export function domOf(page: Page): PageDom {
  const found = known.get(page);
  if (found) return found;
  const dom = open(page);
  known.set(page, dom);
  return dom;
}

function open(page: Page): PageDom {
  const { html, lineAt } = markupOf(page);
  const $ = parseMarkup(html);
  const root = rootOf($);
  const lineOf = (node: Node): number => lineAt(node.startIndex ?? 0);
  const bottom = tooDeepNode(root);
  if (bottom) throw tooDeep(page.source, lineOf(bottom));
  return { $, root, lineOf };
}

function markupOf({ format, text }: Page): { readonly html: string; readonly lineAt: (offset: number) => number } {
  switch (format) {
    case 'html':
      return { html: text, lineAt: lineFinder(text) };
    case 'markdown':
      return renderMarkdown(text);
    case 'text':
      return { html: text.replace(/[<&]/g, (mark) => (mark === '<' ? '&lt;' : '&amp;')), lineAt: () => 1 };
  }
}
