"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ControlProblem = exports.sealed = void 0;
exports.json = json;
exports.problem = problem;
exports.done = done;
exports.text = text;
const call_js_1 = require("./call.js");
const differences_js_1 = require("./differences.js");
/** Headers of everything that the control plane sends. */
exports.sealed = {
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
};
/** A call of the control plane that cannot be done, and what to do instead. */
class ControlProblem extends Error {
    status;
    title;
    problems;
    headers;
    constructor(status, title, detail, more = {}) {
        super(detail);
        this.status = status;
        this.title = title;
        this.problems = more.problems ?? [];
        this.headers = more.headers ?? {};
    }
}
exports.ControlProblem = ControlProblem;
function json(value, status = 200) {
    return text(status, 'application/json', `${(0, differences_js_1.jsonOf)(value)}\n`);
}
function problem({ status, title, message, problems, headers }) {
    const body = { title, status, detail: message, ...(problems.length === 0 ? {} : { problems }) };
    return text(status, 'application/problem+json', `${(0, differences_js_1.jsonOf)(body)}\n`, headers);
}
/** What is done and has nothing to tell. */
function done() {
    return { status: 204, headers: { ...exports.sealed }, body: '' };
}
function text(status, mediaType, body, headers = {}) {
    return {
        status,
        headers: { ...exports.sealed, ...headers, 'content-type': `${mediaType}; charset=utf-8`, 'content-length': String((0, call_js_1.byteLength)(body)) },
        body,
    };
}
