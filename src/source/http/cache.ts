import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type CachePolicy from 'http-cache-semantics';
import { replaceFile } from '../../write/replace-file.js';

const formatVersion = 1;

const day = 24 * 60 * 60 * 1000;

/** How long an interrupted crawl can be taken up again, in milliseconds. */
const resumable = day;

/** How long an answer is kept that nobody uses, in milliseconds. */
const keptUnused = 30 * day;

/** What is kept of an answer. */
export interface Entry {
  readonly formatVersion: typeof formatVersion;
  readonly url: string;
  readonly status: number;
  /** Those that are used once the answer is old: media type, where a redirect leads. */
  readonly headers: Readonly<Record<string, string>>;
  /** When the server last said that this is how things are, in milliseconds. */
  readonly checkedAt: number;
  /** sha256 of the body, which is its name in the cache. */
  readonly body: string;
  readonly policy: CachePolicy.CachePolicyObject;
}

export interface Stored {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}

/**
 * Answers on disk, bodies by their content. Every file is written beside its place and moved in, so what is there is whole; what is
 * not what it should be counts as absent. May be deleted at any time.
 */
export class HttpCache {
  readonly #folder: string;
  /** Why nothing can be kept; `undefined` as long as it can. */
  #trouble: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** @param identity of the request: what it asks for, and as whom */
  async read(identity: string): Promise<Stored | undefined> {
    try {
      const entry = entryOf(await readFile(this.#entryFile(identity), 'utf8'));
      if (!entry) return undefined;
      const bytes = await readFile(this.#bodyFile(entry.body));
      if (sha256(bytes) !== entry.body) return undefined;
      await Promise.all([this.#entryFile(identity), this.#bodyFile(entry.body)].map(markUsed));
      return { entry, bytes };
    } catch {
      return undefined;
    }
  }

  async write(identity: string, entry: Omit<Entry, 'formatVersion' | 'body'>, bytes: Uint8Array): Promise<void> {
    const body = sha256(bytes);
    await this.#attempt(async () => {
      // The body first: an entry that is there has one.
      await put(this.#bodyFile(body), bytes);
      await put(this.#entryFile(identity), JSON.stringify({ formatVersion, ...entry, body } satisfies Entry));
    });
  }

  /** The same answer, of which the server says that it still holds. */
  async renew(identity: string, entry: Entry): Promise<void> {
    await this.#attempt(() => put(this.#entryFile(identity), JSON.stringify(entry)));
  }

  /**
   * When a crawl began, in milliseconds: now, or the time of an interrupted one that this one takes up.
   * @param crawl what is crawled, and how
   */
  async begin(crawl: string): Promise<number> {
    const now = Date.now();
    const file = this.#crawlFile(crawl);
    const began = Number(await readFile(file, 'utf8').catch(() => Number.NaN));
    if (began > now - resumable && began <= now) return began;
    await this.#attempt(() => put(file, String(now)));
    return now;
  }

  /** A crawl came to its end: the next one asks anew. */
  async end(crawl: string): Promise<void> {
    await rm(this.#crawlFile(crawl), { force: true }).catch(() => {});
  }

  /** Removes what nobody has used for long, of any site; looks for it once a day at most. */
  async prune(): Promise<void> {
    const now = Date.now();
    const mark = join(this.#folder, 'pruned');
    if (now - (await lastUsed(mark)) < day) return;
    await this.#attempt(() => put(mark, ''));
    for (const part of ['entries', 'bodies', 'crawls']) {
      const folder = join(this.#folder, part);
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of found) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath, entry.name);
        if (now - (await lastUsed(file)) > keptUnused) await rm(file, { force: true }).catch(() => {});
      }
    }
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.#trouble !== undefined) return;
    await work().catch((error: unknown) => {
      this.#trouble = error instanceof Error ? error.message : String(error);
    });
  }

  #entryFile(identity: string): string {
    const name = sha256(identity);
    return join(this.#folder, 'entries', name.slice(0, 2), `${name}.json`);
  }

  #bodyFile(body: string): string {
    return join(this.#folder, 'bodies', body.slice(0, 2), body);
  }

  #crawlFile(crawl: string): string {
    return join(this.#folder, 'crawls', sha256(crawl));
  }
}

/** A file's own date tells when it was last used. */
const markUsed = (file: string): Promise<void> => utimes(file, new Date(), new Date()).catch(() => {});

const lastUsed = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

function entryOf(text: string): Entry | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const entry = value as Partial<Entry>;
  const whole =
    entry.formatVersion === formatVersion &&
    typeof entry.url === 'string' &&
    typeof entry.status === 'number' &&
    typeof entry.checkedAt === 'number' &&
    typeof entry.headers === 'object' &&
    typeof entry.policy === 'object' &&
    /^[0-9a-f]{64}$/.test(entry.body ?? '');
  return whole ? (entry as Entry) : undefined;
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, content);
}
