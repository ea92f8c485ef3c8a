"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Journal = void 0;
/** The latest calls, never more than the limit: a ring, so that what is forgotten can be freed at once. */
class Journal {
    #limit;
    #ring = [];
    #count = 0;
    constructor(limit) {
        this.#limit = Math.max(0, Math.floor(limit));
    }
    open(call, body) {
        const entry = {
            number: this.#count + 1,
            method: call.method,
            url: call.url,
            headers: call.headers,
            body,
            operation: undefined,
            input: undefined,
            answer: undefined,
            status: undefined,
            error: undefined,
        };
        if (this.#limit > 0)
            this.#ring[this.#count % this.#limit] = entry;
        this.#count += 1;
        return entry;
    }
    /** Oldest first. */
    get entries() {
        if (this.#count <= this.#limit)
            return [...this.#ring];
        const oldest = this.#limit === 0 ? 0 : this.#count % this.#limit;
        return [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
    }
    clear() {
        this.#ring = [];
        this.#count = 0;
    }
}
exports.Journal = Journal;
