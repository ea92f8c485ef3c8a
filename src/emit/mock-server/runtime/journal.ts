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

/** The latest calls, oldest first, never more than the limit. */
export class Journal {
  readonly #limit: number;
  #entries: Entry[] = [];
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  open(call: Call, body: string): Entry {
    this.#count += 1;
    const entry: Entry = {
      number: this.#count,
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
    this.#entries.push(entry);
    // Trimming in strides keeps the cost of a call constant.
    if (this.#entries.length >= this.#limit * 2 + 16) this.#entries = this.#latest();
    return entry;
  }

  get entries(): readonly Entry[] {
    return this.#latest();
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }

  #latest(): Entry[] {
    return this.#limit <= 0 ? [] : this.#entries.slice(-this.#limit);
  }
}
