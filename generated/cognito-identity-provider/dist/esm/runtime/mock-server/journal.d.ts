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
    /** Name of the rule that decided the answer, or of the last that let it be. */
    rule: string | undefined;
    /** When the call came: milliseconds by the server's clock. */
    readonly startedAt: number;
    /** Milliseconds by the server's clock until the answer was there to be sent; `undefined` until then. */
    duration: number | undefined;
    /** The answer's body as text; kept only where the server was told to. */
    answerBody: string | undefined;
}
/** The latest calls, never more than the limit: a ring, so that what is forgotten can be freed at once. */
export declare class Journal {
    #private;
    constructor(limit: number);
    open(call: Call, body: string, startedAt: number): Entry;
    /** The latest call's; 0 where there was none. */
    get number(): number;
    /** How many calls it had to let go. */
    get forgotten(): number;
    /**
     * The entry's place, which tells it from all that are held: what belongs to an entry is kept by its slot and goes when a later call
     * takes that. `undefined` once it was let go.
     */
    slotOf(entry: Readonly<Entry>): number | undefined;
    /** Oldest first. */
    get entries(): readonly Entry[];
    /** @param number of the call after which numbers go on */
    clear(number?: number): void;
}
//# sourceMappingURL=journal.d.ts.map