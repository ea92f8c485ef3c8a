"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Call = void 0;
const config_js_1 = require("./config.js");
const deadline_js_1 = require("./deadline.js");
const errors_js_1 = require("./errors.js");
const retry_js_1 = require("./retry.js");
/** What stays the same between the attempts of one call. */
class Call {
    #config;
    #options;
    #operation;
    #request;
    #timeout;
    /** When the whole call's time is up, in milliseconds since the epoch. */
    #end;
    constructor(config, options, operation, request) {
        this.#config = config;
        this.#options = options;
        this.#operation = operation;
        this.#request = request;
        this.#timeout = options.timeout ?? config.options.timeout;
        this.#end = this.#timeout === undefined ? undefined : Date.now() + this.#timeout;
    }
    get serviceError() {
        return this.#config.api.serviceError;
    }
    facts(attempts, cause) {
        const { method, url } = this.#request;
        return {
            operation: this.#operation,
            method,
            url: url.replace(/\?.*$/s, ''),
            attempts,
            ...(cause === undefined ? {} : { cause }),
        };
    }
    /** Sends the request once and has `receive` read the answer, all of it within the time there is. */
    attempt(attempt, receive) {
        const own = this.#options.attemptTimeout ?? this.#config.options.attemptTimeout;
        const left = this.#end === undefined ? undefined : this.#end - Date.now();
        const wholeCallEndsFirst = left !== undefined && (own === undefined || left <= own);
        const deadline = {
            signal: this.#options.signal,
            timeout: wholeCallEndsFirst ? left : own,
            onAbort: (reason) => new errors_js_1.AbortError(this.facts(attempt, reason)),
            onTimeout: () => wholeCallEndsFirst
                ? new errors_js_1.TimeoutError(this.facts(attempt), 'call', this.#timeout ?? left)
                : new errors_js_1.TimeoutError(this.facts(attempt), 'attempt', own ?? 0),
        };
        return (0, deadline_js_1.withDeadline)(deadline, async (signal) => receive(await this.#send(attempt, signal)));
    }
    async #send(attempt, signal) {
        const { method, url, body } = this.#request;
        const headers = { ...this.#request.headers };
        for (const source of [this.#config.headers, this.#options.headers]) {
            if (source === undefined)
                continue;
            const given = typeof source === 'function' ? await source() : source;
            merge(headers, source === this.#config.headers && typeof source === 'object' ? given : (0, config_js_1.lowerCased)(given));
        }
        const init = {
            method,
            headers,
            ...(body === undefined ? {} : { body }),
            ...(signal === undefined ? {} : { signal }),
            ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
        };
        // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
        const send = this.#config.options.fetch ?? globalThis.fetch;
        try {
            return await send(url, init);
        }
        catch (cause) {
            const facts = this.facts(attempt, cause);
            throw isRequest(url, init)
                ? new errors_js_1.NetworkError(facts)
                : new errors_js_1.CallValidationError('request', [{ message: messageOf(cause) }], facts);
        }
    }
    /** Returns when it is time for the next attempt; throws `error` when there is to be none. */
    async waitBeforeNext(error, attempt) {
        const policy = (0, retry_js_1.retryPolicy)(this.#config.options.retry, this.#options.retry);
        const onceOnly = this.#request.body instanceof ReadableStream;
        const delay = onceOnly ? undefined : (0, retry_js_1.retryDelay)(error, attempt, policy, this.#request.repeatable);
        if (delay === undefined || policy === false)
            throw error;
        if (this.#end !== undefined && Date.now() + delay >= this.#end)
            throw error;
        const { signal } = this.#options;
        const wait = policy.sleep;
        const deadline = {
            signal,
            timeout: undefined,
            onAbort: (reason) => new errors_js_1.AbortError(this.facts(attempt, reason)),
            onTimeout: () => error,
        };
        await (0, deadline_js_1.withDeadline)(deadline, async (ended) => (wait === undefined ? (0, deadline_js_1.sleep)(delay, ended) : wait(delay)));
    }
}
exports.Call = Call;
/** `fetch` fails alike for want of a network and for a request that can never be, such as one with a line break in a header. */
function isRequest(url, { method, headers, body }) {
    try {
        new Request(url, { method, headers, ...(typeof body === 'string' ? { body } : {}) });
        return true;
    }
    catch {
        return false;
    }
}
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
function merge(headers, given) {
    for (const [name, value] of Object.entries(given)) {
        if (value === undefined)
            delete headers[name];
        else
            headers[name] = value;
    }
}
