"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MockCore = void 0;
const answering_js_1 = require("./answering.js");
const call_js_1 = require("./call.js");
const handling_js_1 = require("./handling.js");
const journal_js_1 = require("./journal.js");
const pauses_js_1 = require("./pauses.js");
const random_js_1 = require("./random.js");
const registry_js_1 = require("./registry.js");
const rules_js_1 = require("./rules.js");
const store_js_1 = require("./store.js");
/** From call to answer, without any listener. Waits only where a handler, a multipart body, an extension or latency makes it wait. */
class MockCore {
    api;
    bodyLimit;
    store;
    rules;
    now;
    /** What answers wait for: latency, and rules' delays and drips. */
    pauses = new pauses_js_1.Pauses();
    #answering;
    #journal;
    #latency;
    #seedStore;
    #interceptors = new registry_js_1.Registry();
    #decorators = new registry_js_1.Registry();
    #listeners = new registry_js_1.Registry();
    #keepsBodies;
    constructor(api, options, makeState) {
        const seed = String(options.seed ?? 1);
        this.api = api;
        this.bodyLimit = options.bodyLimit ?? 8 * 1024 * 1024;
        this.now = options.now ?? Date.now;
        this.store = new store_js_1.Store(this.now, options.store);
        // A copy, which stays what it is.
        this.#seedStore = this.store.snapshot();
        this.rules = new rules_js_1.RuleBook(api, seed, options.rules);
        this.#answering = new answering_js_1.Answering(api, { seed, store: this.store, rules: this.rules, now: this.now, makeState }, options);
        this.#journal = new journal_js_1.Journal(options.journalLimit ?? 200);
        this.#latency = latencyOf(options.latency, seed);
        this.#keepsBodies = options.journalBodies ?? false;
    }
    get state() {
        return this.#answering.handling.state;
    }
    get requests() {
        return this.#journal.entries;
    }
    get forgotten() {
        return this.#journal.forgotten;
    }
    slotOf(entry) {
        return this.#journal.slotOf(entry);
    }
    on(operation, handler) {
        this.#answering.handling.on(operation, handler);
    }
    off(operation) {
        this.#answering.handling.off(operation);
    }
    fail(errorName, operation, times, message) {
        this.#answering.fail(errorName, operation, times, message);
    }
    get failures() {
        return this.#answering.failures.list();
    }
    forgetFailures() {
        this.#answering.failures.clear();
    }
    forgetCalls() {
        this.#journal.clear(this.#journal.number);
    }
    handles(operation) {
        return this.#answering.handling.handles(operation);
    }
    intercept(interceptor) {
        return this.#interceptors.add(interceptor);
    }
    fallBack(fallback) {
        return this.#answering.fallbacks.add(fallback);
    }
    takeOver(takeover) {
        return this.#answering.takeovers.add(takeover);
    }
    decorate(decorator) {
        return this.#decorators.add(decorator);
    }
    onEntry(listener) {
        return this.#listeners.add(listener);
    }
    keepBodies() {
        this.#keepsBodies = true;
    }
    snapshot() {
        return { store: this.store.snapshot(), rules: this.rules.counts(), number: this.#journal.number };
    }
    restore(snapshot) {
        this.#answering.reset();
        this.#journal.clear(snapshot.number);
        this.store.restore(snapshot.store);
        this.rules.restoreCounts(snapshot.rules);
    }
    reset() {
        this.restore({ store: this.#seedStore, rules: {}, number: 0 });
    }
    checkpoint() {
        const snapshot = this.snapshot();
        const extensions = [this.#interceptors, this.#decorators, this.#listeners];
        const parts = [this.rules, this.#answering, ...extensions].map((part) => part.checkpoint());
        const keepsBodies = this.#keepsBodies;
        return () => {
            for (const takeBack of parts)
                takeBack();
            this.#keepsBodies = keepsBodies;
            this.restore(snapshot);
        };
    }
    /** Nothing that an extension does wrong is the end of the server. */
    handle(call) {
        try {
            const answer = this.#handled(call);
            return answer instanceof Promise ? answer.catch(failedExtension) : answer;
        }
        catch (thrown) {
            return failedExtension(thrown);
        }
    }
    #handled(call) {
        for (const intercept of this.#interceptors.items) {
            const answer = intercept(call);
            if (answer !== undefined)
                return answer instanceof Promise ? answer.then(controlled) : controlled(answer);
        }
        const text = (0, call_js_1.decodeText)(call.body);
        const entry = this.#journal.open(call, text, this.now());
        const answer = this.#answering.answer(entry, call, text);
        if (answer instanceof Promise)
            return answer.then((made) => this.#timed(entry, made, call));
        return this.#timed(entry, answer, call);
    }
    /** The answer to a call whose body nobody wanted to wait for. */
    handleTooLarge(call) {
        try {
            const entry = this.#journal.open(call, '', this.now());
            return this.#sent(entry, this.#answering.refuseSize(entry, this.bodyLimit), call);
        }
        catch (thrown) {
            return failedExtension(thrown);
        }
    }
    #sent(entry, made, call) {
        let answer = made;
        for (const decorate of this.#decorators.items)
            answer = decorate(answer, call);
        entry.duration = this.now() - entry.startedAt;
        if (this.#keepsBodies)
            entry.answerBody = typeof answer.body === 'string' ? answer.body : (0, call_js_1.decodeText)(answer.body);
        for (const listener of this.#listeners.items)
            listener(entry, answer, call);
        return answer;
    }
    #timed(entry, answer, call) {
        const wait = (this.#latency?.(entry.number) ?? 0) + (answer.delivery?.delay ?? 0);
        if (wait === 0)
            return this.#sent(entry, answer, call);
        return this.pauses.wait(wait, call.signal).then(() => this.#sent(entry, answer, call));
    }
}
exports.MockCore = MockCore;
function failedExtension(thrown) {
    return (0, call_js_1.brokenDown)(`An extension of the mock server failed: ${(0, handling_js_1.wordsOf)(thrown)}`);
}
function controlled(answer) {
    answer.headers['x-mock-answer'] ??= 'control';
    return answer;
}
function latencyOf(latency, seed) {
    if (latency === undefined || latency === 0)
        return undefined;
    if (typeof latency === 'number')
        return () => latency;
    return (number) => new random_js_1.Random(`${seed}/latency/${number}`).between(latency.min, latency.max);
}
