import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiModel } from '../model/api.js';
import { modelText as textOf } from '../model/model-text.js';
import { bytesOf } from '../write/bytes.js';
import { withLineFeeds } from '../write/line-feeds.js';
import { hashesOf, hashOf, readManifest } from '../write/manifest.js';
import type { LockedPackage } from './lock.js';
import type { LockFolder } from './lock-folder.js';

/** What earlier runs left of one package. */
export interface Past {
  /** What the lock says of it; absent for a package that is older than the lock. */
  readonly locked?: LockedPackage;
  /** The version that it has; absent where there is no package yet. */
  readonly version?: string;
  /** Text of the model that it was made of, in UTF-8; absent where that is no longer at hand. */
  model(): Promise<Uint8Array | undefined>;
  /** A file of it, as it was written: nothing where somebody changed it since. */
  file(path: string): Promise<string | undefined>;
  /** Paths of its files. */
  readonly files: readonly string[];
}

/** A snapshot that is being read. */
export interface Unpacking {
  readonly hash: string;
  readonly content: Promise<Uint8Array | undefined>;
}

/** The hash that a lock has for a model: that of the `model.json` which a package carries. */
export const modelHash = (model: ApiModel): string => hashOf(textOf(model));

/**
 * @param folder of the package, absolute
 * @param early a snapshot that may be asked for, and is being read already
 */
export async function recall(place: LockFolder, folder: string, early?: Unpacking): Promise<Past> {
  const locked = place.lock.get(place.keyOf(folder));
  const manifest = await readManifest(folder);
  const written = typeof manifest === 'string' ? new Map<string, string>() : manifest.files;
  const hashes = locked ? new Map(Object.entries(locked.files)) : written;
  const file = async (path: string): Promise<string | undefined> => {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    return content && hashesOf(content).includes(hashes.get(path) ?? '') ? textIn(withLineFeeds(content)) : undefined;
  };
  const model = async (): Promise<Uint8Array | undefined> => {
    const bytes = locked && (await (early?.hash === locked.model ? early.content : place.snapshots.read(locked.model)));
    if (bytes) return bytes;
    const text = await file('model.json');
    return text === undefined ? undefined : bytesOf(text);
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
  // Its hash says that it is what an earlier run wrote.
  return bytes && (JSON.parse(textIn(bytes)) as ApiModel);
}

const textIn = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

function versionIn(text: string | undefined): string | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  return typeof version === 'string' ? version : undefined;
}
