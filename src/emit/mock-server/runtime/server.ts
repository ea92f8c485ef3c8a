import type { AnyHandler } from './answering.js';
import type { MockApi } from './api.js';
import { MockCore } from './core.js';
import { type Listening, listen } from './listener.js';
import type { Handlers, JournalEntry, OperationTable, Server, ServerOptions } from './types.js';
import { answerRequest } from './web.js';

/** Puts a server together. What is typed by the API on the outside is looked up by name on the inside. */
export function createServer<Operations extends OperationTable<Operations>, State>(
  api: MockApi,
  options: ServerOptions & { readonly handlers?: Handlers<Operations, State>; readonly state?: () => State },
): Server<Operations, State> {
  // Who gives no state gets the default one; the generated signature says so.
  const makeState = options.state ?? (() => new Map<string, unknown>() as unknown as State);
  const core = new MockCore(api, options, makeState);
  let listening: Promise<Listening> | undefined;
  for (const [name, handler] of Object.entries(options.handlers ?? {})) {
    if (typeof handler === 'function') core.on(name, handler as AnyHandler<State>);
  }
  for (const extension of options.extensions ?? []) extension(core);
  const server: Server<Operations, State> = {
    async listen(port = 0, host = '127.0.0.1') {
      listening ??= listen(core, port, host);
      try {
        return (await listening).address;
      } catch (error) {
        listening = undefined;
        throw error;
      }
    },
    async close() {
      const closing = listening;
      listening = undefined;
      // A listener that never came to be needs no closing.
      await closing?.then(
        (open) => open.close(),
        () => undefined,
      );
    },
    fetch: (input, init) =>
      answerRequest(core, input instanceof Request && init === undefined ? input : new Request(input, init)),
    on(operation, handler) {
      core.on(operation, handler as AnyHandler<State>);
      return server;
    },
    off(operation) {
      core.off(operation);
      return server;
    },
    fail(errorName, failing = {}) {
      core.fail(errorName, failing.operation, failing.times ?? 1, failing.message);
      return server;
    },
    get requests() {
      // The journal holds no operation that is not the API's, and no accepted input that was not checked.
      return core.requests as readonly JournalEntry<Operations>[];
    },
    get state() {
      return core.state;
    },
    store: core.store,
    rules: core.rules,
    snapshot: () => core.snapshot(),
    restore(snapshot) {
      core.restore(snapshot);
    },
    checkpoint: () => core.checkpoint(),
    use(extension) {
      extension(core);
      return server;
    },
    reset() {
      core.reset();
    },
  };
  return server;
}
