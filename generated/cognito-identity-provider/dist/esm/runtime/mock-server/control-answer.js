import { byteLength } from './call.js';
import { jsonOf } from './differences.js';
/** Headers of everything that the control plane sends. */
export const sealed = {
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
};
/** A call of the control plane that cannot be done, and what to do instead. */
export class ControlProblem extends Error {
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
export function json(value, status = 200) {
    return text(status, 'application/json', `${jsonOf(value)}\n`);
}
export function problem({ status, title, message, problems, headers }) {
    const body = { title, status, detail: message, ...(problems.length === 0 ? {} : { problems }) };
    return text(status, 'application/problem+json', `${jsonOf(body)}\n`, headers);
}
/** What is done and has nothing to tell. */
export function done() {
    return { status: 204, headers: { ...sealed }, body: '' };
}
export function text(status, mediaType, body, headers = {}) {
    return {
        status,
        headers: { ...sealed, ...headers, 'content-type': `${mediaType}; charset=utf-8`, 'content-length': String(byteLength(body)) },
        body,
    };
}
