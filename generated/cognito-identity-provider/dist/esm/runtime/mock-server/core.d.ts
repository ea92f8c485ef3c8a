import type { MockApi } from './api.js';
import { type Answer, type Call } from './call.js';
import type { Decorator, EntryListener, Extensible, Fallback, Interceptor } from './extension.js';
import type { QueuedFailure } from './failures.js';
import { type AnyHandler } from './handling.js';
import { type Entry } from './journal.js';
import { Pauses } from './pauses.js';
import { RuleBook } from './rules.js';
import { Store } from './store.js';
import type { ServerOptions, ServerSnapshot } from './types.js';
/** From call to answer, without any listener. Waits only where a handler, a multipart body, an extension or latency makes it wait. */
export declare class MockCore<State> implements Extensible {
    #private;
    readonly api: MockApi;
    readonly bodyLimit: number;
    readonly store: Store;
    readonly rules: RuleBook;
    readonly now: () => number;
    /** What answers wait for: latency, and rules' delays and drips. */
    readonly pauses: Pauses;
    constructor(api: MockApi, options: ServerOptions, makeState: () => State);
    get state(): State;
    get requests(): readonly Entry[];
    get forgotten(): number;
    slotOf(entry: Readonly<Entry>): number | undefined;
    on(operation: string, handler: AnyHandler<State>): void;
    off(operation: string | undefined): void;
    fail(errorName: string, operation: string | undefined, times: number, message: string | undefined): void;
    get failures(): readonly QueuedFailure[];
    forgetFailures(): void;
    forgetCalls(): void;
    handles(operation: string): boolean;
    intercept(interceptor: Interceptor): () => void;
    fallBack(fallback: Fallback): () => void;
    takeOver(takeover: Fallback): () => void;
    decorate(decorator: Decorator): () => void;
    onEntry(listener: EntryListener): () => void;
    keepBodies(): void;
    snapshot(): ServerSnapshot;
    restore(snapshot: ServerSnapshot): void;
    reset(): void;
    checkpoint(): () => void;
    /** Nothing that an extension does wrong is the end of the server. */
    handle(call: Call): Answer | Promise<Answer>;
    /** The answer to a call whose body nobody wanted to wait for. */
    handleTooLarge(call: Call): Answer;
}
//# sourceMappingURL=core.d.ts.map