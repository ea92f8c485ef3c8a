import { type ClientError } from './errors.js';
export interface RetryOptions {
    /** How many times a request is sent at most; 3 where absent. */
    readonly attempts?: number | undefined;
    /** Upper bound of the wait after the first attempt, in milliseconds; doubles with each; 100 where absent. */
    readonly baseDelay?: number | undefined;
    /** Upper bound of any wait, in milliseconds; a service that asks for more is not waited for; 20 000 where absent. */
    readonly maxDelay?: number | undefined;
    /** Decides in place of the client's own rules. */
    readonly retriable?: ((error: ClientError) => boolean) | undefined;
    /** Returns at least 0 and less than 1; for tests. */
    readonly random?: (() => number) | undefined;
    /** Waits that many milliseconds; for tests. Where absent, a timer that the call's signal ends. */
    readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
}
/** What holds for a call: its own options, and the client's for what it leaves open. */
export declare function retryPolicy(client: RetryOptions | false | undefined, call: RetryOptions | false | undefined): RetryOptions | false;
/** `repeatable`: doing the operation twice does no harm. */
export declare function isRetriable(error: ClientError, repeatable: boolean): boolean;
/** Full jitter: anything from nothing to the bound, which doubles with each attempt. In milliseconds. */
export declare function backoff(attempt: number, options: RetryOptions): number;
/** Milliseconds to wait before attempt `attempt + 1`; undefined where there is to be none. */
export declare function retryDelay(error: ClientError, attempt: number, options: RetryOptions | false, repeatable: boolean): number | undefined;
/** How long an answer asks to wait, in milliseconds, by `x-amz-retry-after` (milliseconds) or `retry-after` (seconds, or a date). */
export declare function retryAfterOf(headers: Headers): number | undefined;
