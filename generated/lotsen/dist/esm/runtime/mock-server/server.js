import { MockCore } from './core.js';
import { listen } from './listener.js';
import { answerRequest } from './web.js';
/** Puts a server together. What is typed by the API on the outside is looked up by name on the inside. */
export function createServer(api, options) {
    // Who gives no state gets the default one; the generated signature says so.
    const makeState = options.state ?? (() => new Map());
    const core = new MockCore(api, options, makeState);
    let listening;
    for (const [name, handler] of Object.entries(options.handlers ?? {})) {
        if (typeof handler === 'function')
            core.on(name, handler);
    }
    const server = {
        async listen(port = 0, host = '127.0.0.1') {
            listening ??= listen(core, port, host);
            try {
                return (await listening).address;
            }
            catch (error) {
                listening = undefined;
                throw error;
            }
        },
        async close() {
            const closing = listening;
            listening = undefined;
            // A listener that never came to be needs no closing.
            await closing?.then((open) => open.close(), () => undefined);
        },
        fetch: (input, init) => answerRequest(core, input instanceof Request && init === undefined ? input : new Request(input, init)),
        on(operation, handler) {
            core.on(operation, handler);
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
            return core.requests;
        },
        get state() {
            return core.state;
        },
        reset() {
            core.reset();
        },
    };
    return server;
}
