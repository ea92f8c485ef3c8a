import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, readManifest } from './manifest.js';
import { stageFolder } from './stage-folder.js';

/**
 * Whether a package is what these inputs made, to the byte. Loads nothing heavy: it is asked before anything else.
 * @param folder of the package
 * @param inputs as `inputsHash` gives it
 */
export async function isUpToDate(folder: string, inputs: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (manifest === 'absent' || manifest === 'unreadable' || manifest.inputs !== inputs) return false;
  if (existsSync(stageFolder(folder))) return false;
  const same = await Promise.all([...manifest.files].map(([path, hash]) => hasHash(join(folder, path), hash)));
  return same.every(Boolean);
}

async function hasHash(file: string, hash: string): Promise<boolean> {
  try {
    return hashOf(await readFile(file)) === hash;
  } catch {
    return false;
  }
}
