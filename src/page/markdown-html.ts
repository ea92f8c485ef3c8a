import { createRequire } from 'node:module';
import type MarkdownIt from 'markdown-it';

/** Markdown as HTML, and the way back from an offset in it to a line of the Markdown. */
export interface RenderedMarkdown {
  readonly html: string;
  /** 1-based line of the source that an offset of the HTML comes from. */
  readonly lineAt: (offset: number) => number;
}

/**
 * Renders Markdown with the HTML in it left as it is, so that one reader does for both. Where a line begins is marked by comments
 * which no page can write, for their mark is chosen so that it does not occur in the text.
 */
export function renderMarkdown(text: string): RenderedMarkdown {
  const mark = markFor(text);
  const { front, body } = splitFrontMatter(text);
  const md = markdownIt();
  const env = {};
  const tokens = md.parse(body, env);
  const marked = tokens.flatMap((token) => {
    if (!token.map || token.nesting < 0 || token.type === 'inline') return [token];
    const marker = new (token.constructor as new (type: string, tag: string, nesting: 0) => typeof token)('html_block', '', 0);
    marker.content = `<!--${mark}${token.map[0] + 1}${token.type === 'html_block' ? '+' : ''}-->`;
    return [marker, token];
  });
  const html = `${front}${md.renderer.render(marked, md.options, env)}`;
  return { html, lineAt: markerFinder(html, mark) };
}

/** YAML above the text describes the page; it stays as a block of code, and the lines below keep their numbers. */
function splitFrontMatter(text: string): { readonly front: string; readonly body: string } {
  const found = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!found) return { front: '', body: text };
  const [whole, yaml = ''] = found;
  const escaped = yaml.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    front: `<pre><code class="language-front-matter">${escaped}</code></pre>`,
    body: '\n'.repeat(whole.split('\n').length - 1) + text.slice(whole.length),
  };
}

interface Marker {
  readonly at: number;
  readonly line: number;
  /** Whether lines go on as in the source: HTML within Markdown. */
  readonly verbatim: boolean;
}

function markerFinder(html: string, mark: string): (offset: number) => number {
  const markers: Marker[] = [];
  for (const { index, 0: whole, 1: line, 2: verbatim } of html.matchAll(new RegExp(`<!--${mark}(\\d+)(\\+?)-->`, 'g')))
    markers.push({ at: index + whole.length, line: Number(line), verbatim: verbatim === '+' });
  return (offset) => {
    let low = 0;
    let high = markers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((markers[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const marker = markers[low - 1];
    if (!marker) return 1;
    return marker.line + (marker.verbatim ? html.slice(marker.at, offset).split('\n').length - 1 : 0);
  };
}

function markFor(text: string): string {
  let mark = '@';
  while (text.includes(`<!--${mark}`)) mark += '@';
  return mark;
}

let shared: MarkdownIt | undefined;

/** Loaded at the first page that needs it. */
function markdownIt(): MarkdownIt {
  if (shared) return shared;
  const load = createRequire(import.meta.url);
  const Markdown = load('markdown-it') as new (options: { html: boolean }) => MarkdownIt;
  shared = new Markdown({ html: true }).use(load('markdown-it-deflist') as (md: MarkdownIt) => void);
  return shared;
}
