import type { Handlers, JournalEntry, Server, ServerOptions } from './runtime/mock-server/types.js';
import type * as Types from './types.js';
/** What each operation takes, gives, and documents as errors. */
export interface Operations {
    /** Sagt den Lotsen wieder ab. */
    readonly absagen: {
        readonly input: Types.AbsagenInput;
        readonly output: void;
        readonly error: 'Unbekannt';
    };
    /** Ruft einen Lotsen an Bord. Wer keinen Funk hat, ruft an. */
    readonly anfordern: {
        readonly input: Types.AnfordernInput;
        readonly output: Types.AnfordernResponse;
        readonly error: 'KeinLotseFrei' | 'ZuGross';
    };
}
/** Name of an operation, as documented. */
export type OperationName = keyof Operations;
/** Name of an error that any operation documents. */
export type ErrorName = 'KeinLotseFrei' | 'Unbekannt' | 'ZuGross';
/** What handlers share unless `state` says otherwise. */
export type DefaultState = Map<string, unknown>;
/** One call in `requests`. */
export type MockRequest = JournalEntry<Operations>;
/** Handlers by operation. */
export type MockHandlers<State = DefaultState> = Handlers<Operations, State>;
export interface MockServerOptions<State = DefaultState> extends ServerOptions {
    /** Makes what handlers share; called again by `reset()`. Default: an empty `Map`. */
    readonly state?: () => State;
    /** Handlers to begin with. */
    readonly handlers?: MockHandlers<State>;
}
export type MockServer<State = DefaultState> = Server<Operations, State>;
/**
 * Makes a server that answers as the API does. It begins to listen by `listen()`, and answers `fetch(request)` without.
 * Servers share nothing: as many as wanted run side by side.
 */
export declare function createMockServer(options?: MockServerOptions): MockServer;
export declare function createMockServer<State>(options: MockServerOptions<State> & {
    readonly state: () => State;
}): MockServer<State>;
//# sourceMappingURL=mock-server.d.ts.map