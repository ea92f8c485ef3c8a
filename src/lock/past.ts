import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiModel } from '../model/api.js';
import { modelText } from '../model/model-text.js';
import { hashOf, readManifest } from '../write/manifest.js';
import type { LockedPackage } from './lock.js';
import type { LockFolder } from './lock-folder.js';

/** What earlier runs left of one package. */
export interface Past {
  /** What the lock says of it; absent for a package that is older than the lock. */
  readonly locked?: LockedPackage;
  /** The version that it has; absent where there is no package yet. */
  readonly version?: string;
  /** The model that it was made of; absent where that is no longer at hand. */
  model(): Promise<ApiModel | undefined>;
  /** A file of it, as it was written: nothing where somebody changed it since. */
  file(path: string): Promise<string | undefined>;
  /** Paths of its files. */
  readonly files: readonly string[];
}

/** The hash that a lock has for a model: that of the `model.json` which a package carries. */
export const modelHash = (model: ApiModel): string => hashOf(modelText(model));

/** @param folder of the package, absolute */
export async function recall(place: LockFolder, folder: string): Promise<Past> {
  const locked = place.lock.get(place.keyOf(folder));
  const manifest = await readManifest(folder);
  const written = typeof manifest === 'string' ? new Map<string, string>() : manifest.files;
  const hashes = locked ? new Map(Object.entries(locked.files)) : written;
  const file = async (path: string): Promise<string | undefined> => {
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    return text !== undefined && hashOf(text) === hashes.get(path) ? text : undefined;
  };
  const model = async (): Promise<ApiModel | undefined> => {
    const kept = locked && (await readModel(place, locked.model));
    if (kept) return kept;
    const text = await file('model.json');
    return text === undefined ? undefined : parsed(text);
  };
  const version = locked?.version ?? versionIn(await file('package.json'));
  return {
    ...(locked ? { locked } : {}),
    ...(version === undefined ? {} : { version }),
    model,
    file,
    files: [...hashes.keys()],
  };
}

/** A model among the snapshots, by its hash. */
export async function readModel(place: LockFolder, hash: string): Promise<ApiModel | undefined> {
  const bytes = await place.snapshots.read(hash);
  return bytes && parsed(new TextDecoder().decode(bytes));
}

/** Its hash says that it is what an earlier run wrote. */
const parsed = (text: string): ApiModel => JSON.parse(text) as ApiModel;

function versionIn(text: string | undefined): string | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  return typeof version === 'string' ? version : undefined;
}
