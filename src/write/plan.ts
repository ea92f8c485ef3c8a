import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashesOf, hashOf, isMissing, type Manifest, manifestPath } from './manifest.js';

/** What is to be done about one path. `was` is the hash of what is there now. */
export type Step =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'update'; readonly path: string; readonly was: string }
  | { readonly kind: 'remove'; readonly path: string; readonly was: string }
  | { readonly kind: 'unchanged'; readonly path: string }
  /** Something that no run put there. `wanted` is false where the file is only no longer part of the package. */
  | { readonly kind: 'hand-edited'; readonly path: string; readonly was: string | undefined; readonly wanted: boolean }
  /** A folder on the way is a link, so that the file would land elsewhere. */
  | { readonly kind: 'elsewhere'; readonly path: string };

/** Compares what should be in a folder with what is there and with what the last run put there. Looks, and touches nothing. */
export function plan(folder: string, wanted: ReadonlyMap<string, string>, previous: Manifest | undefined): readonly Step[] {
  const links = new Map<string, boolean>();
  const isLink = (path: string): boolean => {
    const known = links.get(path) ?? isSymbolicLink(join(folder, path));
    links.set(path, known);
    return known;
  };
  const behindLink = (path: string): boolean => {
    const parts = path.split('/').slice(0, -1);
    return parts.some((_, index) => isLink(parts.slice(0, index + 1).join('/')));
  };
  const stepFor = (path: string, text: string | undefined): Step | undefined => {
    if (behindLink(path)) return { kind: 'elsewhere', path };
    const listed = previous?.files.get(path);
    const found = contentAt(join(folder, path));
    if (found === 'absent') return text === undefined ? undefined : { kind: 'create', path };
    if (found === 'no file') return { kind: 'hand-edited', path, was: undefined, wanted: text !== undefined };
    const hashes = hashesOf(found);
    const [was] = hashes;
    if (text !== undefined && hashes.includes(hashOf(text))) return { kind: 'unchanged', path };
    if (listed === undefined || !hashes.includes(listed)) return { kind: 'hand-edited', path, was, wanted: text !== undefined };
    return text === undefined ? { kind: 'remove', path, was } : { kind: 'update', path, was };
  };
  const dropped = [...(previous?.files.keys() ?? [])].filter((path) => !wanted.has(path));
  const steps = [...[...wanted].map(([path, text]) => stepFor(path, text)), ...dropped.map((path) => stepFor(path, undefined))];
  return steps.filter((step) => step !== undefined);
}

/** The manifest is the writer's own: whatever stands there is replaced. */
export function manifestStep(folder: string, text: string): Step {
  const found = contentAt(join(folder, manifestPath));
  if (found === 'absent' || found === 'no file') return { kind: 'create', path: manifestPath };
  const hashes = hashesOf(found);
  return hashes.includes(hashOf(text))
    ? { kind: 'unchanged', path: manifestPath }
    : { kind: 'update', path: manifestPath, was: hashes[0] };
}

function isSymbolicLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Without a pause: of hundreds of files that are small, each would wait longer for its turn than it takes to read it. */
function contentAt(file: string): Uint8Array | 'absent' | 'no file' {
  try {
    return lstatSync(file).isFile() ? readFileSync(file) : 'no file';
  } catch (error) {
    if (isMissing(error)) return 'absent';
    throw error;
  }
}
