import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { bytesOf } from '../write/bytes.js';
import { hashOf } from '../write/manifest.js';
import { replaceFile } from '../write/replace-file.js';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Text shrinks to a fifth at this level, in a tenth of the time that the next fifth would take. */
const quality = 5;

const ending = '.br';

/** Content that is to be kept, already compressed: a run may read a great many pages before it knows that it succeeds. */
export type Packed = Uint8Array & { readonly packed: true };

/** Compresses content for `Snapshots.add`. */
export async function pack(content: Uint8Array | string): Promise<Packed> {
  const bytes = await compress(typeof content === 'string' ? bytesOf(content) : content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  return Object.assign(bytes, { packed: true as const });
}

/**
 * Pages, corrections and models as they were, compressed, each under the hash of its content. What is not there, or is not what
 * its name says, counts as absent; may be deleted at any time, and then costs only what could have been told from it.
 */
export class Snapshots {
  readonly #folder: string | undefined;

  /** @param folder absolute; absent where none are kept */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Whether anything is kept at all. */
  get keeps(): boolean {
    return this.#folder !== undefined;
  }

  async has(hash: string): Promise<boolean> {
    if (this.#folder === undefined) return false;
    const found = await stat(fileIn(this.#folder, hash)).catch(() => undefined);
    return found !== undefined;
  }

  async read(hash: string): Promise<Uint8Array | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      const bytes = await decompress(await readFile(fileIn(this.#folder, hash)));
      return hashOf(bytes) === hash ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Hashes of all that is there; of none where nobody can tell. */
  async kept(): Promise<ReadonlySet<string>> {
    if (this.#folder === undefined) return new Set();
    try {
      const names = await readdir(this.#folder);
      return new Set(names.filter((name) => name.endsWith(ending)).map((name) => `sha256-${name.slice(0, -ending.length)}`));
    } catch {
      return new Set();
    }
  }

  /** Keeps contents by their hashes. */
  async add(contents: ReadonlyMap<string, Packed>): Promise<void> {
    const folder = this.#folder;
    if (folder === undefined || contents.size === 0) return;
    await mkdir(folder, { recursive: true });
    // Short ones may look like text to git, which would end their lines otherwise on some machines.
    await writeFile(join(folder, '.gitattributes'), `*${ending} binary\n`, { flag: 'wx' }).catch(() => {});
    await Promise.all([...contents].map(([hash, bytes]) => replaceFile(fileIn(folder, hash), bytes)));
  }

  async remove(hashes: Iterable<string>): Promise<void> {
    const folder = this.#folder;
    if (folder === undefined) return;
    await Promise.all([...hashes].map((hash) => rm(fileIn(folder, hash), { force: true })));
  }
}

const fileIn = (folder: string, hash: string): string => join(folder, `${hash.replace(/^sha256-/, '')}${ending}`);
