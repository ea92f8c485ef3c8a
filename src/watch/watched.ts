import type { ApiConfig } from '../config/config.js';
import type { Diagnostic } from '../diagnostic.js';
import { type Inventory, inventoryAfter } from './inventory.js';

/** How one run for one API ended. */
export interface Made {
  /** Nothing was written where it failed. */
  readonly failed: boolean;
  /** Whether any file was put in place. */
  readonly written: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Folder of the package, where that is known. */
  readonly folder?: string | undefined;
  /** What became of the package, in a few words for people. */
  readonly summary: string;
  /** Pages that were looked for, by what was found; nothing where the package was current. */
  readonly read: Inventory;
  /** Files that links of the pages lead to, as ids. */
  readonly followed: readonly string[];
}

/** One API, and how its last run ended. */
export interface Watched {
  readonly api: ApiConfig;
  /** What its package was made from, or could not be made from; nothing before the first run. */
  readonly inventory: Inventory | undefined;
  readonly followed: readonly string[];
  readonly failed: boolean;
  readonly folder: string | undefined;
  /** Of the last run that read the pages to their end. */
  readonly diagnostics: readonly Diagnostic[];
}

const unknown = { inventory: undefined, followed: [], failed: false, folder: undefined, diagnostics: [] } as const;

/** The APIs of a config by what they go by, each with what is known of it. */
export function watchedAs(apis: readonly ApiConfig[], known: ReadonlyMap<string, Watched>): ReadonlyMap<string, Watched> {
  const watched = new Map<string, Watched>();
  for (const api of apis) {
    const name = api.name ?? JSON.stringify(api.sources);
    let key = name;
    for (let number = 2; watched.has(key); number++) key = `${name} ${number}`;
    watched.set(key, { ...(known.get(key) ?? unknown), api });
  }
  return watched;
}

/**
 * An API after a run.
 * @param now what there was before the run began
 */
export function watchedAfter(before: Watched, made: Made, now: Inventory): Watched & { readonly inventory: Inventory } {
  const { api } = before;
  const { failed, folder = before.folder } = made;
  // What failed may not have come as far as to its links.
  const followed = failed ? [...new Set([...before.followed, ...made.followed])] : made.followed;
  const diagnostics = failed || made.read.size === 0 ? before.diagnostics : made.diagnostics;
  return { api, inventory: inventoryAfter(now, api, made), followed, failed, folder, diagnostics };
}

/** What is to be told of a run: why it failed, and what the run before did not say. */
export function fresh({ failed, diagnostics }: Made, before: Watched): readonly Diagnostic[] {
  const told = new Set(before.diagnostics.map(sayingOf));
  return diagnostics.filter((one) => (failed && one.severity === 'error') || !told.has(sayingOf(one)));
}

/** The same wherever on its page it is: lines move when something is written above them. */
const sayingOf = ({ code, message, where, quote }: Diagnostic): string =>
  JSON.stringify([code, message, where?.source, where?.fact, quote]);
