"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.responseMetadata = void 0;
/** In the order in which they are asked. */
const requestIdHeaders = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-request-id', 'request-id'];
/** Headers are read when they are asked for: most calls never ask. */
class Metadata {
    status;
    attempts;
    #answer;
    constructor(answer, attempts) {
        this.status = answer.status;
        this.attempts = attempts;
        this.#answer = answer;
    }
    get headers() {
        return this.#answer.headers;
    }
    get requestId() {
        for (const name of requestIdHeaders) {
            const value = this.headers.get(name);
            if (value !== null)
                return value;
        }
        return undefined;
    }
}
// Not a literal with getters: those cost a hidden class for every call, which outlives it.
const responseMetadata = (answer, attempts) => new Metadata(answer, attempts);
exports.responseMetadata = responseMetadata;
