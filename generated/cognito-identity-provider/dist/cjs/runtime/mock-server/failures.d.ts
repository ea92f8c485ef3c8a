import type { MockError, MockOperation } from './api.js';
/** An error to answer with, and what to say in it. */
export interface Failing {
    readonly error: MockError;
    readonly message: string;
}
/** A failure that waits for its calls. */
export interface QueuedFailure {
    /** Name of the error. */
    readonly error: string;
    readonly operation: string | undefined;
    /** For how many calls more. */
    readonly times: number;
    readonly message: string;
}
/** Errors to come, in the order in which they were asked for. */
export declare class FailureQueue {
    #private;
    add(error: MockError, operation: string | undefined, times: number, message: string): void;
    /** The next failure meant for that operation; each one is used as many times as was asked. */
    take(operation: MockOperation): Failing | undefined;
    /** Those that are still to come. */
    list(): readonly QueuedFailure[];
    clear(): void;
}
/** Thrown by `context.fail`; the server turns it into the documented error. */
export declare class DocumentedFailure extends Error {
    readonly name = "DocumentedFailure";
    readonly error: MockError;
    constructor(error: MockError, message: string);
}
