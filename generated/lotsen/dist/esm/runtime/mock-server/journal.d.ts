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
export declare class Journal {
    #private;
    constructor(limit: number);
    open(call: Call, body: string): Entry;
    /** Oldest first. */
    get entries(): readonly Entry[];
    clear(): void;
}
//# sourceMappingURL=journal.d.ts.map