import type { MockApi } from './api.js';
import type { Answer, AnswerKind, Call } from './call.js';
import type { QueuedFailure } from './failures.js';
import type { Entry } from './journal.js';
import type { RuleBook } from './rules.js';
import type { MockStore } from './store.js';
import type { ServerSnapshot } from './types.js';
/**
 * Answers a call before anything else looks at it: a control plane, a CORS preflight. Such calls are not in the journal, and the
 * answer is marked `control` unless it says otherwise itself.
 * @returns `undefined` for calls that are none of its business
 */
export type Interceptor = (call: Call) => Answer | Promise<Answer> | undefined;
/**
 * What a fallback has: an answer that was recorded, or fetched from elsewhere, or why it could not be fetched. Its headers are sent
 * as they are.
 */
export interface FallbackAnswer extends Answer {
    readonly kind: Extract<AnswerKind, 'recorded' | 'proxied' | 'refused'>;
}
/**
 * Asked for calls that nothing but documentation has an answer to: no failure, no rule, no handler. Also for calls of no operation.
 * @returns `undefined` where it has none
 */
export type Fallback = (call: Call, entry: Readonly<Entry>) => FallbackAnswer | undefined | Promise<FallbackAnswer | undefined>;
/** Told of every answer, right before it is sent. `answer.body` is what the client is to get, faults in delivery aside. */
export type EntryListener = (entry: Readonly<Entry>, answer: Answer, call: Call) => void;
/** Changes answers that are not an interceptor's, right before they are sent: CORS headers. */
export type Decorator = (answer: Answer, call: Call) => Answer;
/** What extensions of a server have to hold on to. Each of the four returns a function that undoes it. */
export interface Extensible {
    readonly api: MockApi;
    readonly store: MockStore;
    readonly rules: RuleBook;
    /** The latest calls, oldest first. */
    readonly requests: readonly Readonly<Entry>[];
    /** How many calls the journal had to let go. */
    readonly forgotten: number;
    /** Place of a call in the journal, below its limit, which a later call takes again; `undefined` once the journal let it go. */
    slotOf(entry: Readonly<Entry>): number | undefined;
    /** The server's clock, in milliseconds. */
    now(): number;
    intercept(interceptor: Interceptor): () => void;
    /** Fallbacks are asked in the order in which they were set; the first that has an answer is it. */
    fallBack(fallback: Fallback): () => void;
    /** Like fallbacks, but asked before anything that the server has itself: wishes, failures, rules, the API's own refusals. */
    takeOver(fallback: Fallback): () => void;
    decorate(decorator: Decorator): () => void;
    onEntry(listener: EntryListener): () => void;
    /** Has the journal keep answers' bodies from now on. */
    keepBodies(): void;
    /** Answers a call as a listener has it answered: for replaying one. */
    handle(call: Call): Answer | Promise<Answer>;
    /** @throws {RangeError} where the API, or the operation, documents no such error */
    fail(errorName: string, operation: string | undefined, times: number, message: string | undefined): void;
    /** Failures that are still to come. */
    readonly failures: readonly QueuedFailure[];
    forgetFailures(): void;
    /** Empties the journal; numbers go on. */
    forgetCalls(): void;
    /** Whether the operation has a handler. */
    handles(operation: string): boolean;
    snapshot(): ServerSnapshot;
    restore(snapshot: ServerSnapshot): void;
    reset(): void;
}
/** Adds something to a server: `server.use(extension)`. */
export type Extension = (server: Extensible) => void;
