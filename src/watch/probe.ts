import type { ApiConfig } from '../config/config.js';
import { type Diagnostic, hasErrors } from '../diagnostic.js';
import type { UrlAddress } from '../source/address.js';
import { Library } from '../source/library.js';
import { differences, type Inventory, urlsIn } from './inventory.js';

/** What asking for the URLs of an API came to. */
export type Probe =
  | { readonly kind: 'same' }
  /** All of them as they are now; the run that follows finds them in the cache. */
  | { readonly kind: 'different'; readonly urls: Inventory }
  /** Only a run can tell: a browser shows what it likes. */
  | { readonly kind: 'unknown' }
  /** What cannot be had says nothing about what is there. */
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Asks for what an API was made from, by conditional request where the cache has it.
 * @param known URLs that were looked for in the last run, and what was found
 */
export async function probe(api: ApiConfig, known: Inventory, library = new Library(api)): Promise<Probe> {
  if (api.render) return { kind: 'unknown' };
  try {
    const { value: named } = await library.find();
    const urls = named.filter((address) => address.kind === 'url');
    const scope = urls.flatMap((address) => address.scope);
    const linked = [...known.keys()]
      .filter((url) => !urls.some(({ id }) => id === url))
      .map((url): UrlAddress => ({ kind: 'url', id: url, url, scope: library.settings.scope ?? scope }));
    const open = async (address: UrlAddress, asked: 'named' | 'linked') =>
      (await library.open(address, asked)).diagnostics.filter(
        // What could not be had before is no news.
        ({ severity }) => severity === 'error' && !(asked === 'linked' && known.get(address.id) === 'absent'),
      );
    const said = await Promise.all([
      ...urls.map((address) => open(address, 'named')),
      ...linked.map((address) => open(address, 'linked')),
    ]);
    const diagnostics = said.flat();
    const seen = urlsIn(library.trail);
    const isDifferent = !hasErrors(diagnostics) && differences(known, seen).length > 0;
    // Left open, it is taken up by the run, which then asks for nothing twice. Otherwise the next one asks anew.
    if (isDifferent) return { kind: 'different', urls: seen };
    await library.finish();
    return hasErrors(diagnostics) ? { kind: 'failed', diagnostics } : { kind: 'same' };
  } finally {
    await library.close();
  }
}
