import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { unreadable } from './data-file.js';

/** The calls that a server got, an entry a line, in a file. */
export class JournalFile {
  readonly #stream: WriteStream;
  #failed: unknown;

  private constructor(stream: WriteStream) {
    this.#stream = stream;
    stream.on('error', (error) => {
      this.#failed ??= error;
    });
  }

  /** A file that is there is begun anew. Throws a `Failure` where it cannot be written. */
  static async open(source: string, cwd: string): Promise<JournalFile> {
    const stream = createWriteStream(resolve(cwd, source));
    await once(stream, 'open').catch((error: unknown) => unreadable(source, error));
    return new JournalFile(stream);
  }

  readonly add = (entry: unknown): void => void this.#stream.write(`${JSON.stringify(entry)}\n`);

  /** Rejects where an entry could not be written. */
  async close(): Promise<void> {
    await new Promise<void>((done) => this.#stream.end(() => done()));
    if (this.#failed !== undefined) throw this.#failed;
  }
}
