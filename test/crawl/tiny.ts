import type { ApiConfig } from '../../src/config/config.js';
import { crawl } from '../../src/crawl.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import type { Dialect, Site } from '../../src/dialect/dialect.js';
import { readPage } from '../../src/dialect/index.js';
import type { Link, Reading } from '../../src/model/reading.js';
import type { Page } from '../../src/page/page.js';
import { type Progress, silent } from '../../src/progress.js';
import type { Machine } from '../../src/source/http/client.js';
import { Library } from '../../src/source/library.js';
import { impatient } from '../source/http/library.js';

/**
 * A dialect with nothing but links. A page of it begins with `Tiny` and what it is about; `see x` asks for a page, `load x` for a
 * document, whose first line then stands in the title of the API; at `stumble` it fails as a defect of the program would.
 */
export const tiny: Dialect = {
  name: 'tiny',
  version: 1,
  matches: ({ blocks }) => (blocks[0]?.text.startsWith('Tiny') ? { sure: true, because: 'Tiny' } : { sure: false }),
  async parse(page, site) {
    const loaded: string[] = [];
    const links: Link[] = [];
    for (const { text, line } of page.blocks) {
      const [word, url = ''] = text.split(' ');
      if (word === 'see') links.push({ url, rule: 'a line that begins with see asks for a page', line });
      if (word === 'stumble') throw new TypeError('an ordinary mistake');
      if (word === 'load') loaded.push((await site.open(url))?.text.split('\n')[0] ?? 'nothing');
    }
    return readingOf(page, [page.blocks[0]?.text ?? '', ...loaded].join(' + '), links);
  },
};

const readingOf = ({ source, hash }: Page, apiTitle: string, links: readonly Link[]): Reading => ({
  source,
  hash,
  dialect: 'tiny',
  apiTitle,
  servers: [],
  operations: [],
  types: [],
  errors: [],
  links,
  coverage: { lines: 0, read: [], unread: [] },
  diagnostics: [],
});

export const readTiny = (page: Page, site: Site) => readPage(page, [tiny], site);

export interface Crawled {
  readonly sources: readonly string[];
  readonly titles: readonly (string | undefined)[];
  /** `warning link-missing page.txt:2` */
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly trail: ReadonlyMap<string, string>;
}

export async function crawlTiny(
  config: Pick<ApiConfig, 'root' | 'sources' | 'http' | 'render'>,
  machine: Machine = impatient,
  progress: Progress = silent,
): Promise<Crawled> {
  const library = new Library(config, machine);
  const named = await library.find();
  const { value, diagnostics } = await crawl(named.value, library, readTiny, progress);
  const all = [...named.diagnostics, ...diagnostics];
  return {
    sources: value.map(({ source }) => source),
    titles: value.map(({ apiTitle }) => apiTitle),
    said: all.map(
      ({ severity, code, where }) => `${severity} ${code} ${where?.source}${where?.line === undefined ? '' : `:${where.line}`}`,
    ),
    diagnostics: all,
    trail: library.trail,
  };
}
