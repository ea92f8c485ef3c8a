"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createServer = createServer;
const built_in_js_1 = require("./built-in.js");
const called_js_1 = require("./called.js");
const control_js_1 = require("./control.js");
const core_js_1 = require("./core.js");
const listener_js_1 = require("./listener.js");
const web_js_1 = require("./web.js");
/** Puts a server together. What is typed by the API on the outside is looked up by name on the inside. */
function createServer(api, options) {
    // Who gives no state gets the default one; the generated signature says so.
    const makeState = options.state ?? (() => new Map());
    const core = new core_js_1.MockCore(api, options, makeState);
    let listening;
    for (const [name, handler] of Object.entries(options.handlers ?? {})) {
        if (typeof handler === 'function')
            core.on(name, handler);
    }
    if (options.control !== undefined && options.control !== false)
        (0, control_js_1.control)(options.control)(core);
    for (const extension of [...(0, built_in_js_1.builtIn)(options), ...(options.extensions ?? [])])
        extension(core);
    const server = {
        async listen(port = 0, host) {
            const at = typeof port === 'number' ? { port } : port;
            listening ??= (0, listener_js_1.listen)(core, host === undefined ? at : { ...at, host });
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
            core.pauses.endAll();
            listening = undefined;
            // A listener that never came to be needs no closing.
            await closing?.then((open) => open.close(), () => undefined);
        },
        listener: (0, listener_js_1.listenerOf)(core),
        fetch: (input, init) => (0, web_js_1.answerRequest)(core, input instanceof Request && init === undefined ? input : new Request(input, init)),
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
        get forgotten() {
            return core.forgotten;
        },
        calls: (operation, pattern) => (0, called_js_1.called)(core, operation, pattern),
        expectCalled: (operation, expectation) => (0, called_js_1.expectCalled)(core, operation, expectation),
        expectCalledInOrder: (steps) => (0, called_js_1.expectCalledInOrder)(core, steps),
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
