import type { BuiltInOptions } from './built-in.js';
import type { AnswerKind } from './call.js';
import type { CallExpectation, CallPattern } from './called.js';
import type { ControlOptions } from './control.js';
import type { Extension } from './extension.js';
import type { Entry } from './journal.js';
import type { NodeListener } from './listener.js';
import type { Rule } from './rule.js';
import type { RuleCounts, Rules } from './rules.js';
import type { MockStore, StoreSnapshot } from './store.js';
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
    /** Shared by all handlers and rules; goes back to its seed by `reset()`. */
    readonly store: MockStore;
    /** The server's clock, in milliseconds. */
    now(): number;
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
export interface ServerOptions extends BuiltInOptions {
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
    /** Whether the journal keeps answers' bodies too. Default false. */
    readonly journalBodies?: boolean;
    /** Bytes that a body may have; a longer one is answered 413. Default 8 MiB. */
    readonly bodyLimit?: number;
    /** What the store holds at first, and after `reset()`. Default: nothing. */
    readonly store?: StoreSnapshot;
    /** The clock by which records expire and calls are dated, in milliseconds since 1970. Default `Date.now`. */
    readonly now?: () => number;
    /** Rules to begin with; what is wrong with them is thrown as a `RuleError`. */
    readonly rules?: readonly Rule[];
    /**
     * Whether the server can be looked at and steered by HTTP, under a path of its own: journal, assertions, rules, state, and a page
     * for browsers. Default false.
     */
    readonly control?: boolean | ControlOptions;
    /** What is added to the server from its beginning. */
    readonly extensions?: readonly Extension[];
}
export interface ListenOptions {
    /** Default 0: a free one. */
    readonly port?: number;
    /** Default `127.0.0.1`: only this machine. */
    readonly host?: string;
    /** Speaks HTTPS. */
    readonly tls?: Tls;
}
/** As PEM. */
export interface Tls {
    readonly key: string | Uint8Array;
    readonly cert: string | Uint8Array;
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
    readonly answer: Exclude<AnswerKind, 'handler' | 'example' | 'synthesised'> | undefined;
});
/** One of several calls that should have come one after the other. */
export type CallStep<Operations extends OperationTable<Operations>> = {
    [Name in NameOf<Operations>]: {
        readonly operation: Name;
    } & CallPattern<Operations[Name]['input']>;
}[NameOf<Operations>];
/** What calls left behind, as plain JSON; the journal itself is not in it. */
export interface ServerSnapshot {
    readonly store: StoreSnapshot;
    readonly rules: RuleCounts;
    /** The latest call's number. */
    readonly number: number;
}
/**
 * A server that answers as the API does. Each call is answered by the first of these that there is:
 * 1. an extension's interceptor (a control plane, CORS); such calls are not in the journal
 * 2. an extension that takes over (a proxy for all calls)
 * 3. what the call itself asks for by its `Prefer` or `x-mock-error` header: nothing is closer to the test. An error at once, an
 *    example where the input is accepted
 * 4. a failure that `fail()` has queued: the test's next word on calls to come
 * 5. a rule, by priority and then in order. By default rules are for calls whose input keeps the schema: what a real API turns
 *    down, its mock should. `when.valid` has a rule meet the others, so that it may stand in for the API's own refusal
 * 6. the API's own refusal, where the input breaks the schema (unless `validate` is false) or cannot be read at all
 * 7. the operation's handler
 * 8. an extension's fallback: an answer that was recorded, or is fetched from the real API. It stands behind everything that was
 *    written for this server, and before everything that is only made up
 * 9. a documented example that keeps its schema
 * 10. a value made from the schema
 *
 * A call of no operation can meet extensions, and rules that name no operation; else it is refused.
 */
export interface Server<Operations extends OperationTable<Operations>, State> {
    /**
     * Listens with `node:http`, by default on a free port of the loopback interface.
     * @throws (as a rejection) what the system says where the port cannot be had
     */
    listen(port?: number | ListenOptions, host?: string): Promise<Address>;
    /** Stops listening and ends open connections. Does nothing on a server that does not listen; `listen` may be called again. */
    close(): Promise<void>;
    /** Answers requests of a server of your own: `createServer(server.listener)` of `node:http`, or of `node:https`. */
    readonly listener: NodeListener;
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
    /** How many calls the journal had to let go, by its limit. */
    readonly forgotten: number;
    /** The operation's latest calls that are as the pattern wants them, oldest first. */
    calls<Name extends NameOf<Operations>>(operation: Name, pattern?: CallPattern<Operations[Name]['input']>): readonly JournalEntry<Operations>[];
    /**
     * Expects the operation to have been called: at least once, or as often as `times` says.
     * @returns the calls that are as the expectation wants them
     * @throws {CallExpectationError} that tells what there was instead, and how the nearest call differs
     */
    expectCalled<Name extends NameOf<Operations>>(operation: Name, expectation?: CallExpectation<Operations[Name]['input']>): readonly JournalEntry<Operations>[];
    /**
     * Expects calls in that order; others may have come between them.
     * @returns a call for each step
     * @throws {CallExpectationError} that names the first step that there was no call for
     */
    expectCalledInOrder(steps: readonly CallStep<Operations>[]): readonly JournalEntry<Operations>[];
    /** What handlers share. */
    readonly state: State;
    /** What handlers and rules share. */
    readonly store: MockStore;
    readonly rules: Rules;
    /** What calls left behind in the store, in rules' counts and in numbers, for `restore`. */
    snapshot(): ServerSnapshot;
    /** Takes store, rules' counts and numbers back to what they were; the journal and queued failures are forgotten. */
    restore(snapshot: ServerSnapshot): void;
    /**
     * Remembers how the server stands: what `restore` takes back, and its rules, handlers and extensions too.
     * @returns what takes it back to that, as often as wanted: between tests
     */
    checkpoint(): () => void;
    /** Adds an extension. */
    use(extension: Extension): this;
    /**
     * Forgets what calls left behind: journal and its numbers, queued failures, state, rules' counts, and where chance had got to;
     * the store goes back to its seed. Rules, handlers, extensions and the listener stay.
     */
    reset(): void;
}
export {};
//# sourceMappingURL=types.d.ts.map