"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exchange = exchange;
const transport_js_1 = require("./transport.js");
const transport_node_headers_js_1 = require("./transport-node-headers.js");
const transport_node_payload_js_1 = require("./transport-node-payload.js");
/** Longest wait that a timer can be set to; what is longer would fire at once. */
const longestTimer = 2 ** 31 - 1;
/** Sends a request on one connection, and waits for the head of its answer. */
function exchange(routes, request, body) {
    return new Promise((resolve, reject) => {
        const { signal, connectTimeout } = request;
        if (signal?.aborted)
            throw signal.reason;
        const opening = {};
        const { outgoing, pool } = begin(routes, request, body, opening);
        let answer;
        outgoing.once('response', (incoming) => {
            answer = incoming;
            const kept = pool && (0, transport_node_headers_js_1.rawHeader)(incoming.rawHeaders, 'keep-alive');
            if (kept)
                pool.told(Number(/timeout=(\d+)/i.exec(kept)?.[1] ?? Number.NaN) * 1000);
            resolve(incoming);
        });
        outgoing.once('upgrade', (_answer, socket) => {
            socket.destroy();
            reject(new Error('the server switches to another protocol'));
        });
        // Comes too where the connection is closed before there is an answer.
        outgoing.on('error', (error) => {
            if (outgoing.reusedSocket && isClosed(error) && mayRepeat(request))
                resolve('gone');
            else
                reject(error);
        });
        const stop = (reason) => {
            reject(reason);
            opening.cancel?.();
            (answer ?? outgoing).destroy(reason);
        };
        if (signal) {
            const onAbort = () => stop(signal.reason);
            signal.addEventListener('abort', onAbort);
            outgoing.once('close', () => signal.removeEventListener('abort', onAbort));
        }
        if (connectTimeout !== undefined && connectTimeout <= longestTimer) {
            const expired = () => stop(new transport_js_1.TransportError('connect-timeout', `no connection within ${connectTimeout} ms`));
            whenConnected(outgoing, setTimeout(expired, connectTimeout));
        }
        const { payload } = body;
        if (payload instanceof Object && 'getReader' in payload)
            void (0, transport_node_payload_js_1.pump)(payload, outgoing);
        else
            finish(outgoing, payload);
    });
}
/** Ends the request when its body is on its way: were that said at once, Node would hand the system body and end as a list of parts. */
function finish(outgoing, payload) {
    if (payload === undefined || payload.length === 0)
        outgoing.end();
    else
        outgoing.write(payload, () => outgoing.end());
}
/** Whatever is wrong with a request comes to light here, before there is anything to wait for. */
function begin(routes, request, body, opening) {
    try {
        const { route, path } = routes.find(request.url);
        const { http, pool, to } = route;
        const headers = headersOf(request.headers, body, route.host, route.headers);
        return { outgoing: http.request({ ...to, path, method: request.method, headers, opening }), pool };
    }
    catch (cause) {
        throw new transport_js_1.TransportError('unsendable', cause instanceof Error ? cause.message : String(cause), cause);
    }
}
/** Names and values in turn: so Node takes them as they are. */
function headersOf(given, { type, length }, host, more) {
    const headers = given['host'] === undefined ? ['host', host, ...more] : [...more];
    for (const name in given)
        headers.push(name, given[name] ?? '');
    if (given['user-agent'] === undefined)
        headers.push('user-agent', 'node');
    if (given['accept-encoding'] === undefined)
        headers.push('accept-encoding', 'gzip, br');
    if (type !== undefined && given['content-type'] === undefined)
        headers.push('content-type', type);
    if (length !== undefined && given['content-length'] === undefined)
        headers.push('content-length', String(length));
    return headers;
}
/** Stops the timer as soon as there is a connection to send on, or none is wanted. */
function whenConnected(outgoing, timer) {
    const stop = () => clearTimeout(timer);
    outgoing.once('close', stop);
    outgoing.once('socket', (socket) => {
        if (socket.connecting)
            socket.once(socket.encrypted ? 'secureConnect' : 'connect', stop);
        else
            stop();
    });
}
function isClosed(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
/** Methods that HTTP lets a client repeat by itself. */
const idempotent = /* @__PURE__ */ new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);
/** Whether the server may get the request twice, should it have read it after all; a stream cannot be sent twice. */
function mayRepeat({ method, headers, body }) {
    return (idempotent.has(method) || headers['idempotency-key'] !== undefined) && !(body instanceof ReadableStream);
}
