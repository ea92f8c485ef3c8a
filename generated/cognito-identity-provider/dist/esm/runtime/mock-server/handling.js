import { DocumentedFailure } from './failures.js';
import { refusal } from './wire.js';
/** The handlers of a server, what they share, and what becomes of what they return or throw. */
export class Handling {
    #wire;
    #replies;
    #documented;
    #means;
    #handlers = new Map();
    #state;
    constructor(wire, replies, documented, means) {
        this.#wire = wire;
        this.#replies = replies;
        this.#documented = documented;
        this.#means = means;
        this.#state = means.makeState();
    }
    get state() {
        return this.#state;
    }
    on(operation, handler) {
        this.#handlers.set(this.#documented.operation(operation).name, handler);
    }
    off(operation) {
        if (operation === undefined)
            this.#handlers.clear();
        else
            this.#handlers.delete(this.#documented.operation(operation).name);
    }
    handles(operation) {
        return this.#handlers.has(operation);
    }
    /** @returns what makes handlers those again that there are now */
    checkpoint() {
        const handlers = [...this.#handlers];
        return () => {
            this.#handlers.clear();
            for (const [name, handler] of handlers)
                this.#handlers.set(name, handler);
        };
    }
    reset() {
        this.#state = this.#means.makeState();
    }
    /** @returns `undefined` where the operation has no handler */
    answer(entry, operation, input) {
        const handler = this.#handlers.get(operation.name);
        if (handler === undefined)
            return undefined;
        const succeed = (output) => this.#replies.give(entry, 'handler', this.#wire.writeValue(operation.responses[0], output));
        const explain = (thrown) => this.#thrown(entry, operation, thrown);
        try {
            const output = handler(input, this.#context(entry, operation));
            if (isPromise(output))
                return output.then(settle).then(succeed).catch(explain);
            return output instanceof Blob ? settle(output).then(succeed) : succeed(output);
        }
        catch (thrown) {
            return explain(thrown);
        }
    }
    #context(entry, operation) {
        const { store, now } = this.#means;
        const fail = (errorName, message) => {
            const error = this.#documented.error(errorName, operation);
            throw new DocumentedFailure(error, message ?? error.message);
        };
        return { state: this.#state, store, now, request: entry, fail };
    }
    #thrown(entry, operation, thrown) {
        if (thrown instanceof DocumentedFailure)
            return this.#replies.fail(entry, operation, thrown);
        const words = `The handler of ${operation.name} threw: ${wordsOf(thrown)}`;
        return this.#replies.refuse(entry, refusal(500, 'InternalFailure', words), 'error');
    }
}
export function wordsOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** Bytes of a Blob can only be waited for. */
async function settle(output) {
    return output instanceof Blob ? new Uint8Array(await output.arrayBuffer()) : output;
}
function isPromise(value) {
    return value instanceof Promise;
}
