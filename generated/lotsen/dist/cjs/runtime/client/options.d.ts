import type { ResponseMetadata } from './response.js';
import type { RetryOptions } from './retry.js';
import type { CallValidation, ClientValidation } from './validation.js';
export type WireBody = string | Blob | FormData | URLSearchParams | ArrayBuffer | ReadableStream;
/** What `fetch` is asked for. */
export interface FetchInit {
    readonly method: string;
    readonly headers: {
        [name: string]: string;
    };
    readonly body?: WireBody;
    readonly signal?: AbortSignal;
    readonly duplex?: 'half';
}
/** As much of the platform's `fetch` as the client needs. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;
/** Header values by name; `undefined` takes a header away. */
export interface HeaderValues {
    readonly [name: string]: string | undefined;
}
/** Headers, or what makes them anew for each attempt. */
export type HeaderSource = HeaderValues | (() => HeaderValues | Promise<HeaderValues>);
/** What holds for every call of a client. */
export interface ClientOptions {
    /** The platform's own where absent. */
    readonly fetch?: Fetch | undefined;
    readonly headers?: HeaderSource | undefined;
    /** Milliseconds for one whole call: every attempt and the waits between. No limit where absent. */
    readonly timeout?: number | undefined;
    /** Milliseconds for one attempt, its body included. No limit where absent. */
    readonly attemptTimeout?: number | undefined;
    /** `false`: never a second attempt. */
    readonly retry?: RetryOptions | false | undefined;
    /** Checks inputs and outputs; nothing is checked where absent. */
    readonly validate?: ClientValidation | undefined;
    /** Told of every answer, those that are tried again included. */
    readonly onResponse?: ((response: ResponseMetadata) => void) | undefined;
}
/** What holds for one call; each option goes before the client's. */
export interface CallOptions {
    readonly signal?: AbortSignal | undefined;
    /** Added to the client's. */
    readonly headers?: HeaderSource | undefined;
    readonly timeout?: number | undefined;
    readonly attemptTimeout?: number | undefined;
    readonly retry?: RetryOptions | false | undefined;
    readonly validate?: CallValidation | false | undefined;
    readonly onResponse?: ((response: ResponseMetadata) => void) | undefined;
}
