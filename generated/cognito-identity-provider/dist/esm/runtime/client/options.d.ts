import type { Authenticate } from './authenticate.js';
import type { ClientHooks } from './hooks.js';
import type { RetryPolicy } from './retry.js';
import type { Transport } from './transport.js';
import type { Validate } from './validation.js';
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
/** Query parameters by name; a list repeats its name, `undefined` takes a parameter away. */
export interface QueryValues {
    readonly [name: string]: unknown;
}
/** What a client may say for all of its calls, and a call for itself. */
export interface CallOptions {
    readonly signal?: AbortSignal | undefined;
    /** A call's are added to its client's. */
    readonly headers?: HeaderSource | undefined;
    /** Query parameters that no page tells of, and others for those that the input gives. A call of AWS JSON has no query. */
    readonly query?: QueryValues | undefined;
    /** Milliseconds for one whole call: every attempt and the waits between. No limit where absent. */
    readonly timeout?: number | undefined;
    /** Milliseconds for one attempt, its body included. No limit where absent. */
    readonly attemptTimeout?: number | undefined;
    /** Milliseconds to be connected in, where the transport can tell. No limit where absent. */
    readonly connectTimeout?: number | undefined;
    /** `retries()` makes one; `false`: never a second attempt. */
    readonly retry?: RetryPolicy | false | undefined;
    /** Checks inputs and outputs; nothing is checked where absent or `false`. */
    readonly validate?: Validate | false | undefined;
    /** A call's are told after its client's. */
    readonly hooks?: ClientHooks | readonly ClientHooks[] | undefined;
    /** Signs requests, or puts credentials into them. */
    readonly auth?: Authenticate | false | undefined;
}
/** What holds for every call of a client; a call's own options go before these. */
export interface ClientOptions extends Omit<CallOptions, 'signal' | 'query'> {
    /** The platform's own where absent. */
    readonly fetch?: Fetch | undefined;
    /** Sends requests in place of `fetch`. */
    readonly transport?: Transport | undefined;
}
//# sourceMappingURL=options.d.ts.map