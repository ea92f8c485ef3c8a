import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { diagnostic, Failure } from '../diagnostic.js';
import { issueWords, parseJson } from '../drift/recording.js';
import { placeholdersIn } from '../emit/mock-server/runtime/redact.js';
import { unreadable } from './data-file.js';

const headers = v.record(v.string(), v.string());
const body = v.optional(
  v.union([v.strictObject({ json: v.unknown() }), v.strictObject({ text: v.string() }), v.strictObject({ base64: v.string() })]),
);

const fileSchema = v.array(
  v.object({
    operation: v.optional(v.string()),
    request: v.object({ method: v.string(), url: v.string(), headers, input: v.optional(v.unknown()), body }),
    answer: v.object({ status: v.number(), headers, body }),
  }),
);

export type Recorded = v.InferOutput<typeof fileSchema>[number];

/** Reads recordings. Throws a `Failure` where there are none, or something else. */
export async function readRecordings(source: string, cwd: string): Promise<readonly Recorded[]> {
  const text = await readFile(resolve(cwd, source), 'utf8').catch((error: unknown) => unreadable(source, error));
  return parseRecordings(text, source);
}

export function parseRecordings(text: string, source: string): readonly Recorded[] {
  const checked = v.safeParse(fileSchema, parseJson(text, source));
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const place = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  throw new Failure([
    diagnostic(
      'mock-file-invalid',
      `${source} holds no recordings: ${place === '' ? 'it is no list' : `\`${place}\`: ${issueWords(issue)}`}.`,
      {
        where: { source },
        help: 'Recordings are what `generator mock --proxy URL --record FILE` writes.',
      },
    ),
  ]);
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
    const opened = new RecordingsFile(file, text.trim() === '' ? [] : parseRecordings(text, source));
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

  /** Whole, or not at all. */
  async #write(): Promise<void> {
    const beside = `${this.#file}.${process.pid}.tmp`;
    await writeFile(beside, `${JSON.stringify(this.#recordings, null, 2)}\n`);
    await rename(beside, this.#file);
  }
}
