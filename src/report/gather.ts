import type { ApiConfig } from '../config/config.js';
import { readCorrections } from '../config/corrections.js';
import type { TracedPage } from '../model/reading.js';
import { decode } from '../page/decode.js';
import { scrape } from '../pipeline.js';
import type { Progress } from '../progress.js';
import { Library, type LibraryOptions } from '../source/library.js';
import type { Source } from '../source/source.js';
import type { ApiMaterial } from './data.js';

interface GatherOptions extends LibraryOptions {
  readonly progress: Progress;
  /** Told of every page as it has been read. */
  readonly notice?: (page: TracedPage) => void;
}

/** Reads an API’s pages and keeps what a report shows of them. Throws a `Failure` where they cannot be read. */
export async function gather(
  api: ApiConfig,
  { progress, notice = () => {}, archive, opened }: GatherOptions,
): Promise<ApiMaterial> {
  const kept = new Map<string, Source>();
  const library = new Library(api, undefined, {
    archive,
    async opened(page, address, asked) {
      kept.set(page.source.id, page.source);
      await opened?.(page, address, asked);
    },
  });
  const pages: TracedPage[] = [];
  const { value: model, diagnostics } = await scrape(api, {
    progress,
    library,
    notice(page) {
      const { source, dialect, because, coverage } = page;
      const how = { ...(dialect === undefined ? {} : { dialect }), ...(because === undefined ? {} : { because }) };
      pages.push({ source, coverage, ...how });
      notice(page);
    },
  });
  const corrections = await readCorrections(api.corrections, api.root);
  const textOf = (id: string): string => {
    const source = kept.get(id);
    return source === undefined ? '' : decode(source).value;
  };
  return { model, diagnostics, corrections: corrections.value, pages, textOf };
}
