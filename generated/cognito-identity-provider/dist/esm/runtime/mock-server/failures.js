/** Errors to come, in the order in which they were asked for. */
export class FailureQueue {
    #queue = [];
    add(error, operation, times, message) {
        if (times > 0)
            this.#queue.push({ error, operation, times, message });
    }
    /** The next failure meant for that operation; each one is used as many times as was asked. */
    take(operation) {
        if (this.#queue.length === 0)
            return undefined;
        const next = this.#queue.find((failure) => isMeantFor(failure, operation));
        if (next === undefined)
            return undefined;
        next.times -= 1;
        if (next.times <= 0)
            this.#queue = this.#queue.filter((failure) => failure !== next);
        return next;
    }
    /** Those that are still to come. */
    list() {
        return this.#queue.map(({ error, operation, times, message }) => ({ error: error.name, operation, times, message }));
    }
    clear() {
        this.#queue = [];
    }
}
/** A failure that names no operation waits for one that documents the error. */
function isMeantFor(failure, operation) {
    if (failure.operation !== undefined)
        return failure.operation === operation.name;
    return operation.errors.some((error) => error.name === failure.error.name);
}
/** Thrown by `context.fail`; the server turns it into the documented error. */
export class DocumentedFailure extends Error {
    name = 'DocumentedFailure';
    error;
    constructor(error, message) {
        super(message);
        this.error = error;
    }
}
