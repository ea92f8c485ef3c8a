import type { ApiModel } from '../model/api.js';
import type { TracedPage } from '../model/reading.js';
import type { Address } from '../source/address.js';
import type { Asked, Opened } from '../source/library.js';
import { hashOf } from '../write/manifest.js';
import { countsBySource, sum, withCoverage } from './counts.js';
import type { LockedPage, ReadCounts } from './lock.js';
import { type Packed, pack } from './snapshots.js';

/** Notes which pages a run opens, and what is read of each. */
export class PageLog {
  readonly #kept: ReadonlySet<string> | undefined;
  readonly #opened = new Map<string, LockedPage>();
  readonly #traced = new Map<string, TracedPage>();
  /** New content of pages by its hash. */
  readonly contents = new Map<string, Packed>();

  /** @param kept hashes of content that need not be kept once more; absent where nothing is to be kept */
  constructor(kept: ReadonlySet<string> | undefined) {
    this.#kept = kept;
  }

  readonly opened = async ({ source, at }: Opened, address: Address, asked: Asked): Promise<void> => {
    const { bytes, mediaType, charset } = source;
    const hash = hashOf(bytes);
    this.#opened.set(address.id, {
      source: address.id,
      hash,
      ...(asked === 'named' ? { named: true } : {}),
      ...(at.kind === 'url' && at.url !== address.id ? { at: at.url } : {}),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(charset === undefined ? {} : { charset }),
    });
    if (this.#kept && !this.#kept.has(hash) && !this.contents.has(hash)) this.contents.set(hash, await pack(bytes));
  };

  readonly notice = (page: TracedPage): void => {
    this.#traced.set(page.source, page);
  };

  /** The pages in the order in which they were read, and then the documents that they load, with what the model has of each. */
  pages(model: ApiModel, versions: ReadonlyMap<string, number>): readonly LockedPage[] {
    const counts = countsBySource(model);
    const order = new Map(model.sources.map(({ source }, index) => [source, index]));
    const rank = (page: LockedPage): number => order.get(page.source) ?? order.size;
    const opened = [...this.#opened.values()].sort((a, b) => rank(a) - rank(b) || (a.source < b.source ? -1 : 1));
    return opened.map((page) => {
      const traced = this.#traced.get(page.source);
      if (traced?.dialect === undefined) return page;
      const dialect = `${traced.dialect}@${versions.get(traced.dialect) ?? 1}`;
      return { ...page, dialect, read: withCoverage(counts.get(page.source), traced.coverage) };
    });
  }

  /** Whether something was looked for that could not be had or read. */
  wasTold(source: string): boolean {
    return this.#opened.has(source) || this.#traced.has(source);
  }
}

/** All that was read, of whichever page. */
export const readOf = (pages: readonly LockedPage[]): ReadCounts => sum(pages.flatMap(({ read }) => read ?? []));
