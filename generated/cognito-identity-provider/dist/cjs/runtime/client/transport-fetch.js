"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fetchTransport = fetchTransport;
exports.defaultTransport = fetchTransport;
exports.nodeTransport = nodeTransport;
const transport_js_1 = require("./transport.js");
/** Sends by a `fetch`; by the platform's own where none is given, whichever that is at the time of a call. */
function fetchTransport(fetch) {
    return async ({ method, url, headers, body, signal }) => {
        const init = {
            method,
            headers,
            ...(body !== undefined && { body }),
            ...(signal && { signal }),
            ...(body instanceof ReadableStream && { duplex: 'half' }),
        };
        try {
            // It fails alike for want of a network and for a request that can never be, such as one with a line break in a header.
            new Request(url, { method, headers });
        }
        catch {
            throw new transport_js_1.TransportError('unsendable', whatIsWrong(url, headers));
        }
        // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
        const send = fetch ?? globalThis.fetch;
        return send(url, init);
    };
}
/** The platform’s own error repeats the address or the header, and these may hold secrets. */
function whatIsWrong(url, headers) {
    const wrong = Object.entries(headers).find(([name, value]) => !isFit(() => new Headers([[name, value]])));
    if (wrong !== undefined)
        return `the header ${JSON.stringify(wrong[0])} cannot be sent`;
    return isFit(() => new URL(url)) ? 'no such request can be sent' : 'the address is no URL';
}
function isFit(make) {
    try {
        make();
        return true;
    }
    catch {
        return false;
    }
}
function nodeTransport() {
    throw new TypeError('there is no Node.js here to send by');
}
