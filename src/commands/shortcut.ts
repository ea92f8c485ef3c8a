import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { readLock } from '../lock/lock.js';
import { lockFolder, lockKey } from '../lock/lock-place.js';
import { readManifest } from '../write/manifest.js';
import { isUpToDate } from '../write/up-to-date.js';
import { inputsAtRest } from './inputs.js';
import type { PackageReport } from './report.js';

/**
 * The package that an API already has, where it is what a run would make, to the byte, and the lock knows. Nothing of the
 * pipeline is loaded.
 */
export async function currentPackage(api: ApiConfig, out: string): Promise<PackageReport | undefined> {
  // An API without a name gets one from its pages, so any folder may be its own.
  const folders = api.name === undefined ? await foldersIn(out) : [api.name];
  if (folders.length === 0) return undefined;
  const place = lockFolder(api.root, resolve(out));
  const lock = await readLock(place);
  for (const name of folders) {
    const folder = join(out, name);
    const manifest = await readManifest(folder);
    if (typeof manifest === 'string') continue;
    const inputs = await inputsAtRest(api, manifest.followed);
    if (inputs === undefined) return undefined;
    if (lock.get(lockKey(place, resolve(folder)))?.inputs !== inputs) continue;
    if (manifest.inputs !== inputs || !(await isUpToDate(folder, inputs))) continue;
    // The manifest is a file as well.
    return { name, folder, created: [], updated: [], removed: [], unchanged: manifest.files.size + 1 };
  }
  return undefined;
}

async function foldersIn(out: string): Promise<readonly string[]> {
  const entries = await readdir(out, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
