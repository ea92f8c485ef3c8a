import type { ApiModel } from '../model/api.js';
import { Archive } from '../source/archive.js';
import type { HistorySettings } from './history.js';
import type { LockedPackage } from './lock.js';

/** The models between the old one and the new: each made of one thing more as it is today. */
export interface Between {
  /** Of the old pages with the old corrections, by today's generator and config. */
  readonly reread: ApiModel;
  /** Of the old pages with today's corrections. */
  readonly corrected: ApiModel;
}

/** The old pages read once more; nothing where they are no longer all there. */
export async function readBetween(
  locked: LockedPackage | undefined,
  { place, root, reread }: Pick<HistorySettings, 'place' | 'root' | 'reread'>,
): Promise<Between | undefined> {
  if (!locked) return undefined;
  const archived = await Promise.all([...locked.pages, ...locked.corrections].map(({ hash }) => place.snapshots.read(hash)));
  if (archived.includes(undefined)) return undefined;
  const corrections = archived
    .slice(locked.pages.length)
    .map((content, index) => [locked.corrections[index]?.source ?? '', new TextDecoder().decode(content)] as const);
  const archive = new Archive(locked.pages, root, (hash) => place.snapshots.read(hash));
  try {
    return { reread: await reread(archive, corrections), corrected: await reread(archive) };
  } catch {
    // Today's generator or config cannot read what it read then: that is no reason not to go on.
    return undefined;
  }
}
