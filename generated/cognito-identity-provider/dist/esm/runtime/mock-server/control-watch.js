/** Remembers calls as long as the journal does, and tells of each as it is answered. */
export class CallWatch {
    #server;
    /** Oldest first. No WeakMap: at tens of thousands of calls a second the collector would do little else than keep it. */
    #exchanges = new Map();
    #forgotten = 0;
    /** Calls whose entries somebody waits for. */
    #followed = new Map();
    #watchers = new Set();
    constructor(server) {
        this.#server = server;
    }
    tell(entry, answer, call) {
        this.#forget();
        // A body is a part of what was read off its connection, all of which would be kept with it.
        this.#exchanges.set(entry, { answer, bytes: isTold(entry.body, call.body) ? undefined : call.body });
        if (this.#followed.has(call))
            this.#followed.set(call, entry);
        for (const watcher of this.#watchers)
            watcher.entry(entry);
    }
    /** As many as the journal has let go since; all, where it was emptied. */
    #forget() {
        const { forgotten } = this.#server;
        if (forgotten < this.#forgotten)
            this.#exchanges.clear();
        for (let count = forgotten - this.#forgotten; count > 0; count -= 1) {
            const [oldest] = this.#exchanges.keys();
            if (oldest === undefined)
                break;
            this.#exchanges.delete(oldest);
        }
        this.#forgotten = forgotten;
    }
    tellCleared() {
        this.#exchanges.clear();
        for (const watcher of this.#watchers)
            watcher.cleared();
    }
    /** @returns what ends it */
    watch(watcher) {
        this.#watchers.add(watcher);
        return () => {
            this.#watchers.delete(watcher);
        };
    }
    exchangeOf(entry) {
        const kept = this.#exchanges.get(entry);
        if (kept === undefined)
            return undefined;
        const { method, url, headers } = entry;
        return { call: { method, url, headers, body: kept.bytes ?? encoder.encode(entry.body) }, answer: kept.answer };
    }
    /** Has a call answered, and tells its entry; `undefined` where it got into no journal. */
    async follow(call, answer) {
        this.#followed.set(call, undefined);
        try {
            return [await answer(call), this.#followed.get(call)];
        }
        finally {
            this.#followed.delete(call);
        }
    }
}
const encoder = new TextEncoder();
/** Whether the text is all that the bytes were: not where some were no text, nor where they began with a mark of their order. */
function isTold(text, bytes) {
    return bytes[0] !== 0xef && !text.includes('\ufffd');
}
