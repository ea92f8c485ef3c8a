import type { AnswerKind } from './call.js';
import type { Entry } from './journal.js';
/** What one operation takes, gives, and documents as errors. */
export interface OperationTypes {
    readonly input: unknown;
    readonly output: unknown;
    readonly error: string;
}
/** Operations by name. */
export type OperationTable<Operations> = {
    readonly [Name in keyof Operations]: OperationTypes;
};
type NameOf<Operations> = keyof Operations & string;
/** What a handler has beside its input. */
export interface HandlerContext<State, ErrorName extends string> {
    /** Shared by all handlers, made anew by `reset()`. */
    readonly state: State;
    /** The call, as the journal will keep it. */
    readonly request: Readonly<Entry>;
    /** Answers with a documented error. Never returns: `return context.fail('…')` tells that to the type checker. */
    fail(errorName: ErrorName, message?: string): never;
}
/** Answers one operation. */
export type Handler<Operation extends OperationTypes, State> = (input: Operation['input'], context: HandlerContext<State, Operation['error']>) => Operation['output'] | Promise<Operation['output']>;
export type Handlers<Operations extends OperationTable<Operations>, State> = {
    readonly [Name in keyof Operations]?: Handler<Operations[Name], State>;
};
export interface ServerOptions {
    /** Decides every made-up value; the same seed and call give the same answer. Default 1. */
    readonly seed?: number | string;
    /** Whether input that breaks the schema is answered as the API answers it. Default true. */
    readonly validate?: boolean;
    /** Milliseconds before each answer: always as many, or between two bounds as the seed decides. Default none. */
    readonly latency?: number | {
        readonly min: number;
        readonly max: number;
    };
    /** How many calls the journal keeps. Default 200: what is kept has to be carried by the garbage collector. */
    readonly journalLimit?: number;
    /** Bytes that a body may have; a longer one is answered 413. Default 8 MiB. */
    readonly bodyLimit?: number;
}
export interface Address {
    /** Without a slash at the end: `http://127.0.0.1:49152`. */
    readonly url: string;
    readonly port: number;
}
export interface FailOptions<Name extends string> {
    /** Only for calls of this operation; else for the next call of any operation that documents the error. */
    readonly operation?: Name;
    /** For how many calls. Default 1. */
    readonly times?: number;
    /** Default: what the page says about the error. */
    readonly message?: string;
}
/** A call in the journal. `operation` and `answer` tell what type `input` has: only what was accepted was checked. */
export type JournalEntry<Operations extends OperationTable<Operations>> = {
    [Name in NameOf<Operations>]: Readonly<Entry> & {
        readonly operation: Name;
        readonly answer: Extract<AnswerKind, 'handler' | 'example' | 'synthesised'>;
        readonly input: Operations[Name]['input'];
    };
}[NameOf<Operations>] | (Readonly<Entry> & {
    readonly operation: NameOf<Operations> | undefined;
    readonly answer: Extract<AnswerKind, 'error' | 'invalid' | 'refused'> | undefined;
});
/**
 * A server that answers as the API does. Each call is answered by the first of these that there is: a failure that was asked for
 * (`fail()`, or the call's own `Prefer` and `x-mock-error` headers), a handler, a documented example, a value made from the schema.
 */
export interface Server<Operations extends OperationTable<Operations>, State> {
    /**
     * Listens with `node:http`, by default on a free port of the loopback interface.
     * @throws (as a rejection) what the system says where the port cannot be had
     */
    listen(port?: number, host?: string): Promise<Address>;
    /** Stops listening and ends open connections. Does nothing on a server that does not listen; `listen` may be called again. */
    close(): Promise<void>;
    /** Answers without any socket; can be handed to a client as its `fetch`. */
    readonly fetch: (input: Request | URL | string, init?: ConstructorParameters<typeof Request>[1]) => Promise<Response>;
    /** Sets the operation's handler; a handler set before is replaced. */
    on<Name extends NameOf<Operations>>(operation: Name, handler: Handler<Operations[Name], State>): this;
    /** Removes the operation's handler, or all handlers. */
    off(operation?: NameOf<Operations>): this;
    /**
     * Answers coming calls with a documented error. Failures queue up.
     * @throws {RangeError} where the API, or the operation, documents no such error
     */
    fail<Name extends NameOf<Operations> = NameOf<Operations>>(errorName: Operations[Name]['error'], options?: FailOptions<Name>): this;
    /** The latest calls, oldest first. */
    readonly requests: readonly JournalEntry<Operations>[];
    /** What handlers share. */
    readonly state: State;
    /** Forgets what calls left behind: journal, queued failures, state. Handlers and the listener stay. */
    reset(): void;
}
export {};
//# sourceMappingURL=types.d.ts.map