"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RawHeaders = void 0;
exports.rawHeader = rawHeader;
/**
 * A header's value, repeated ones joined; null where there is none.
 * @param raw names and values in turn
 * @param name in lower case
 */
function rawHeader(raw, name) {
    let found = null;
    for (let at = 0; at < raw.length; at += 2) {
        const each = raw[at] ?? '';
        if (each.length !== name.length || each.toLowerCase() !== name)
            continue;
        const value = raw[at + 1] ?? '';
        found = found === null ? value : `${found}, ${value}`;
    }
    return found;
}
/**
 * An answer's headers, which nobody may change. Those that are asked for by name are looked up where they stand: making `Headers` of
 * them costs more than all the rest of reading an answer.
 */
class RawHeaders {
    #raw;
    #made;
    /** @param raw names and values in turn */
    constructor(raw) {
        this.#raw = raw;
    }
    get(name) {
        return rawHeader(this.#raw, name.toLowerCase());
    }
    has(name) {
        return this.get(name) !== null;
    }
    getSetCookie() {
        return this.#all.getSetCookie();
    }
    forEach(callback) {
        for (const [name, value] of this.#all)
            callback(value, name, this);
    }
    entries() {
        return this.#all.entries();
    }
    keys() {
        return this.#all.keys();
    }
    values() {
        return this.#all.values();
    }
    [Symbol.iterator]() {
        return this.entries();
    }
    append() {
        throw new TypeError('the headers of an answer cannot be changed');
    }
    delete() {
        return this.append();
    }
    set() {
        return this.append();
    }
    get #all() {
        if (this.#made === undefined) {
            this.#made = new Headers();
            for (let at = 0; at < this.#raw.length; at += 2)
                this.#made.append(this.#raw[at] ?? '', this.#raw[at + 1] ?? '');
        }
        return this.#made;
    }
}
exports.RawHeaders = RawHeaders;
