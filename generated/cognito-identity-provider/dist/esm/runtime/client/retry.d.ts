import { type ClientError } from './errors.js';
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
export declare function retries(options?: RetryOptions): RetryPolicy;
/**
 * Whether a later attempt may come to another end. Statuses: 429, 500, 502, 503, 504, and of these only 429 and 503, which say that
 * nothing was done, where doing the operation twice could do harm.
 */
export declare function isRetriable(error: ClientError, repeatable: boolean): boolean;
/** Full jitter: anything from nothing to the bound, which doubles with each attempt. In milliseconds. */
export declare function backoff(attempt: number, { baseDelay, maxDelay, random }: RetryOptions): number;
/** How long an answer asks to wait, in milliseconds, by `x-amz-retry-after` (milliseconds) or `retry-after` (seconds, or a date). */
export declare function retryAfterOf(headers: Headers | undefined): number | undefined;
//# sourceMappingURL=retry.d.ts.map