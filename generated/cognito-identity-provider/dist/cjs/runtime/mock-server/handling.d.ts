import type { MockOperation } from './api.js';
import type { Answer } from './call.js';
import type { Documented } from './documented.js';
import type { Entry } from './journal.js';
import type { Replies } from './replies.js';
import type { MockStore } from './store.js';
import type { HandlerContext } from './types.js';
import { type Wire } from './wire.js';
export type AnyHandler<State> = (input: unknown, context: HandlerContext<State, string>) => unknown;
/** What handlers have at hand, whatever the call. */
export interface HandlerMeans<State> {
    readonly store: MockStore;
    readonly now: () => number;
    readonly makeState: () => State;
}
/** The handlers of a server, what they share, and what becomes of what they return or throw. */
export declare class Handling<State> {
    #private;
    constructor(wire: Wire, replies: Replies, documented: Documented, means: HandlerMeans<State>);
    get state(): State;
    on(operation: string, handler: AnyHandler<State>): void;
    off(operation: string | undefined): void;
    handles(operation: string): boolean;
    /** @returns what makes handlers those again that there are now */
    checkpoint(): () => void;
    reset(): void;
    /** @returns `undefined` where the operation has no handler */
    answer(entry: Entry, operation: MockOperation, input: unknown): Answer | Promise<Answer> | undefined;
}
export declare function wordsOf(thrown: unknown): string;
