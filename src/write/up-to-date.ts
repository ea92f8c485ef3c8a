import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashesOf, readManifest } from './manifest.js';
import { stageFolder } from './stage-folder.js';

/**
 * Whether a package is what these inputs made, whatever its lines end with. Loads nothing heavy: it is asked before anything else.
 * @param folder of the package
 * @param inputs as `inputsHash` gives it
 */
export async function isUpToDate(folder: string, inputs: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (manifest === 'absent' || manifest === 'unreadable' || manifest.inputs !== inputs) return false;
  if (existsSync(stageFolder(folder))) return false;
  return [...manifest.files].every(([path, hash]) => isAsWritten(join(folder, path), hash));
}

/** Without a pause between files: there are hundreds, and each is small. */
function isAsWritten(file: string, hash: string): boolean {
  try {
    return hashesOf(readFileSync(file)).includes(hash);
  } catch {
    return false;
  }
}
