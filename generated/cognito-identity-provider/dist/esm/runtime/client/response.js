import { firstText } from './json.js';
/** In the order in which they are asked. */
const requestIdHeaders = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-request-id', 'request-id'];
/** Headers are read when they are asked for: most calls never ask. */
export class Metadata {
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
        return firstText(...requestIdHeaders.map((name) => this.headers.get(name)));
    }
}
