"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Metadata = void 0;
const json_js_1 = require("./json.js");
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
        return (0, json_js_1.firstText)(...requestIdHeaders.map((name) => this.headers.get(name)));
    }
}
exports.Metadata = Metadata;
