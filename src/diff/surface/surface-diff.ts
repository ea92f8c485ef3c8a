import type { Severity } from '../change.js';

/**
 * Text by path, relative to the package's root: of `src/**` or, where there is none, of the declarations in `dist/esm/**`; of
 * `package.json`, where the package may have more to import than every package has.
 */
export type SurfaceFiles = ReadonlyMap<string, string>;

export interface SurfacePair {
  readonly before: SurfaceFiles;
  readonly after: SurfaceFiles;
}

/** One difference that a user's compiler could meet. */
export interface SurfaceChange {
  /** `incompatible`: the name is on both sides, and the newer cannot stand in for the older. */
  readonly kind: 'removed' | 'added' | 'incompatible';
  /** Where the name is imported from: `.`, `./types`, `./client`; of several the most particular. */
  readonly entry: string;
  readonly name: string;
  /** Short text of what was there; of a member, where it is a member that differs. */
  readonly before?: string;
  /** Short text of what is there now; absent where it is gone. */
  readonly after?: string;
}

/** Sorted by entry and name. */
export interface SurfaceDiff {
  readonly changes: readonly SurfaceChange[];
}

/** How the version moves by what users' compilers see; `undefined` where they see nothing. */
export function surfaceSeverity({ changes }: SurfaceDiff): Severity | undefined {
  if (changes.some(({ kind }) => kind !== 'added')) return 'breaking';
  return changes.length > 0 ? 'minor' : undefined;
}
