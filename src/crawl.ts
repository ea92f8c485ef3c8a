import { diagnosticsOf } from './defect.js';
import { type Diagnostic, diagnostic, type Outcome } from './diagnostic.js';
import type { Site } from './dialect/dialect.js';
import type { Reading } from './model/reading.js';
import { outline } from './page/outline.js';
import type { Page } from './page/page.js';
import { type Progress, silent } from './progress.js';
import { type Address, keyOf } from './source/address.js';
import type { PageSupply } from './source/archived-library.js';
import type { Opened } from './source/library.js';
import type { LinkContext } from './source/link.js';
import type { Source } from './source/source.js';
import { attempt } from './stages.js';

/** Reads one page by the dialect that knows it. */
export type ReadPage = (page: Page, site: Site) => Outcome<Reading> | Promise<Outcome<Reading>>;

/** All that came of one source, as plain data. */
export interface ReadSource {
  readonly reading: Reading;
  /** What its links are relative to, where it says so. */
  readonly base: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sources that have been read before. */
export interface EarlierReadings {
  find(source: Source): ReadSource | undefined;
  /** @param read as JSON */
  keep(source: Source, read: string): void;
  /** Every page has been read. */
  end(): void;
}

const nothingBefore: EarlierReadings = { find: () => undefined, keep: () => {}, end: () => {} };

/** How many pages are fetched before it is their turn to be read. */
const ahead = 8;

/** Documents that pages load, kept while their neighbours may load the same. */
const documentsKept = 4;

/** Links of one page that are looked at, and documents that it may ask for in vain: no page has as many. */
const linksOfOnePage = 10_000;
const missesOfOnePage = 100;

/** Of the links of one page that are not followed, so many are told. */
const refusalsTold = 20;

/**
 * Opens and reads every named page, and the pages that these ask for, and so on: breadth first, each once, in an order that does not
 * depend on which server is faster. What is wrong with a page that was only linked to is a warning. Of each page only its reading stays.
 */
export async function crawl(
  named: readonly Address[],
  library: PageSupply,
  read: ReadPage,
  progress: Progress = silent,
  before: EarlierReadings = nothingBefore,
): Promise<Outcome<readonly Reading[]>> {
  try {
    return await new Crawl(named, library, read, before).run(progress);
  } finally {
    await library.close();
  }
}

/** A page that is to be read, and the link that leads to it. */
interface Visit {
  readonly address: Address;
  /** `pages/index.md:12` */
  readonly askedBy?: string;
}

/** What links of a page start from. */
type LinkStart = Pick<LinkContext, 'from' | 'base'>;

class Crawl {
  readonly #library: PageSupply;
  readonly #read: ReadPage;
  readonly #before: EarlierReadings;
  readonly #visits: Visit[];
  readonly #known: Set<string>;
  readonly #documents = new Map<string, Promise<Outcome<Page | undefined>>>();
  readonly #counted = new Set<string>();
  readonly #readings: Reading[] = [];
  readonly #said: Diagnostic[] = [];
  /** The first link that was left because there were pages enough. */
  #left: { readonly source: string; readonly url: string } | undefined;

  constructor(named: readonly Address[], library: PageSupply, read: ReadPage, before: EarlierReadings) {
    this.#library = library;
    this.#read = read;
    this.#before = before;
    this.#visits = named.map((address) => ({ address }));
    this.#known = new Set(named.map(keyOf));
  }

  async run(progress: Progress): Promise<Outcome<readonly Reading[]>> {
    const fetched: (Promise<Outcome<Opened | undefined>> | undefined)[] = [];
    await progress.stage('Reading pages', this.#visits.length);
    for (let at = 0; at < this.#visits.length; at++) {
      for (let next = fetched.length; next < Math.min(at + ahead, this.#visits.length); next++) {
        const opening = this.#open(this.#visits[next]);
        // What is wrong with it is told when it is its turn.
        opening.catch(() => {});
        fetched.push(opening);
      }
      const [visit, opening] = [this.#visits[at], fetched[at]];
      fetched[at] = undefined;
      if (visit && opening) await this.#visit(visit, await opening);
      await progress.step(this.#visits.length);
    }
    this.#before.end();
    if (this.#left) this.#said.push(this.#cut(this.#left));
    this.#said.push(...(await this.#library.finish()));
    return { value: this.#readings, diagnostics: this.#said };
  }

  async #open(visit: Visit | undefined): Promise<Outcome<Opened | undefined>> {
    return visit
      ? attempt(() => this.#library.open(visit.address, visit.askedBy ? 'linked' : 'named'))
      : { value: undefined, diagnostics: [] };
  }

  async #visit(visit: Visit, { value: opened, diagnostics }: Outcome<Opened | undefined>): Promise<void> {
    if (!opened) return this.#say(visit, diagnostics);
    // Two addresses may redirect to one page.
    const found = keyOf(opened.at);
    if (found !== keyOf(visit.address)) {
      if (this.#known.has(found)) return;
      this.#known.add(found);
    }
    const { source, at } = opened;
    const { value: read, diagnostics: told } = this.#readBefore(source) ?? (await this.#readNow(opened));
    this.#say(visit, [...diagnostics, ...told]);
    const isBroken = visit.askedBy !== undefined && told.some(({ severity }) => severity === 'error');
    if (!read || isBroken) return;
    await this.#follow(read.reading, { from: at, base: read.base });
    this.#readings.push(read.reading);
  }

  #readBefore(source: Source): Outcome<ReadSource> | undefined {
    const read = this.#before.find(source);
    return read && { value: read, diagnostics: read.diagnostics };
  }

  /** A page that a dialect stumbles over is told by its name; the others are read all the same. */
  async #readNow({ source, at }: Opened): Promise<Outcome<ReadSource | undefined>> {
    const said: Diagnostic[] = [];
    try {
      const page = outline(source);
      said.push(...page.diagnostics);
      const { base } = page.value;
      const site = this.#siteAround({ from: at, base }, said);
      let alone = true;
      const open = (url: string) => {
        alone = false;
        return site.open(url);
      };
      const { value: reading, diagnostics } = await this.#read(page.value, { open });
      // As text and back: what stays shares nothing with its page, of which the engine would keep the whole for a piece of it.
      const json = JSON.stringify({
        reading: inShort(reading),
        base,
        diagnostics: [...said, ...diagnostics],
      } satisfies ReadSource);
      // What depends on other documents has to be read again: they may have changed.
      if (alone) this.#before.keep(source, json);
      const read = JSON.parse(json) as ReadSource;
      return { value: read, diagnostics: read.diagnostics };
    } catch (error) {
      return { value: undefined, diagnostics: [...said, ...diagnosticsOf(error, { source: source.id })] };
    }
  }

  /** What is wrong with a page that nobody named is no reason to stop. */
  #say({ askedBy }: Visit, diagnostics: readonly Diagnostic[]): void {
    const milder = (one: Diagnostic): Diagnostic =>
      askedBy === undefined ? one : { ...asWarning(one), help: `${one.help} (A link of ${askedBy} leads to it.)` };
    this.#said.push(...apart(diagnostics).map((one) => (one.severity === 'error' ? milder(one) : one)));
  }

  async #follow({ source, links = [] }: Reading, start: LinkStart): Promise<void> {
    const refused: Diagnostic[] = [];
    if (links.length > linksOfOnePage) this.#left ??= { source, url: links[linksOfOnePage]?.url ?? '' };
    for (const link of links.slice(0, linksOfOnePage)) {
      const { address, problem } = await this.#library.follow(link, { ...start, reach: 'page' });
      const key = address ? keyOf(address) : `not ${problem?.code} ${link.url}`;
      if (this.#known.has(key) || (!address && !problem)) continue;
      if (!address) {
        this.#known.add(key);
        if (problem) refused.push(problem);
      } else if (this.#hasRoom(key)) {
        this.#known.add(key);
        this.#visits.push({ address, askedBy: link.line === undefined ? source : `${source}:${link.line}` });
      } else this.#left ??= { source, url: link.url };
    }
    this.#said.push(...refused.slice(0, refusalsTold));
    if (refused.length > refusalsTold) {
      this.#said.push(
        diagnostic('link-outside', `${source} has ${refused.length - refusalsTold} more links that are not followed.`, {
          where: { source },
        }),
      );
    }
  }

  /** Whether one more may be opened. */
  #hasRoom(key: string): boolean {
    if (this.#counted.has(key)) return true;
    if (this.#visits.length + this.#counted.size >= this.#library.settings.maxPages) return false;
    return true;
  }

  #siteAround(start: LinkStart, said: Diagnostic[]): Site {
    let misses = 0;
    return {
      open: async (url) => {
        if (misses >= missesOfOnePage) return undefined;
        const { address, problem } = await this.#library.follow({ url }, { ...start, reach: 'document' });
        if (problem) said.push(asWarning(problem));
        if (!address) {
          misses += 1;
          return undefined;
        }
        const key = keyOf(address);
        if (!this.#hasRoom(key)) {
          this.#left ??= { source: start.from.id, url };
          return undefined;
        }
        const { value, diagnostics } = await this.#document(key, address);
        // What is wrong with a document is told once, whoever loads it.
        if (!this.#counted.has(key)) said.push(...diagnostics.map(asWarning));
        this.#counted.add(key);
        if (!value) misses += 1;
        return value;
      },
    };
  }

  /** The same document is often loaded by every page of a site. */
  #document(key: string, address: Address): Promise<Outcome<Page | undefined>> {
    const known = this.#documents.get(key);
    const opening = known ?? this.#openDocument(address);
    this.#documents.delete(key);
    this.#documents.set(key, opening);
    const [oldest] = this.#documents.keys();
    if (this.#documents.size > documentsKept && oldest !== undefined) this.#documents.delete(oldest);
    return opening;
  }

  async #openDocument(address: Address): Promise<Outcome<Page | undefined>> {
    return attempt(async () => {
      const { value, diagnostics } = await this.#library.open(address, 'linked');
      if (!value) return { value: undefined, diagnostics };
      const page = outline(value.source);
      return { value: page.value, diagnostics: [...diagnostics, ...page.diagnostics] };
    });
  }

  #cut({ source, url }: { readonly source: string; readonly url: string }): Diagnostic {
    const { maxPages } = this.#library.settings;
    return diagnostic('crawl-cut', `The limit of ${maxPages} pages is reached; links from there on are not followed.`, {
      where: { source },
      quote: url,
    });
  }
}

const asWarning = (one: Diagnostic): Diagnostic => (one.severity === 'error' ? { ...one, severity: 'warning' } : one);

/** Without which rule read which line: half of a reading, and whoever wants to know has been told while it was read. */
const inShort = (reading: Reading): Reading => ({ ...reading, coverage: { ...reading.coverage, read: [] } });

/** What shares no text with its page: the engine keeps the whole of a text as long as there is a piece of it. */
const apart = <T>(value: T): T => structuredClone(value);
