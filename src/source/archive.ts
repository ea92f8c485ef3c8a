import { resolve } from 'node:path';
import type { Address } from './address.js';
import type { Opened } from './library.js';

/** A page as an earlier run had it. */
export interface ArchivedPage {
  readonly source: string;
  readonly hash: string;
  readonly named?: boolean | undefined;
  /** Where a URL was found in the end. */
  readonly at?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly charset?: string | undefined;
}

/** The pages of an earlier run, by the ids that they had. */
export class Archive {
  readonly #pages: ReadonlyMap<string, ArchivedPage>;
  readonly #root: string;
  readonly #content: (hash: string) => Promise<Uint8Array | undefined>;

  /**
   * @param root folder that the ids of files are relative to
   * @param content bytes by their hash; nothing where they are no longer at hand
   */
  constructor(pages: readonly ArchivedPage[], root: string, content: (hash: string) => Promise<Uint8Array | undefined>) {
    this.#pages = new Map(pages.map((page) => [page.source, page]));
    this.#root = root;
    this.#content = content;
  }

  has(id: string): boolean {
    return this.#pages.has(id);
  }

  /** Those that a person named, in the order of that run. */
  get named(): readonly Address[] {
    return [...this.#pages.values()].filter(({ named }) => named).map((page) => this.#address(page.source));
  }

  async open(id: string): Promise<Opened | undefined> {
    const page = this.#pages.get(id);
    const bytes = page && (await this.#content(page.hash));
    if (!page || !bytes) return undefined;
    const { mediaType, charset, at } = page;
    const source = {
      id,
      bytes,
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(charset === undefined ? {} : { charset }),
    };
    return { source, at: this.#address(id, at) };
  }

  /** Links may lead to anything that is in the archive, and to nothing else. */
  #address(id: string, at = id): Address {
    if (id === '-') return { kind: 'standard input', id };
    if (/^https?:\/\//i.test(id)) return { kind: 'url', id, url: at, scope: ['http://', 'https://'] };
    return { kind: 'file', id, file: resolve(this.#root, id), folder: { id: '', path: this.#root } };
  }
}
