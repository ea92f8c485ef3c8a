import { type ClientError, HttpError, NetworkError, ServiceError, TimeoutError } from './errors.js';
import type { WireRequest } from './operation.js';

/** Decides whether there is another attempt. `retries()` makes one. */
export interface RetryPolicy {
  /** Milliseconds to wait before attempt `attempt + 1`; undefined where there is to be none. */
  delay(error: ClientError, attempt: number, request: WireRequest): number | undefined;
  /** Waits. Where absent, by a timer. */
  readonly sleep?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** Told of each call that succeeds. */
  succeeded?(): void;
}

export interface RetryOptions {
  /** How many times a request is sent at most; 3 where absent. */
  readonly attempts?: number | undefined;
  /** Upper bound of the wait after the first attempt, in milliseconds; doubles with each; 100 where absent. */
  readonly baseDelay?: number | undefined;
  /** Upper bound of any wait, in milliseconds; a service that asks for more is not waited for; 20 000 where absent. */
  readonly maxDelay?: number | undefined;
  /** Decides in place of `isRetriable`; `repeatable`: doing the operation twice does no harm. */
  readonly retriable?: ((error: ClientError, repeatable: boolean) => boolean) | undefined;
  /** How many retries can be paid for when all goes well; each costs one, and each call that succeeds pays a tenth back. No limit where absent. */
  readonly budget?: number | undefined;
  /** Returns at least 0 and less than 1; for tests. */
  readonly random?: (() => number) | undefined;
  /** Waits that many milliseconds; for tests. Where absent, a timer that the call's signal ends. */
  readonly sleep?: RetryPolicy['sleep'];
}

/** Sends a request again where a later attempt may come to another end, after waits that grow and are never the same. */
export function retries(options: RetryOptions = {}): RetryPolicy {
  const { attempts = 3, maxDelay = 20_000, retriable = isRetriable, budget = Number.POSITIVE_INFINITY, sleep } = options;
  let left = budget;
  return {
    sleep,
    delay(error, attempt, { body, repeatable }) {
      // A stream that has been read is gone.
      if (body instanceof ReadableStream || attempt >= attempts || !retriable(error, repeatable)) return undefined;
      const asked = retryAfterOf(error.response?.headers) ?? 0;
      if (asked > maxDelay || left < 1) return undefined;
      left -= 1;
      return Math.max(asked, backoff(attempt, options));
    },
    succeeded() {
      left = Math.min(budget, left + 0.1);
    },
  };
}

/** Names that say "not so fast", whatever the status. */
const throttlingName =
  /Throttl|TooManyRequests|SlowDown|ThroughputExceeded|PriorRequestNotComplete|^(?:Request|Bandwidth)?LimitExceeded(?:Exception)?$/;

/**
 * Whether a later attempt may come to another end. Statuses: 429, 500, 502, 503, 504, and of these only 429 and 503, which say that
 * nothing was done, where doing the operation twice could do harm.
 */
export function isRetriable(error: ClientError, repeatable: boolean): boolean {
  if (error instanceof NetworkError) return repeatable || isUnsent(error.cause);
  if (error instanceof TimeoutError) return error.scope === 'connect' || (repeatable && error.scope === 'attempt');
  if (!(error instanceof ServiceError || error instanceof HttpError)) return false;
  const { name, status } = error;
  return throttlingName.test(name) || status === 429 || status === 503 || (repeatable && [500, 502, 504].includes(status));
}

/** Whether a request surely never left: what failed is looking up the server, or connecting to it, as the system's calls for these tell. */
function isUnsent(cause: unknown, depth = 0): boolean {
  if (!(cause instanceof Error) || depth > 5) return false;
  const { syscall, code }: Error & { readonly syscall?: unknown; readonly code?: unknown } = cause;
  // Where a name has several addresses, each has its own error.
  const [one] = cause instanceof AggregateError ? cause.errors : [];
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    isUnsent(one ?? cause.cause, depth + 1)
  );
}

/** Full jitter: anything from nothing to the bound, which doubles with each attempt. In milliseconds. */
export function backoff(attempt: number, { baseDelay = 100, maxDelay = 20_000, random = Math.random }: RetryOptions): number {
  return Math.floor(random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)));
}

/** How long an answer asks to wait, in milliseconds, by `x-amz-retry-after` (milliseconds) or `retry-after` (seconds, or a date). */
export function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('x-amz-retry-after') ?? '';
  if (/^\d+$/.test(milliseconds)) return Number(milliseconds);
  const value = headers?.get('retry-after') ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // A date names its month; without that, `Date.parse` makes years of plain numbers.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
