import { type Diagnostic, diagnostic, Failure, type Outcome } from '../diagnostic.js';
import type { Reading, TracedPage } from '../model/reading.js';
import type { Page } from '../page/page.js';
import { type Dialect, nowhere, type Site } from './dialect.js';
import { dialects } from './manifest.js';

// Which layouts there are stands in `manifest.ts`.
export { dialects } from './manifest.js';

/** Told of every page as it has been read, or refused, also where the run comes to nothing. */
export type Notice = (page: TracedPage) => void;

/**
 * Reads a page by the first dialect that recognises it.
 * Rejects with a `Failure` where none does, saying what the page seems to be instead.
 */
export async function readPage(
  page: Page,
  known: readonly Dialect[] = dialects,
  site: Site = nowhere,
  notice: Notice = () => {},
): Promise<Outcome<Reading>> {
  for (const [index, dialect] of known.entries()) {
    const match = dialect.matches(page);
    if (!match.sure) continue;
    const parsed = await dialect.parse(page, site);
    const reading = { ...parsed, because: match.because, asked: known.slice(0, index).map(({ name }) => name) };
    notice(reading);
    return { value: reading, diagnostics: reading.diagnostics };
  }
  notice(untouched(page, known));
  throw new Failure([unread(page, known)]);
}

/** A page that nobody reads. */
const untouched = ({ source, blocks }: Page, known: readonly Dialect[]): TracedPage => ({
  source,
  asked: known.map(({ name }) => name),
  coverage: { lines: blocks.length, read: [], unread: blocks.map(({ line, text }) => ({ line, text })) },
});

interface Refusal {
  readonly code: 'page-login' | 'page-empty-shell' | 'page-cut' | 'page-unknown';
  /** Block to quote, if the page is of this kind. */
  find(page: Page): number | undefined;
  message(page: Page, known: readonly Dialect[]): string;
}

/** What a page that nobody reads may be. First match wins. */
const refusals: readonly Refusal[] = [
  {
    code: 'page-empty-shell',
    find: ({ format, blocks }) =>
      format === 'html' && wordsOf(blocks) < 12 && !blocks.some(({ text }) => signIn.test(text)) ? 0 : undefined,
    message: ({ source }) => `${source} is HTML with next to no text: its scripts would have to fill it in.`,
  },
  {
    code: 'page-login',
    find: (page) => (wordsOf(page.blocks) < 200 ? firstOf(page, signIn) : undefined),
    message: ({ source }) => `${source} asks to sign in.`,
  },
  {
    code: 'page-cut',
    find: (page) => firstOf(page, /^(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)(?:\s*(?:\/|https?:).*)?$/),
    message: ({ source }) => `${source} heads an operation but shows neither its request nor its responses.`,
  },
  {
    code: 'page-unknown',
    find: () => 0,
    message: ({ source }, known) => `No dialect recognises ${source}; known are: ${known.map(({ name }) => name).join(', ')}.`,
  },
];

const signIn =
  /^(?:please )?(?:sign|log) ?-?in\b|\b(?:sign|log) in to (?:continue|view|your)|^(?:forgot(?:ten)? (?:your )?password|password|continue with (?:google|github|sso))\b/i;

function unread(page: Page, known: readonly Dialect[]): Diagnostic {
  for (const refusal of refusals) {
    const at = refusal.find(page);
    if (at === undefined) continue;
    const block = page.blocks[at];
    const where = { source: page.source, line: block?.line ?? 1 };
    return diagnostic(refusal.code, refusal.message(page, known), {
      where,
      quote: block?.text.slice(0, 120) ?? page.title ?? '',
    });
  }
  return diagnostic('page-unknown', `No dialect recognises ${page.source}.`, { where: { source: page.source }, quote: '' });
}

const firstOf = ({ blocks }: Page, pattern: RegExp): number | undefined => {
  const at = blocks.findIndex(({ text }) => pattern.test(text));
  return at < 0 ? undefined : at;
};

const wordsOf = (blocks: Page['blocks']): number => blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
