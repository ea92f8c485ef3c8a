import type { Page } from '../../page/page.js';
import type { Leaf } from '../../page/structure/index.js';

/**
 * Hugo's shortcodes stand in the Markdown where its HTML would be. Those that carry facts become words or elements, the
 * rest goes; every line stays where it is.
 */
export function withoutShortcodes(page: Page): Page {
  if (page.format !== 'markdown' || !/\{\{[<%]/.test(page.text)) return page;
  return { ...page, text: page.text.replace(shortcode, (_, inner: string) => written(inner)) };
}

const shortcode = /\{\{[<%]([^{}]{0,600})[%>]\}\}/g;

/** Marks that stand for a shortcode of one word. */
const marks: Readonly<Record<string, string>> = {
  required: '‹required›',
  optional: '‹optional›',
  nullable: '‹nullable›',
  deprecated: '‹deprecated›',
  removed: '‹removed›',
};

/** What a leaf says on the page. */
export const asWritten = (leaf: Leaf): Leaf =>
  /[‹]/.test(leaf.text)
    ? { ...leaf, text: leaf.text.replace(/‹(required|optional|nullable|deprecated|removed)›/g, '{{<$1>}}') }
    : leaf;

interface ShortcodeRule {
  readonly name: string;
  readonly match: RegExp;
  write(found: RegExpExecArray): string;
}

export const shortcodeRules: readonly ShortcodeRule[] = [
  {
    name: 'a word alone marks what stands beside it',
    match: /^(required|optional|nullable|deprecated|removed)$/i,
    write: ([, word = '']) => marks[word.toLowerCase()] ?? '',
  },
  { name: 'a reference is where a link leads', match: /^(?:rel)?ref\s+"?([^"\s]+)"?$/, write: ([, target = '']) => target },
  {
    name: 'an older page opens a method with its title and address',
    match: /^api-method\s+(.*)$/,
    write: ([, text = '']) => {
      const { method = '', path = '', host = '', title = '' } = attributes(text);
      const address = `${method.toUpperCase()} ${inHtml(host + path)}`;
      return `<h2>${inHtml(title)}</h2><pre><code class="language-http">${address}</code></pre>`;
    },
  },
  {
    name: 'an older page opens parameters by their place',
    match: /^api-method-(path|query|form-data|body)-parameters$/,
    write: ([, place = '']) => `<h5>${place.replace('-', ' ')} parameters</h5>`,
  },
  { name: 'an older page opens headers', match: /^api-method-headers$/, write: () => '<h5>Headers</h5>' },
  {
    name: 'an older page opens a parameter with its type',
    match: /^api-method-parameter\s+(.*)$/,
    write: ([, text = '']) => {
      const { name = '', type = '', required } = attributes(text);
      const need = required === 'true' ? '‹required› ' : '';
      return `<dl><dt>${inHtml(name.replace(/\\/g, ''))}</dt><dd>${need}${type === '' ? '' : `${inHtml(type)}. `}`;
    },
  },
  { name: 'an older page closes a parameter', match: /^endapi-method-parameter$/, write: () => '</dd></dl>' },
  {
    name: 'an older page opens a response by its status',
    match: /^api-method-response-example\s+httpCode=(\d{3})$/,
    write: ([, status = '']) => `<h5>${status}</h5>`,
  },
];

function written(inner: string): string {
  for (const { match, write } of shortcodeRules) {
    const found = match.exec(inner.trim());
    if (found) return write(found);
  }
  return '';
}

const attributes = (text: string): { readonly [name: string]: string } =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, name = '', quoted, bare = '']) => [name, quoted ?? bare]),
  );

const inHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
