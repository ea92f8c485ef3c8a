"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MockCore = void 0;
const call_js_1 = require("./call.js");
const content_js_1 = require("./content.js");
const failures_js_1 = require("./failures.js");
const invalid_input_js_1 = require("./invalid-input.js");
const journal_js_1 = require("./journal.js");
const preferences_js_1 = require("./preferences.js");
const random_js_1 = require("./random.js");
const wire_js_1 = require("./wire.js");
/** From call to answer, without any listener. Waits only where a handler, a multipart body or latency makes it wait. */
class MockCore {
    bodyLimit;
    #wire;
    #operations;
    #errors;
    #content;
    #failures = new failures_js_1.FailureQueue();
    #handlers = new Map();
    #journal;
    #validates;
    #delay;
    #makeState;
    #state;
    constructor(api, options, makeState) {
        const seed = String(options.seed ?? 1);
        const types = new Map(api.types.map(({ name, schema }) => [name, schema]));
        this.bodyLimit = options.bodyLimit ?? 8 * 1024 * 1024;
        this.#wire = api.wire(api, types, seed);
        this.#operations = new Map(api.operations.map((operation) => [operation.name, operation]));
        this.#errors = new Map(api.errors.map((error) => [error.name, error]));
        this.#content = new content_js_1.ContentMaker(this.#wire, seed, types, api.patterns);
        this.#journal = new journal_js_1.Journal(options.journalLimit ?? 200);
        this.#validates = options.validate ?? true;
        this.#delay = delayOf(options.latency, seed);
        this.#makeState = makeState;
        this.#state = makeState();
    }
    get state() {
        return this.#state;
    }
    get requests() {
        return this.#journal.entries;
    }
    on(operation, handler) {
        this.#handlers.set(this.#operation(operation).name, handler);
    }
    off(operation) {
        if (operation === undefined)
            this.#handlers.clear();
        else
            this.#handlers.delete(this.#operation(operation).name);
    }
    fail(errorName, operation, times, message) {
        const error = this.#documented(errorName, operation === undefined ? undefined : this.#operation(operation));
        this.#failures.add(error, operation, times, message ?? error.message);
    }
    reset() {
        this.#journal.clear();
        this.#failures.clear();
        this.#state = this.#makeState();
    }
    handle(call) {
        const text = (0, call_js_1.decodeText)(call.body);
        const entry = this.#journal.open(call, text);
        return this.#delayed(entry, this.#guarded(entry, call, text));
    }
    /** The answer to a call whose body nobody wanted to wait for. */
    handleTooLarge(call) {
        return this.#refuse(this.#journal.open(call, ''), this.#wire.refuseSize(this.bodyLimit));
    }
    /** Whatever goes wrong in here (a body nested too deep to be validated, …) is an answer, never the end of the server. */
    #guarded(entry, call, text) {
        const explain = (thrown) => this.#refuse(entry, (0, wire_js_1.refusal)(500, 'InternalFailure', `The mock server failed: ${wordsOf(thrown)}`));
        try {
            const answer = this.#routed(entry, call, text);
            return answer instanceof Promise ? answer.catch(explain) : answer;
        }
        catch (thrown) {
            return explain(thrown);
        }
    }
    #routed(entry, call, text) {
        const route = this.#wire.route(call);
        if (route.kind === 'refusal')
            return this.#refuse(entry, route);
        entry.operation = route.operation.name;
        const read = this.#wire.readInput(route, call, text);
        if (read instanceof Promise)
            return read.then((done) => this.#answered(entry, text, route.operation, done));
        return this.#answered(entry, text, route.operation, read);
    }
    #answered(entry, text, operation, read) {
        if (read.kind === 'input')
            entry.input = read.input;
        const wish = (0, preferences_js_1.wishes)(entry.headers) ? (0, preferences_js_1.readWish)(entry.headers, operation, this.#errors) : undefined;
        if (wish?.kind === 'refusal')
            return this.#refuse(entry, wish);
        const failing = wish?.error === undefined ? this.#failures.take(operation) : { error: wish.error, message: wish.error.message };
        if (failing !== undefined)
            return this.#failed(entry, operation, failing, wish);
        if (read.kind === 'refusal')
            return this.#refuse(entry, read);
        const invalid = this.#validates ? this.#checked(entry, operation, read.input) : undefined;
        if (invalid !== undefined)
            return invalid;
        const handler = this.#handlers.get(operation.name);
        if (handler !== undefined)
            return this.#handled(entry, operation, handler, read.input);
        const content = this.#content.success(operation, wish, `${entry.url}\n${text}`);
        return finished(entry, content.kind, content.written, this.#wire);
    }
    #checked(entry, operation, input) {
        const wanted = operation.input;
        if (wanted.kind === 'none' || (wanted.kind === 'body' && !wanted.required && input === undefined))
            return undefined;
        const result = wanted.validate(input);
        if (result.issues === undefined)
            return undefined;
        const violations = (0, invalid_input_js_1.violationsOf)(result.issues, this.#wire);
        const message = (0, invalid_input_js_1.describeViolations)(violations);
        const error = (0, invalid_input_js_1.errorForInvalidInput)(operation, this.#errors, this.#wire.statusesTell);
        if (error === undefined)
            return this.#refuse(entry, this.#wire.refuseInput(message, violations), 'invalid');
        entry.error = error.name;
        return finished(entry, 'invalid', this.#content.error(operation, { error, message }, undefined), this.#wire);
    }
    #handled(entry, operation, handler, input) {
        const fail = (errorName, message) => {
            const error = this.#documented(errorName, operation);
            throw new failures_js_1.DocumentedFailure(error, message ?? error.message);
        };
        const succeed = (output) => finished(entry, 'handler', this.#wire.writeValue(operation.responses[0], output), this.#wire);
        const explain = (thrown) => this.#thrown(entry, operation, thrown);
        try {
            const output = handler(input, { state: this.#state, request: entry, fail });
            if (isPromise(output))
                return output.then(settle).then(succeed).catch(explain);
            return output instanceof Blob ? settle(output).then(succeed) : succeed(output);
        }
        catch (thrown) {
            return explain(thrown);
        }
    }
    #thrown(entry, operation, thrown) {
        if (thrown instanceof failures_js_1.DocumentedFailure)
            return this.#failed(entry, operation, thrown, undefined);
        return this.#refuse(entry, (0, wire_js_1.refusal)(500, 'InternalFailure', `The handler of ${operation.name} threw: ${wordsOf(thrown)}`), 'error');
    }
    #failed(entry, operation, failing, wish) {
        entry.error = failing.error.name;
        return finished(entry, 'error', this.#content.error(operation, failing, wish), this.#wire);
    }
    #refuse(entry, refused, kind = 'refused') {
        entry.error = refused.name;
        return finished(entry, kind, this.#wire.writeRefusal(refused), this.#wire);
    }
    #delayed(entry, answer) {
        if (this.#delay === undefined)
            return answer;
        const milliseconds = this.#delay(entry.number);
        return new Promise((resolve) => setTimeout(() => resolve(answer), milliseconds));
    }
    #operation(name) {
        const operation = this.#operations.get(name);
        if (operation === undefined)
            throw new RangeError(`There is no operation ${name}; there are ${[...this.#operations.keys()].join(', ')}.`);
        return operation;
    }
    #documented(name, operation) {
        const error = this.#errors.get(name);
        const names = operation === undefined ? [...this.#errors.keys()] : operation.errors.map((each) => each.name);
        if (error === undefined || !names.includes(name)) {
            throw new RangeError(`${operation?.name ?? 'The API'} documents no error ${name}; it documents ${names.join(', ') || 'none'}.`);
        }
        return error;
    }
}
exports.MockCore = MockCore;
function wordsOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
function finished(entry, kind, content, wire) {
    entry.answer = kind;
    entry.status = content.status;
    const headers = Object.assign(wire.headers(entry.number), content.headers);
    headers['x-mock-answer'] = kind;
    // A HEAD is told how long the body would be.
    return { status: content.status, headers, body: entry.method === 'HEAD' ? '' : content.body };
}
/** Bytes of a Blob can only be waited for. */
async function settle(output) {
    return output instanceof Blob ? new Uint8Array(await output.arrayBuffer()) : output;
}
function isPromise(value) {
    return value instanceof Promise;
}
function delayOf(latency, seed) {
    if (latency === undefined || latency === 0)
        return undefined;
    if (typeof latency === 'number')
        return () => latency;
    return (number) => new random_js_1.Random(`${seed}/latency/${number}`).between(latency.min, latency.max);
}
