import { join } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import type { EarlierReadings, ReadSource } from '../crawl.js';
import type { Notice } from '../dialect/index.js';
import type { Source } from '../source/source.js';
import { AtHand } from './at-hand.js';
import { cacheFolder } from './folder.js';
import { keyOf, Notes } from './notes.js';
import { programFingerprint } from './program.js';

/** Whether a run looks at what earlier ones kept, and whether it keeps something itself. */
export interface Habits {
  readonly looks: boolean;
  readonly keeps: boolean;
}

/**
 * What an earlier run of this very program read of a page, where the page and everything else that its reading depends on are the
 * same. Nothing where that cannot be told.
 * @param notice is told of a page that was read before as if it were read now, but for which rule read which line
 * @param atHand belongs to this API
 */
export function earlierReadings(
  api: ApiConfig,
  { looks, keeps }: Habits,
  notice: Notice = () => {},
  atHand: AtHand = new AtHand(),
  program: string | undefined = programFingerprint(),
): EarlierReadings | undefined {
  const folder = cacheFolder(api.root);
  const { dialects = [], plugins = [] } = api;
  const readers = plugins.filter(({ plugin }) => plugin.dialects !== undefined);
  if (folder === undefined || program === undefined) return undefined;
  if (readers.some(({ fingerprint }) => fingerprint === undefined)) return undefined;
  const layouts = JSON.stringify([dialects, readers.map(({ plugin, fingerprint }) => [plugin.name, fingerprint])]);
  const notes = new Notes(join(folder, 'readings', keyOf(JSON.stringify([api.name, api.sources]))));
  const noteOf = ({ id, bytes, mediaType, charset }: Source): string =>
    keyOf(program, layouts, JSON.stringify([id, mediaType, charset]), bytes);
  const used = new Map<string, ReadSource>();
  return {
    find(source) {
      if (!looks) return undefined;
      const note = noteOf(source);
      const known = atHand.readings.get(note) ?? readingIn(notes.find(note));
      if (known === undefined) return undefined;
      notes.hold(note);
      used.set(note, known);
      notice(known.reading);
      return known;
    },
    keep: (source, read) => (keeps ? notes.keep(noteOf(source), read) : undefined),
    end() {
      atHand.readings = used;
      if (keeps) notes.forgetOthers();
    },
  };
}

/** What was kept under the hash of a page and of this program is what this program made of that page. */
const readingIn = (note: string | undefined): ReadSource | undefined =>
  note === undefined ? undefined : (JSON.parse(note) as ReadSource);
