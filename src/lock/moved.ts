import { hashOf } from '../write/manifest.js';
import type { HistorySettings } from './history.js';
import type { LockedPackage, LockedPage } from './lock.js';

/** Which of the things that a model is made of are no longer what they were. */
export interface Moved {
  readonly pages: boolean;
  readonly corrections: boolean;
  readonly settings: boolean;
  readonly generator: boolean;
}

/** Compares what a package is made of with what the lock has. */
export function movedSince(
  locked: LockedPackage | undefined,
  { corrections, settings, generator }: Pick<HistorySettings, 'corrections' | 'settings' | 'generator'>,
  pages: readonly LockedPage[],
): Moved {
  if (!locked) return { pages: true, corrections: true, settings: true, generator: true };
  const written = corrections.map(([source, content]) => ({ source, hash: hashOf(content) }));
  return {
    pages: hashes(locked.pages) !== hashes(pages),
    corrections: hashes(locked.corrections) !== hashes(written),
    settings: locked.settings !== settings,
    generator: locked.generator !== generator,
  };
}

const hashes = (all: readonly { readonly source: string; readonly hash: string }[]): string =>
  JSON.stringify(all.map(({ source, hash }) => [source, hash]));
