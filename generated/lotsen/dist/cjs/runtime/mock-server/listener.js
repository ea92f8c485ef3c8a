"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.listen = listen;
/**
 * Connections stay until `close()`: a test's client may think for as long as it likes between two calls, and no timer has to be
 * set for each of them.
 */
const keepAliveTimeout = 0;
async function listen(core, port, host) {
    const http = await nodeHttp();
    const server = http.createServer({ keepAliveTimeout }, (request, response) => receive(core, request, response));
    await new Promise((resolve, reject) => {
        server.once('listening', resolve);
        server.once('error', reject);
        server.listen(port, host);
    });
    const bound = server.address();
    const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
    return { address: { url, port: boundPort }, close: () => stop(server) };
}
/** The name is not spelled out in the import, so that bundlers for browsers leave it alone. */
async function nodeHttp() {
    const name = ['node', 'http'].join(':');
    const module = await Promise.resolve(`${name}`).then(s => __importStar(require(s)));
    return module;
}
function stop(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
function receive(core, request, response) {
    let chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
        if (size > core.bodyLimit)
            return;
        size += chunk.length;
        if (size > core.bodyLimit) {
            chunks = [];
            // What is still to come is read and dropped: a connection cut off in the middle would hide the answer.
            send(response, core.handleTooLarge(callOf(request, new Uint8Array())));
        }
        else {
            chunks.push(chunk);
        }
    });
    request.on('end', () => {
        if (size > core.bodyLimit)
            return;
        const answer = core.handle(callOf(request, joined(chunks, size)));
        if (answer instanceof Promise)
            void answer.then((settled) => send(response, settled));
        else
            send(response, answer);
    });
    // A client that goes away in the middle of its body never gets to the end, and no answer.
}
function send(response, answer) {
    if (response.destroyed)
        return;
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
}
function callOf(request, body) {
    return { method: request.method ?? 'GET', url: request.url ?? '/', headers: flat(request.headers), body };
}
/** Node itself joins all repeated headers but this one. */
function flat(headers) {
    const cookies = headers['set-cookie'];
    return (cookies === undefined ? headers : { ...headers, 'set-cookie': String(cookies) });
}
function joined(chunks, size) {
    const [first] = chunks;
    if (chunks.length === 1 && first !== undefined)
        return first;
    const body = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
        body.set(chunk, at);
        at += chunk.length;
    }
    return body;
}
