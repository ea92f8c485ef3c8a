import type { Outcome } from '../diagnostic.js';
import type { Address } from './address.js';
import type { Archive } from './archive.js';
import type { Asked, Library, Opened } from './library.js';
import { type LinkContext, type Resolved, resolveLink } from './link.js';
import type { SourceSettings } from './settings.js';

/** What the reading of pages asks of the place that they come from. */
export type PageSupply = Pick<Library, 'settings' | 'find' | 'open' | 'follow' | 'finish' | 'close'>;

/** The pages of an earlier run, and nothing else: what was not among them then is not there. */
export class ArchivedLibrary implements PageSupply {
  readonly settings: SourceSettings;
  readonly #archive: Archive;

  constructor(archive: Archive, settings: SourceSettings) {
    this.settings = settings;
    this.#archive = archive;
  }

  async find(): Promise<Outcome<readonly Address[]>> {
    return { value: this.#archive.named, diagnostics: [] };
  }

  async open(address: Address, _asked: Asked): Promise<Outcome<Opened | undefined>> {
    return { value: await this.#archive.open(address.id), diagnostics: [] };
  }

  async follow(link: Parameters<Library['follow']>[0], context: Omit<LinkContext, 'scope'>): Promise<Resolved> {
    const resolved = await resolveLink(link, { ...context, scope: ['http://', 'https://'], archive: this.#archive });
    const { address } = resolved;
    return address && !this.#archive.has(address.id) ? { absent: [address.id] } : resolved;
  }

  async finish(): Promise<readonly []> {
    return [];
  }

  async close(): Promise<void> {}
}
