import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Recorded, readRecorded } from '../drift/mock-recording.js';
import { placeholdersIn } from '../emit/mock-server/runtime/redact.js';
import { replaceFile } from '../write/replace-file.js';
import { unreadable } from './data-file.js';

/** Reads recordings. Throws a `Failure` where there are none, or something else. */
export async function readRecordings(source: string, cwd: string): Promise<readonly Recorded[]> {
  const text = await readFile(resolve(cwd, source), 'utf8').catch((error: unknown) => unreadable(source, error));
  return readRecorded(text, source);
}

/** Recordings that are being made, kept in a file with those that were there before. */
export class RecordingsFile {
  readonly #file: string;
  readonly #recordings: unknown[];
  #writing: Promise<void> | undefined;
  #changed = false;
  #failed: unknown;

  private constructor(file: string, before: readonly unknown[]) {
    this.#file = file;
    this.#recordings = [...before];
  }

  static async open(source: string, cwd: string): Promise<RecordingsFile> {
    const file = resolve(cwd, source);
    const text = await readFile(file, 'utf8').catch((error: unknown) =>
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : unreadable(source, error),
    );
    const opened = new RecordingsFile(file, text.trim() === '' ? [] : readRecorded(text, source));
    // What cannot be written is found out now, and not by the first recording.
    await opened.#write().catch((error: unknown) => unreadable(source, error));
    return opened;
  }

  get count(): number {
    return this.#recordings.length;
  }

  /** The highest number of a placeholder that stands for a secret. */
  get placeholders(): number {
    return placeholdersIn(JSON.stringify(this.#recordings));
  }

  readonly add = (recording: unknown): void => {
    this.#recordings.push(recording);
    this.#changed = true;
    this.#writing ??= this.#writeAll();
  };

  /** Resolves when all is written; rejects where that failed. */
  async flush(): Promise<void> {
    await this.#writing;
    if (this.#failed !== undefined) throw this.#failed;
  }

  /** One write after the other; what came meanwhile goes with the next. */
  async #writeAll(): Promise<void> {
    try {
      while (this.#changed) {
        this.#changed = false;
        await this.#write();
      }
      this.#failed = undefined;
    } catch (error) {
      this.#failed = error;
    } finally {
      this.#writing = undefined;
    }
  }

  #write(): Promise<void> {
    return replaceFile(this.#file, `${JSON.stringify(this.#recordings, null, 2)}\n`);
  }
}
