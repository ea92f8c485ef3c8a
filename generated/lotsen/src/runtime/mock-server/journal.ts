import type { AnswerKind, Call, CallHeaders } from './call.js';

/** One call, as it came and as it was answered. */
export interface Entry {
  /** Counts from 1, since the server was made or last reset. */
  readonly number: number;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: CallHeaders;
  /** The raw body; bytes that are no text show as U+FFFD here. */
  readonly body: string;
  /** The operation that was called; `undefined` where the request names none. */
  operation: string | undefined;
  /** What the operation was called with; unchecked where `answer` is `error`, `invalid` or `refused`. */
  input: unknown;
  /** `undefined` until the answer is made. */
  answer: AnswerKind | undefined;
  /** `undefined` until the answer is made. */
  status: number | undefined;
  /** Name of the error that it was answered with. */
  error: string | undefined;
}

/** The latest calls, never more than the limit: a ring, so that what is forgotten can be freed at once. */
export class Journal {
  readonly #limit: number;
  #ring: Entry[] = [];
  #count = 0;

  constructor(limit: number) {
    this.#limit = Math.max(0, Math.floor(limit));
  }

  open(call: Call, body: string): Entry {
    const entry: Entry = {
      number: this.#count + 1,
      method: call.method,
      url: call.url,
      headers: call.headers,
      body,
      operation: undefined,
      input: undefined,
      answer: undefined,
      status: undefined,
      error: undefined,
    };
    if (this.#limit > 0) this.#ring[this.#count % this.#limit] = entry;
    this.#count += 1;
    return entry;
  }

  /** Oldest first. */
  get entries(): readonly Entry[] {
    if (this.#count <= this.#limit) return [...this.#ring];
    const oldest = this.#limit === 0 ? 0 : this.#count % this.#limit;
    return [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
  }

  clear(): void {
    this.#ring = [];
    this.#count = 0;
  }
}
