import { type ClientConfig, lowerCased } from './config.js';
import { sleep, withDeadline } from './deadline.js';
import { AbortError, type CallFacts, CallValidationError, type ClientError, NetworkError, TimeoutError } from './errors.js';
import type { WireRequest } from './operation.js';
import type { CallOptions, Fetch, FetchInit } from './options.js';
import { retryDelay, retryPolicy } from './retry.js';

/** What stays the same between the attempts of one call. */
export class Call {
  readonly #config: ClientConfig;
  readonly #options: CallOptions;
  readonly #operation: string;
  readonly #request: WireRequest;
  readonly #timeout: number | undefined;
  /** When the whole call's time is up, in milliseconds since the epoch. */
  readonly #end: number | undefined;

  constructor(config: ClientConfig, options: CallOptions, operation: string, request: WireRequest) {
    this.#config = config;
    this.#options = options;
    this.#operation = operation;
    this.#request = request;
    this.#timeout = options.timeout ?? config.options.timeout;
    this.#end = this.#timeout === undefined ? undefined : Date.now() + this.#timeout;
  }

  get serviceError(): ClientConfig['api']['serviceError'] {
    return this.#config.api.serviceError;
  }

  facts(attempts: number, cause?: unknown): CallFacts {
    const { method, url } = this.#request;
    return {
      operation: this.#operation,
      method,
      url: url.replace(/\?.*$/s, ''),
      attempts,
      ...(cause === undefined ? {} : { cause }),
    };
  }

  /** Sends the request once and has `receive` read the answer, all of it within the time there is. */
  attempt<T>(attempt: number, receive: (response: Response) => Promise<T>): Promise<T> {
    const own = this.#options.attemptTimeout ?? this.#config.options.attemptTimeout;
    const left = this.#end === undefined ? undefined : this.#end - Date.now();
    const wholeCallEndsFirst = left !== undefined && (own === undefined || left <= own);
    const deadline = {
      signal: this.#options.signal,
      timeout: wholeCallEndsFirst ? left : own,
      onAbort: (reason: unknown) => new AbortError(this.facts(attempt, reason)),
      onTimeout: () =>
        wholeCallEndsFirst
          ? new TimeoutError(this.facts(attempt), 'call', this.#timeout ?? left)
          : new TimeoutError(this.facts(attempt), 'attempt', own ?? 0),
    };
    return withDeadline(deadline, async (signal) => receive(await this.#send(attempt, signal)));
  }

  async #send(attempt: number, signal: AbortSignal | undefined): Promise<Response> {
    const { method, url, body } = this.#request;
    const headers = { ...this.#request.headers };
    for (const source of [this.#config.headers, this.#options.headers]) {
      if (source === undefined) continue;
      const given = typeof source === 'function' ? await source() : source;
      merge(headers, source === this.#config.headers && typeof source === 'object' ? given : lowerCased(given));
    }
    const init: FetchInit = {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    };
    // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
    const send: Fetch = this.#config.options.fetch ?? globalThis.fetch;
    try {
      return await send(url, init);
    } catch (cause) {
      const facts = this.facts(attempt, cause);
      throw isRequest(url, init)
        ? new NetworkError(facts)
        : new CallValidationError('request', [{ message: messageOf(cause) }], facts);
    }
  }

  /** Returns when it is time for the next attempt; throws `error` when there is to be none. */
  async waitBeforeNext(error: ClientError, attempt: number): Promise<void> {
    const policy = retryPolicy(this.#config.options.retry, this.#options.retry);
    const onceOnly = this.#request.body instanceof ReadableStream;
    const delay = onceOnly ? undefined : retryDelay(error, attempt, policy, this.#request.repeatable);
    if (delay === undefined || policy === false) throw error;
    if (this.#end !== undefined && Date.now() + delay >= this.#end) throw error;
    const { signal } = this.#options;
    const wait = policy.sleep;
    const deadline = {
      signal,
      timeout: undefined,
      onAbort: (reason: unknown) => new AbortError(this.facts(attempt, reason)),
      onTimeout: () => error,
    };
    await withDeadline(deadline, async (ended) => (wait === undefined ? sleep(delay, ended) : wait(delay)));
  }
}

/** `fetch` fails alike for want of a network and for a request that can never be, such as one with a line break in a header. */
function isRequest(url: string, { method, headers, body }: FetchInit): boolean {
  try {
    new Request(url, { method, headers, ...(typeof body === 'string' ? { body } : {}) });
    return true;
  } catch {
    return false;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function merge(headers: { [name: string]: string }, given: { readonly [name: string]: string | undefined }): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
}
