import { join, relative, resolve, sep } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { settingsOf } from '../source/settings.js';
import { isUrl } from './inventory.js';

/** Where something may happen that matters. All paths are absolute. */
export interface Places {
  /** A folder that stays while all below it may come and go. */
  readonly root: string;
  /** What lies at one of these, or anywhere below it. */
  readonly watched: readonly string[];
  /** But not here: what is written there was written by this program. */
  readonly except: readonly string[];
}

/** Folders that hold no pages, whatever the pattern; those that this program keeps for itself are among them. */
const passedOver = /^(?:node_modules|\.git|\.pagewright(?:-stage-.*)?)$/;

/**
 * Where an API's package comes from: pages, what their links lead to, corrections.
 * @param out folder of the packages
 */
export function placesOf(api: ApiConfig, followed: readonly string[], out: string): Places {
  const named = api.sources.filter((source) => !isUrl(source)).map(withoutPattern);
  const watched = [...named, ...api.corrections, ...followed].map((path) => resolve(api.root, path));
  const { cache } = settingsOf(api);
  // Somebody may write packages beside the pages.
  const own = watched.some((place) => isAtOrBelow(place, out)) ? (api.name === undefined ? [] : [join(out, api.name)]) : [out];
  return { root: api.root, watched, except: [...own, cache] };
}

/** The part of a path before what only a pattern says. */
function withoutPattern(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const magic = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  // A file may be called like a pattern.
  return magic < 0 ? path : parts.slice(0, magic).join('/') || (path.startsWith('/') ? '/' : '.');
}

export const isAtOrBelow = (path: string, place: string): boolean => {
  const inner = relative(place, path);
  return inner === '' || !(inner === '..' || inner.startsWith(`..${sep}`) || resolve(inner) === inner);
};

/** Whether what happens at a path may matter. */
export function concerns({ watched, except }: Places, path: string): boolean {
  if (watched.includes(path)) return true;
  if (except.some((place) => isAtOrBelow(path, place))) return false;
  return watched.some(
    (place) =>
      isAtOrBelow(path, place) &&
      !relative(place, path)
        .split(sep)
        .some((part) => passedOver.test(part)),
  );
}

/** Whether the way to one of the places leads over a path. */
export const leadsTo = ({ watched }: Places, path: string): boolean => watched.some((place) => isAtOrBelow(place, path));
