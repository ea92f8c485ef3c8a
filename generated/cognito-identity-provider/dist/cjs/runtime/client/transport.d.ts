import type { WireBody } from './options.js';
/** A request as it goes out, once. */
export interface TransportRequest {
    readonly method: string;
    url: string;
    /** Names in lower case. */
    readonly headers: {
        [name: string]: string;
    };
    readonly body: WireBody | undefined;
    /** Ends the request, the reading of its answer included. */
    readonly signal: AbortSignal | undefined;
    /** Milliseconds to be connected in; of no use to a transport that cannot tell, as `fetch` cannot. */
    readonly connectTimeout: number | undefined;
}
/** An answer, as far as a client reads it. A `Response` is one. */
export interface TransportAnswer {
    readonly status: number;
    readonly headers: Headers;
    /** Null where there is none. */
    readonly body: ReadableStream<Uint8Array> | null;
    text(): Promise<string>;
    arrayBuffer(): Promise<ArrayBuffer>;
    blob(): Promise<Blob>;
}
/**
 * Sends one request and waits for the head of its answer; whatever the status, that is a success. A redirect is followed or not as the
 * transport sees fit. Rejects with a `TransportError` where it knows what was wrong, with anything where it does not.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;
/** Why a transport could not send a request. */
export declare class TransportError extends Error {
    /** `unsendable`: no attempt could ever succeed, as with a line break in a header. */
    readonly kind: 'unsendable' | 'connect-timeout';
    constructor(kind: TransportError['kind'], message: string, cause?: unknown);
}
