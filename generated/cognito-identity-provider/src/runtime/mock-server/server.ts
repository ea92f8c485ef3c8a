import type { MockApi } from './api.js';
import { builtIn } from './built-in.js';
import { called, expectCalled, expectCalledInOrder } from './called.js';
import { control } from './control.js';
import { MockCore } from './core.js';
import type { AnyHandler } from './handling.js';
import { type Listening, listen, listenerOf } from './listener.js';
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
  if (options.control !== undefined && options.control !== false) control(options.control)(core);
  for (const extension of [...builtIn(options), ...(options.extensions ?? [])]) extension(core);
  const server: Server<Operations, State> = {
    async listen(port = 0, host) {
      const at = typeof port === 'number' ? { port } : port;
      listening ??= listen(core, host === undefined ? at : { ...at, host });
      try {
        return (await listening).address;
      } catch (error) {
        listening = undefined;
        throw error;
      }
    },
    async close() {
      const closing = listening;
      core.pauses.endAll();
      listening = undefined;
      // A listener that never came to be needs no closing.
      await closing?.then(
        (open) => open.close(),
        () => undefined,
      );
    },
    listener: listenerOf(core),
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
    get forgotten() {
      return core.forgotten;
    },
    calls: (operation, pattern) => called(core, operation, pattern) as readonly JournalEntry<Operations>[],
    expectCalled: (operation, expectation) => expectCalled(core, operation, expectation) as readonly JournalEntry<Operations>[],
    expectCalledInOrder: (steps) => expectCalledInOrder(core, steps) as readonly JournalEntry<Operations>[],
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
