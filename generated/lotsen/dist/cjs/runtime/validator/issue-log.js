"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.acceptsUnknown = exports.IssueLog = void 0;
exports.invalid = invalid;
const depth_js_1 = require("./depth.js");
/** Collects issues while a value is walked; knows where the walk is. */
class IssueLog {
    issues = [];
    /** Whether enum values that are not documented pass. */
    open;
    #path = [];
    #most;
    constructor(options) {
        this.open = (0, exports.acceptsUnknown)(options);
        this.#most = options?.abortEarly === true ? 1 : Number.POSITIVE_INFINITY;
    }
    /** Whether the rest of the walk would be in vain. */
    get full() {
        return this.issues.length >= this.#most;
    }
    enter(key) {
        this.#path.push(key);
    }
    leave() {
        this.#path.pop();
    }
    add(keyword, message, expected) {
        if (this.full)
            return;
        const path = [...this.#path];
        const issue = { path, pointer: pointerTo(path), keyword, message };
        this.issues.push(expected === undefined ? issue : { ...issue, expected });
    }
    /** @param expected with its article: `a string` */
    type(expected, value) {
        this.add('type', `must be ${expected}, not ${nameOf(value)}`, expected);
    }
    /** Ends the walk: what is a circle has no end, and a circle of many ways would be walked by each of them. */
    tooDeep() {
        this.add('depth', `must not be nested deeper than ${depth_js_1.deepest} levels`, depth_js_1.deepest);
        this.#most = this.issues.length;
    }
    missing(key) {
        this.enter(key);
        this.add('required', 'is required');
        this.leave();
    }
    /** A member that has to be there. */
    required(key, value, collect) {
        if (value === undefined)
            this.missing(key);
        else
            this.#inside(key, value, collect);
    }
    /** A member that may be left out. */
    optional(key, value, collect) {
        if (value !== undefined)
            this.#inside(key, value, collect);
    }
    items(values, collect) {
        for (const [index, value] of values.entries()) {
            this.#inside(index, value, collect);
            if (this.full)
                return;
        }
    }
    entries(values, collect) {
        for (const [key, value] of Object.entries(values)) {
            this.#inside(key, value, collect);
            if (this.full)
                return;
        }
    }
    #inside(key, value, collect) {
        this.enter(key);
        collect(value, this);
        this.leave();
    }
}
exports.IssueLog = IssueLog;
const acceptsUnknown = (options) => options?.unknownEnumValues === 'accept';
exports.acceptsUnknown = acceptsUnknown;
/** Walks a value that is known to be wrong. */
function invalid(value, collect, options) {
    const log = new IssueLog(options);
    collect(value, log);
    return { issues: log.issues };
}
function pointerTo(path) {
    let pointer = '';
    for (const key of path) {
        const isPlain = typeof key === 'number' || !/[~/]/u.test(key);
        pointer += `/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    }
    return pointer;
}
function nameOf(value) {
    if (value === null || value === undefined)
        return String(value);
    if (Array.isArray(value))
        return 'an array';
    if (typeof value === 'number' && !Number.isInteger(value))
        return Number.isFinite(value) ? 'a fraction' : String(value);
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
