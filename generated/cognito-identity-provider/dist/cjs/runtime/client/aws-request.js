"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.request = request;
const aws_json_js_1 = require("./aws-json.js");
const aws_notation_js_1 = require("./aws-notation.js");
const base64_js_1 = require("./base64.js");
/**
 * Calls an operation that no page tells of, as a client calls those that one does: at its endpoint, with its headers, credentials,
 * hooks, retries and errors. What it answers is JSON as it came; that it is an `Output` is the caller's word.
 */
function request(client, { operation: name, input }, options) {
    const operation = {
        name,
        json: aws_notation_js_1.awsNotation,
        nulls: 'kept',
        bytes: base64_js_1.bytesAsBase64,
        errors: {},
        requestValidator: false,
        responseValidator: false,
    };
    return (0, aws_json_js_1.call)(client, operation, input, options);
}
