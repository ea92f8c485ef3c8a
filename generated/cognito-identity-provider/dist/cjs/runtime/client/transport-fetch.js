"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fetchTransport = fetchTransport;
exports.defaultTransport = fetchTransport;
exports.nodeTransport = nodeTransport;
const transport_js_1 = require("./transport.js");
/** Sends by a `fetch`; by the platform's own where none is given, whichever that is at the time of a call. */
function fetchTransport(fetch) {
    return async (request) => {
        check(request);
        const { method, url, headers, body, signal } = request;
        const stream = body instanceof ReadableStream && { duplex: 'half' };
        // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
        const send = fetch ?? globalThis.fetch;
        // What is undefined, `fetch` takes for absent.
        return send(url, { method, headers, body, signal, ...stream });
    };
}
/** `fetch` fails alike for want of a network and for a request that can never be, such as one with a line break in a header. */
function check({ method, url, headers }) {
    let wrong = 'there is no such method or address';
    try {
        const request = new Request(url, { method });
        for (const [name, value] of Object.entries(headers)) {
            wrong = `the header ${JSON.stringify(name)} cannot be sent`;
            request.headers.set(name, value);
        }
    }
    catch {
        // The platform's own error repeats the address or the header, and these may hold secrets.
        throw new transport_js_1.TransportError('unsendable', wrong);
    }
}
function nodeTransport() {
    throw new TypeError('there is no Node.js here to send by');
}
