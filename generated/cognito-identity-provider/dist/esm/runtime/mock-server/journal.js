/** The latest calls, never more than the limit: a ring, so that what is forgotten can be freed at once. */
export class Journal {
    #limit;
    #ring = [];
    #count = 0;
    /** Number of the call before the first. */
    #before = 0;
    constructor(limit) {
        this.#limit = Math.max(0, Math.floor(limit));
    }
    open(call, body, startedAt) {
        const entry = {
            number: this.#before + this.#count + 1,
            method: call.method,
            url: call.url,
            headers: call.headers,
            body,
            operation: undefined,
            input: undefined,
            answer: undefined,
            status: undefined,
            error: undefined,
            rule: undefined,
            startedAt,
            duration: undefined,
            answerBody: undefined,
        };
        if (this.#limit > 0)
            this.#ring[this.#count % this.#limit] = entry;
        this.#count += 1;
        return entry;
    }
    /** The latest call's; 0 where there was none. */
    get number() {
        return this.#before + this.#count;
    }
    /** How many calls it had to let go. */
    get forgotten() {
        return Math.max(0, this.#count - this.#limit);
    }
    /**
     * The entry's place, which tells it from all that are held: what belongs to an entry is kept by its slot and goes when a later call
     * takes that. `undefined` once it was let go.
     */
    slotOf(entry) {
        const slot = (entry.number - this.#before - 1) % this.#limit;
        return this.#ring[slot] === entry ? slot : undefined;
    }
    /** Oldest first. */
    get entries() {
        if (this.#count <= this.#limit)
            return [...this.#ring];
        const oldest = this.#limit === 0 ? 0 : this.#count % this.#limit;
        return [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
    }
    /** @param number of the call after which numbers go on */
    clear(number = 0) {
        this.#ring = [];
        this.#count = 0;
        this.#before = number;
    }
}
