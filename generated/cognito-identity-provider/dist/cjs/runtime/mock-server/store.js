"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Store = void 0;
const schema_js_1 = require("./schema.js");
class Store {
    #now;
    #collections = new Map();
    #counters = new Map();
    constructor(now, seed = {}) {
        this.#now = now;
        this.restore(seed);
    }
    get(collection, key) {
        const kept = this.#kept(collection, key);
        return kept === undefined ? undefined : JSON.parse(kept.text);
    }
    put(collection, key, value, options = {}) {
        this.#set(collection, key, value, this.#end(options) ?? Number.POSITIVE_INFINITY);
    }
    merge(collection, key, properties, options = {}) {
        const kept = this.#kept(collection, key);
        const before = kept === undefined ? undefined : JSON.parse(kept.text);
        const value = isRecord(before) && isRecord(properties) ? { ...before, ...properties } : properties;
        this.#set(collection, key, value, this.#end(options) ?? kept?.until ?? Number.POSITIVE_INFINITY);
    }
    delete(collection, key) {
        const existed = this.#kept(collection, key) !== undefined;
        this.#collections.get(collection)?.delete(key);
        return existed;
    }
    list(collection) {
        return this.#live(collection).map(([key, { text }]) => ({ key, value: JSON.parse(text) }));
    }
    increment(counter, by = 1) {
        const count = this.count(counter) + by;
        this.#counters.set(counter, count);
        return count;
    }
    count(counter) {
        return this.#counters.get(counter) ?? 0;
    }
    snapshot() {
        const records = {};
        const expires = {};
        for (const collection of this.#collections.keys()) {
            const values = {};
            const ends = {};
            for (const [key, { text, until }] of this.#live(collection)) {
                (0, schema_js_1.setProperty)(values, key, JSON.parse(text));
                if (until !== Number.POSITIVE_INFINITY)
                    (0, schema_js_1.setProperty)(ends, key, until);
            }
            if (Object.keys(values).length > 0)
                (0, schema_js_1.setProperty)(records, collection, values);
            if (Object.keys(ends).length > 0)
                (0, schema_js_1.setProperty)(expires, collection, ends);
        }
        const counters = {};
        for (const [counter, count] of this.#counters)
            (0, schema_js_1.setProperty)(counters, counter, count);
        return { records, counters, expires };
    }
    restore(snapshot) {
        this.clear();
        const expires = new Map(Object.entries(snapshot.expires ?? {}));
        for (const [collection, records] of Object.entries(snapshot.records ?? {})) {
            const ends = new Map(Object.entries(expires.get(collection) ?? {}));
            for (const [key, value] of Object.entries(records)) {
                this.#set(collection, key, value, ends.get(key) ?? Number.POSITIVE_INFINITY);
            }
        }
        for (const [counter, count] of Object.entries(snapshot.counters ?? {}))
            this.#counters.set(counter, count);
    }
    clear() {
        this.#collections.clear();
        this.#counters.clear();
    }
    #end({ expiresIn }) {
        return expiresIn === undefined ? undefined : this.#now() + expiresIn;
    }
    #set(collection, key, value, until) {
        const text = JSON.stringify(value);
        if (text === undefined)
            throw new TypeError(`Only JSON can be stored; ${collection}/${key} is ${typeof value}.`);
        const records = this.#collections.get(collection);
        if (records === undefined)
            this.#collections.set(collection, new Map([[key, { text, until }]]));
        else
            records.set(key, { text, until });
    }
    #kept(collection, key) {
        const kept = this.#collections.get(collection)?.get(key);
        return kept !== undefined && kept.until > this.#now() ? kept : undefined;
    }
    /** Those whose time is not over; the others are thrown away on this occasion. */
    #live(collection) {
        const records = this.#collections.get(collection);
        if (records === undefined)
            return [];
        const now = this.#now();
        for (const [key, { until }] of records) {
            if (until <= now)
                records.delete(key);
        }
        return [...records];
    }
}
exports.Store = Store;
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
