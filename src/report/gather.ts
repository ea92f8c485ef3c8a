import type { ApiConfig } from '../config/config.js';
import { readCorrections } from '../config/corrections.js';
import type { Outcome } from '../diagnostic.js';
import type { TracedPage } from '../model/reading.js';
import { decode } from '../page/decode.js';
import { scrape } from '../pipeline.js';
import type { Progress } from '../progress.js';
import type { Address } from '../source/address.js';
import { type Asked, Library, type Opened } from '../source/library.js';
import type { Source } from '../source/source.js';
import type { ApiMaterial } from './data.js';

/** Reads an API’s pages and keeps what a report shows of them. Throws a `Failure` where they cannot be read. */
export async function gather(api: ApiConfig, progress: Progress): Promise<ApiMaterial> {
  const library = new KeepingLibrary(api);
  const pages: TracedPage[] = [];
  const notice = ({ source, dialect, because, coverage }: TracedPage): void => {
    pages.push({
      source,
      coverage,
      ...(dialect === undefined ? {} : { dialect }),
      ...(because === undefined ? {} : { because }),
    });
  };
  const { value: model, diagnostics } = await scrape(api, { progress, notice, library });
  const corrections = await readCorrections(api.corrections, api.root);
  return { model, diagnostics, corrections: corrections.value, pages, textOf: (source) => library.textOf(source) };
}

/** Hands pages out as any library does, and can show their text again. */
class KeepingLibrary extends Library {
  readonly #kept = new Map<string, Source>();

  override async open(address: Address, asked: Asked): Promise<Outcome<Opened | undefined>> {
    const outcome = await super.open(address, asked);
    if (outcome.value) this.#kept.set(outcome.value.source.id, outcome.value.source);
    return outcome;
  }

  textOf(id: string): string {
    const source = this.#kept.get(id);
    return source === undefined ? '' : decode(source).value;
  }
}
