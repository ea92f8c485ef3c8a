import { call } from './aws-json.js';
import { awsNotation } from './aws-notation.js';
import { bytesAsBase64 } from './base64.js';
/**
 * Calls an operation that no page tells of, as a client calls those that one does: at its endpoint, with its headers, credentials,
 * hooks, retries and errors. What it answers is JSON as it came; that it is an `Output` is the caller's word.
 */
export function request(client, { operation: name, input }, options) {
    const operation = {
        name,
        json: awsNotation,
        nulls: 'kept',
        bytes: bytesAsBase64,
        errors: {},
        requestValidator: false,
        responseValidator: false,
    };
    return call(client, operation, input, options);
}
