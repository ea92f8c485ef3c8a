import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { Link } from '../model/reading.js';
import { hashOf } from '../write/manifest.js';
import { type Address, keyOf, type UrlAddress } from './address.js';
import type { Archive } from './archive.js';
import type { Browser } from './browser/browser.js';
import { findFiles, readSourceFile } from './file.js';
import type { Machine } from './http/client.js';
import type { HttpPages } from './http/pages.js';
import { type LinkContext, type Resolved, resolveLink } from './link.js';
import { folderOf, withoutFragment } from './scope.js';
import { type SourceSettings, settingsOf } from './settings.js';
import type { Source } from './source.js';
import { readStandardInput } from './stdin.js';

/** A page's bytes, and where they were found: after redirects, somewhere else than asked for. */
export interface Opened {
  readonly source: Source;
  readonly at: Address;
}

/** Whether a person named a page, or another page leads to it. */
export type Asked = 'named' | 'linked';

type LibraryConfig = Pick<ApiConfig, 'root' | 'sources' | 'http' | 'render'>;

export interface LibraryOptions {
  /** Told of every page that was had, before it is read. */
  readonly opened?: (page: Opened, address: Address, asked: Asked) => Promise<void>;
  /** Pages of an earlier run: what stands in for the web where nothing may be fetched. */
  readonly archive?: Archive | undefined;
}

/** Where the pages of one API come from: files, the web, standard input. Keeps nothing of what it hands out but its hash. */
export class Library {
  readonly settings: SourceSettings;
  readonly #config: LibraryConfig;
  readonly #machine: Machine | undefined;
  readonly #options: LibraryOptions;
  readonly #trail = new Map<string, string>();
  readonly #followed = new Set<string>();
  #http: Promise<HttpPages> | undefined;
  #shows: Promise<Browser> | undefined;

  constructor(config: LibraryConfig, machine?: Machine, options: LibraryOptions = {}) {
    this.#config = config;
    this.#machine = machine;
    this.#options = options;
    this.settings = settingsOf(config);
  }

  /** Everything that was looked for, by its id: the hash of what was found, or `absent`. */
  get trail(): ReadonlyMap<string, string> {
    return this.#trail;
  }

  /** Files that were looked for because a link leads to them, as ids, sorted. */
  get followed(): readonly string[] {
    return [...this.#followed].filter((id) => this.#trail.has(id)).sort();
  }

  /**
   * What the named sources are: paths, globs, directories, URLs, `-` for standard input. Order is that of the names, and of the paths
   * within a glob or directory; a page named twice is there once.
   */
  async find(): Promise<Outcome<readonly Address[]>> {
    const found = new Map<string, Address>();
    const diagnostics: Diagnostic[] = [];
    const { sources, root } = this.#config;
    if (sources.length === 0)
      diagnostics.push(
        diagnostic('source-not-found', 'No source was named.', {
          help: 'Name a page: a path, a glob, a directory, a URL, or `-`.',
        }),
      );
    for (const named of sources) {
      const outcome = await findOne(named, root, this.settings);
      diagnostics.push(...outcome.diagnostics);
      for (const address of outcome.value) if (!found.has(keyOf(address))) found.set(keyOf(address), address);
    }
    return { value: [...found.values()], diagnostics };
  }

  async open(address: Address, asked: Asked): Promise<Outcome<Opened | undefined>> {
    const outcome = await this.#open(address, asked);
    this.#trail.set(address.id, outcome.value ? hashOf(outcome.value.source.bytes) : 'absent');
    if (outcome.value) await this.#options.opened?.(outcome.value, address, asked);
    return outcome;
  }

  /** Looks for files again that an earlier run followed links to, without the pages that have the links. */
  async revisit(followed: readonly string[]): Promise<void> {
    for (const id of followed) {
      if (this.#trail.has(id)) continue;
      const { value } = await readSourceFile({ id, file: resolve(this.#config.root, id) });
      this.#trail.set(id, value ? hashOf(value.bytes) : 'absent');
    }
  }

  /** Where a link of a page leads. */
  async follow(link: Pick<Link, 'url' | 'line'>, context: Omit<LinkContext, 'scope'>): Promise<Resolved> {
    const resolved = await resolveLink(link, { ...context, scope: this.settings.scope });
    for (const id of resolved.absent) this.#trail.set(id, 'absent');
    for (const id of [...resolved.absent, ...(resolved.address?.kind === 'file' ? [resolved.address.id] : [])])
      this.#followed.add(id);
    return resolved;
  }

  /** Everything was opened that there was to open; what is to be said about the whole of it is said now. */
  async finish(): Promise<readonly Diagnostic[]> {
    return (await (await this.#http)?.finish()) ?? [];
  }

  /** Ends connections and the browser. */
  async close(): Promise<void> {
    await (await this.#shows)?.close();
    await (await this.#http)?.client.close();
  }

  async #open(address: Address, asked: Asked): Promise<Outcome<Opened | undefined>> {
    const archived = address.kind === 'url' && this.settings.offline ? await this.#options.archive?.open(address.id) : undefined;
    if (archived) return { value: archived, diagnostics: [] };
    const { value, diagnostics } = await this.#take(address, asked);
    if (!value || !this.settings.render || !isMarkup(value.source)) return { value, diagnostics };
    const shown = await (await this.#browser()).show(value.source, value.at);
    return { value: shown.value && { source: shown.value, at: value.at }, diagnostics: [...diagnostics, ...shown.diagnostics] };
  }

  /** The bytes as they lie there, or are sent. */
  async #take(address: Address, asked: Asked): Promise<Outcome<Opened | undefined>> {
    switch (address.kind) {
      case 'standard input': {
        const { value, diagnostics } = await readStandardInput();
        return { value: value[0] && { source: value[0], at: address }, diagnostics };
      }
      case 'file': {
        const { value, diagnostics } = await readSourceFile(address);
        return { value: value && { source: value, at: address }, diagnostics };
      }
      case 'url':
        return (await this.#pages()).open(address, asked);
    }
  }

  /** Loaded with the first page that is shown in it. */
  #browser(): Promise<Browser> {
    this.#shows ??= import('./browser/browser.js').then(({ Browser }) => new Browser(this.settings, () => this.#pages()));
    return this.#shows;
  }

  /** Loaded with the first URL. */
  #pages(): Promise<HttpPages> {
    this.#http ??= (async () => {
      const { HttpPages } = await import('./http/pages.js');
      const { sources, root } = this.#config;
      const pages = new HttpPages(this.settings, JSON.stringify([root, sources, this.settings.scope]), this.#machine);
      await pages.begin();
      for (const named of sources) if (isUrl(named) && URL.canParse(named)) pages.client.trust(named);
      return pages;
    })();
    return this.#http;
  }
}

/** Whether a browser would show it as a page: by what its origin says, or by how it begins. */
const isMarkup = ({ bytes, mediaType }: Source): boolean =>
  mediaType === undefined ? /^[\s\ufeff]*</.test(new TextDecoder().decode(bytes.subarray(0, 1024))) : /html/.test(mediaType);

const isUrl = (named: string): boolean => /^https?:/i.test(named);

async function findOne(named: string, root: string, settings: SourceSettings): Promise<Outcome<readonly Address[]>> {
  if (named === '-') return { value: [{ kind: 'standard input', id: '-' }], diagnostics: [] };
  return isUrl(named) ? findUrl(named, settings) : findFiles(named, root);
}

function findUrl(named: string, { scope }: SourceSettings): Outcome<readonly UrlAddress[]> {
  const refuse = (message: string, quote: string): Outcome<readonly UrlAddress[]> => ({
    value: [],
    diagnostics: [diagnostic('url-invalid', message, { where: { source: quote }, quote })],
  });
  if (!/^https?:\/\//i.test(named) || !URL.canParse(named)) {
    // What stands before an `@` may be a password.
    const shown = named.replace(/^(https?:\/*)[^/]*@/i, '$1');
    return refuse(`${shown} is not a URL.`, shown);
  }
  const url = new URL(named);
  if (url.username !== '' || url.password !== '') {
    [url.username, url.password] = ['', ''];
    return refuse(`${url.href} was given with a user or a password in it, which would be told wherever the page is.`, url.href);
  }
  const plain = withoutFragment(url);
  return { value: [{ kind: 'url', id: plain, url: plain, scope: scope ?? [folderOf(plain)] }], diagnostics: [] };
}
