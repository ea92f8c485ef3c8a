import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * What earlier runs found out, as JSON, a file a note. A note is found by all that it was made from, so it is never wrong, only no longer asked
 * for. May be deleted at any time; what is no note, or the note of something else, or has come to harm, counts as absent.
 */
export class Notes {
  readonly #folder: string;
  readonly #used = new Set<string>();
  #works = true;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param key of `keyOf` */
  find(key: string): string | undefined {
    try {
      const bytes = readFileSync(this.#file(key));
      const end = bytes.indexOf('\n');
      const text = bytes.subarray(end + 1);
      if (bytes.toString('latin1', 0, end) !== headOf(key, text)) return undefined;
      this.#used.add(key);
      return text.toString('latin1');
    } catch {
      return undefined;
    }
  }

  /** What cannot be kept has to be found out again: that is no reason to stop. */
  keep(key: string, json: string): void {
    this.#used.add(key);
    this.#attempt(() => {
      mkdirSync(this.#folder, { recursive: true });
      const bytes = Buffer.from(inAscii(json), 'latin1');
      // Beside its place and then moved in: what is there is whole.
      const beside = `${this.#file(key)}.${process.pid}`;
      writeFileSync(beside, Buffer.concat([Buffer.from(`${headOf(key, bytes)}\n`), bytes]));
      renameSync(beside, this.#file(key));
    });
  }

  /** It is known without being read, and still of use. */
  hold(key: string): void {
    this.#used.add(key);
  }

  /** Removes what this run had no use for. */
  forgetOthers(): void {
    this.#attempt(() => {
      const used = new Set([...this.#used].map(nameOf));
      for (const name of readdirSync(this.#folder)) if (!used.has(name)) rmSync(join(this.#folder, name), { force: true });
    });
  }

  /** After the first time that it fails, nothing more is tried. */
  #attempt(work: () => void): void {
    if (!this.#works) return;
    try {
      work();
    } catch {
      this.#works = false;
    }
  }

  #file(key: string): string {
    return join(this.#folder, nameOf(key));
  }
}

const nameOf = (key: string): string => `${key}.note`;

/** The same JSON; what has but one byte a character is read and parsed in half of the time. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Discs fail, and so do people. */
const headOf = (key: string, bytes: Uint8Array): string => `${key} ${crc32(bytes).toString(16)}`;

/** One for all of the parts, in their order. */
export const keyOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  // With its length before it, no part can be taken for a piece of another.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};
