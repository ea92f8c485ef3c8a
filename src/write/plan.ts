import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, isMissing, type Manifest, manifestPath } from './manifest.js';

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
export async function plan(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  previous: Manifest | undefined,
): Promise<readonly Step[]> {
  const links = new Map<string, Promise<boolean>>();
  const isLink = (path: string): Promise<boolean> => {
    const known =
      links.get(path) ??
      lstat(join(folder, path)).then(
        (stats) => stats.isSymbolicLink(),
        () => false,
      );
    links.set(path, known);
    return known;
  };
  const behindLink = async (path: string): Promise<boolean> => {
    const parts = path.split('/').slice(0, -1);
    const found = await Promise.all(parts.map((_, index) => isLink(parts.slice(0, index + 1).join('/'))));
    return found.includes(true);
  };
  const stepFor = async (path: string, text: string | undefined): Promise<Step | undefined> => {
    if (await behindLink(path)) return { kind: 'elsewhere', path };
    const listed = previous?.files.get(path);
    const found = await contentAt(join(folder, path));
    if (found === 'absent') return text === undefined ? undefined : { kind: 'create', path };
    if (found === 'no file') return { kind: 'hand-edited', path, was: undefined, wanted: text !== undefined };
    const was = hashOf(found);
    if (text === undefined)
      return was === listed ? { kind: 'remove', path, was } : { kind: 'hand-edited', path, was, wanted: false };
    if (was === hashOf(text)) return { kind: 'unchanged', path };
    return was === listed ? { kind: 'update', path, was } : { kind: 'hand-edited', path, was, wanted: true };
  };
  const dropped = [...(previous?.files.keys() ?? [])].filter((path) => !wanted.has(path));
  const steps = await Promise.all([
    ...[...wanted].map(([path, text]) => stepFor(path, text)),
    ...dropped.map((path) => stepFor(path, undefined)),
  ]);
  return steps.filter((step) => step !== undefined);
}

/** The manifest is the writer's own: whatever stands there is replaced. */
export async function manifestStep(folder: string, text: string): Promise<Step> {
  const found = await contentAt(join(folder, manifestPath));
  if (found === 'absent' || found === 'no file') return { kind: 'create', path: manifestPath };
  const was = hashOf(found);
  return was === hashOf(text) ? { kind: 'unchanged', path: manifestPath } : { kind: 'update', path: manifestPath, was };
}

async function contentAt(file: string): Promise<Uint8Array | 'absent' | 'no file'> {
  try {
    const stats = await lstat(file);
    return stats.isFile() ? await readFile(file) : 'no file';
  } catch (error) {
    if (isMissing(error)) return 'absent';
    throw error;
  }
}
