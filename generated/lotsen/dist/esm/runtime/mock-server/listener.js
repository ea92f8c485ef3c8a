/**
 * Connections stay until `close()`: a test's client may think for as long as it likes between two calls, and no timer has to be
 * set for each of them.
 */
const keepAliveTimeout = 0;
export async function listen(core, port, host) {
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
    const module = await import(name);
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
