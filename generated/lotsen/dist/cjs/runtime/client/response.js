"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.responseMetadata = responseMetadata;
/** In the order in which they are asked. */
const requestIdHeaders = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-request-id', 'request-id'];
function responseMetadata(response, attempts) {
    return { status: response.status, headers: response.headers, requestId: requestIdOf(response.headers), attempts };
}
function requestIdOf(headers) {
    for (const name of requestIdHeaders) {
        const value = headers.get(name);
        if (value !== null)
            return value;
    }
    return undefined;
}
