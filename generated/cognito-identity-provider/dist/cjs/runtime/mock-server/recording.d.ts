import type { MockApi } from './api.js';
import { type Call } from './call.js';
import type { Entry } from './journal.js';
import type { Redactor } from './redact.js';
/**
 * A call and its answer, kept from the real API: plain JSON, without secrets. What may be absent may be undefined, too, for so it is
 * in the type that TypeScript gives to an imported JSON file.
 */
export interface Recording {
    /** Absent where the call was of no operation that is known. */
    readonly operation?: string | undefined;
    readonly request: RecordedRequest;
    readonly answer: RecordedAnswer;
}
export interface RecordedRequest {
    readonly method: string;
    /** Path and query. */
    readonly url: string;
    /** Those that tell what was asked for; names in lower case. */
    readonly headers: RecordedHeaders;
    /** What the operation was called with. Of bytes only their number is kept. */
    readonly input?: unknown;
    /** The body, where it is not all of the input, and no multipart. */
    readonly body?: RecordedBody | undefined;
}
export interface RecordedAnswer {
    readonly status: number;
    readonly headers: RecordedHeaders;
    /** Absent where there was none. */
    readonly body?: RecordedBody | undefined;
}
export type RecordedHeaders = {
    readonly [name: string]: string | undefined;
};
/** Numbers that JavaScript has no way to keep exactly are not kept exactly. */
export type RecordedBody = {
    readonly json: unknown;
} | {
    readonly text: string;
} | {
    readonly base64: string;
};
/** An answer as it came. */
export interface Fetched {
    readonly status: number;
    readonly headers: {
        readonly [name: string]: string;
    };
    readonly body: Uint8Array;
}
/** A secret may stand somewhere else before it stands where it is known as one: the first pass is for learning them. */
export declare function recordingOf(call: Call, entry: Readonly<Entry>, fetched: Fetched, redactor: Redactor, api: MockApi): Recording;
export declare function bytesOf(body: RecordedBody | undefined): Uint8Array | string;
export declare function isJson(mediaType: string): boolean;
/** `application/json` of `application/json; charset=utf-8`. */
export declare function mediaTypeOf(contentType: string | undefined): string;
