import type { Link } from '../../../model/reading.js';
import type { Page } from '../../../page/page.js';
import type { Carrier } from './carrier.js';

const isDocumentUrl = (url: string): boolean =>
  /(?:openapi|swagger|api-docs)[^/]*(?:\.(?:json|ya?ml))?(?:[?#]|$)/i.test(url) && !/\.(?:md|html?|txt)(?:[?#]|$)/i.test(url);

/** Indexes such as `llms.txt`: lists of links to what is to be read. */
export const listed: readonly Carrier[] = [
  {
    name: 'the page is a list of links to pages and documents',
    hint: /\]\([^)\s]+\)/,
    find({ page }) {
      if (page.format === 'html') return undefined;
      const links = linksIn(page);
      const wanted = links.filter(({ url }) => isDocumentUrl(url) || /\.mdx?(?:[?#]|$)/i.test(url));
      if (!isIndex(page, links.length) || wanted.length === 0) return undefined;
      const documents = wanted.filter(({ url }) => isDocumentUrl(url));
      return { carried: [], links: [...documents, ...wanted.filter((link) => !documents.includes(link))] };
    },
  },
];

function linksIn({ text }: Page): readonly Link[] {
  const found = new Map<string, Link>();
  for (const [at, line] of text.split('\n').entries())
    for (const [, url = ''] of line.matchAll(/\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+"[^"]*")?\s*\)/g))
      if (!found.has(url)) found.set(url, { url, rule: 'a list of links names a page or a document', line: at + 1 });
  return [...found.values()];
}

/** By its name, or by being a title and hardly more than items that begin with a link. */
function isIndex({ source, text }: Page, links: number): boolean {
  if (/(?:^|\/)llms(?:-\w+)?\.txt(?:[?#]|$)/i.test(source)) return true;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const items = lines.filter((line) => /^\s*[-*+]\s+\[/.test(line)).length;
  const others = lines.filter((line) => !/^\s*(?:[-*+]\s+\[|#|>)/.test(line)).length;
  return /^#\s+\S/.test(text.trimStart()) && items >= 3 && links >= 3 && others <= items / 4;
}
