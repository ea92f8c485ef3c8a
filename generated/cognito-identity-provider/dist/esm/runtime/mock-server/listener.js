import { brokenDown } from './call.js';
import { portionsOf } from './delivery.js';
import { wordsOf } from './handling.js';
/**
 * Connections stay until `close()`: a test's client may think for as long as it likes between two calls, and no timer has to be
 * set for each of them.
 */
const keepAliveTimeout = 0;
export async function listen(core, { port = 0, host = '127.0.0.1', tls }) {
    const scheme = tls === undefined ? 'http' : 'https';
    const server = (await nodeModule(scheme)).createServer({ keepAliveTimeout, ...tls }, listenerOf(core));
    await new Promise((resolve, reject) => {
        server.once('listening', resolve);
        server.once('error', reject);
        server.listen(port, host);
    });
    const bound = server.address();
    const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
    const url = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
    return { address: { url, port: boundPort }, close: () => stop(server) };
}
/** The name is not spelled out in the import, so that bundlers for browsers leave it alone. */
async function nodeModule(scheme) {
    const name = ['node', scheme].join(':');
    const module = await import(name);
    return module;
}
function stop(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
/** What answers requests of a `node:http` server. */
export function listenerOf(core) {
    return (request, response) => receive(core, request, response);
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
            send(response, core.handleTooLarge(callOf(request, new Uint8Array())), core.pauses);
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
            void answer.then((settled) => send(response, settled, core.pauses));
        else
            send(response, answer, core.pauses);
    });
    // A client that goes away in the middle of its body never gets to the end, and no answer.
}
function send(response, answer, pauses) {
    if (response.destroyed)
        return;
    if (answer.delivery !== undefined) {
        void deliver(response, answer, pauses);
    }
    else if (begin(response, answer)) {
        if (answer.stream === undefined)
            finish(response, answer.body);
        else
            response.once('close', answer.stream(streamTo(response)));
    }
}
/**
 * Ends the answer when its body is on its way. Were that said at once, Node would hand body and end to the system as a list of parts,
 * which takes it longer than the one text that it makes of headers and body: by a tenth of all that is spent on a call.
 */
function finish(response, body) {
    if (body.length === 0)
        response.end();
    else
        response.write(body, () => response.end());
}
/** @returns whether the body may follow. Headers that cannot be sent (recorded ones may have any) are no reason to fall over. */
function begin(response, answer) {
    try {
        response.writeHead(answer.status, answer.headers);
        return true;
    }
    catch (error) {
        const { status, headers, body } = brokenDown(`The answer cannot be sent: ${wordsOf(error)}`);
        response.writeHead(status, headers);
        response.end(body);
        return false;
    }
}
/** Sends what is to be sent of the answer. A cut connection is ended in order, so that what was sent does arrive. */
async function deliver(response, answer, pauses) {
    const { hasHeaders, chunks, every, isCut } = portionsOf(answer);
    if (!hasHeaders) {
        response.destroy();
        return;
    }
    if (!begin(response, answer))
        return;
    response.flushHeaders();
    const waits = pauses.open();
    response.once('close', waits.end);
    let isFirst = true;
    for (const chunk of chunks) {
        if (!isFirst)
            await waits.wait(every);
        isFirst = false;
        if (response.destroyed)
            return;
        response.write(chunk);
    }
    if (!isCut)
        response.end();
    else if (response.socket === null)
        response.destroy();
    else
        response.socket.destroySoon();
}
/** Bytes that a reader of a stream may be behind; who is slower loses the connection, and may ask for the rest on another. */
const longestBehind = 4 * 1024 * 1024;
function streamTo(response) {
    return (text) => {
        if (response.writableLength > longestBehind)
            response.destroy();
        else
            response.write(text);
    };
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
