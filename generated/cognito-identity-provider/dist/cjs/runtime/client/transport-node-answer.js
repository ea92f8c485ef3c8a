"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NodeAnswer = void 0;
const transport_node_builtins_js_1 = require("./transport-node-builtins.js");
const transport_node_headers_js_1 = require("./transport-node-headers.js");
/** Statuses whose answers have no body, whatever comes. */
const bodiless = /* @__PURE__ */ new Set([204, 205, 304]);
/** An answer whose body is read, and unpacked, when it is asked for: once, by one of the ways there are. */
class NodeAnswer {
    status;
    #incoming;
    #empty;
    #headers;
    #body;
    constructor(incoming, method) {
        this.status = incoming.statusCode ?? 0;
        this.#incoming = incoming;
        this.#empty = method === 'HEAD' || bodiless.has(this.status);
        // Whatever comes nevertheless must not keep the connection.
        if (this.#empty)
            incoming.resume();
    }
    get headers() {
        this.#headers ??= new transport_node_headers_js_1.RawHeaders(this.#incoming.rawHeaders);
        return this.#headers;
    }
    get body() {
        if (this.#empty)
            return null;
        this.#body ??= streamOf(this.#incoming, () => this.#unpacked());
        return this.#body;
    }
    text() {
        return this.#read(textOf);
    }
    arrayBuffer() {
        return this.#read(bytesOf);
    }
    async blob() {
        return new Blob([await this.arrayBuffer()], { type: this.headers.get('content-type') ?? '' });
    }
    #read(made) {
        // Not made by a listener: what is longer than a text can be would be nobody's failure there.
        return (this.#empty ? Promise.resolve([]) : this.#chunks()).then(made);
    }
    #chunks() {
        return new Promise((resolve, reject) => {
            // What unpacks it would wait for more of it forever.
            if (isGone(this.#incoming))
                throw broken(this.#incoming);
            const source = this.#unpacked();
            const chunks = [];
            source.on('data', (chunk) => {
                chunks.push(chunk);
            });
            source.on('end', () => resolve(chunks));
            // Comes too where the connection is closed before the end.
            source.on('error', reject);
        });
    }
    /** The body as it was before it was packed for its way. */
    #unpacked() {
        const coding = (0, transport_node_headers_js_1.rawHeader)(this.#incoming.rawHeaders, 'content-encoding');
        return coding === null ? this.#incoming : unpacked(this.#incoming, coding.toLowerCase().split(','));
    }
}
exports.NodeAnswer = NodeAnswer;
function textOf(chunks) {
    const text = whole(chunks).toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
// Small buffers of Node's lie in one that they share.
const bytesOf = (chunks) => new Uint8Array(whole(chunks)).buffer;
function whole(chunks) {
    const [only] = chunks;
    return chunks.length === 1 && only !== undefined ? only : (0, transport_node_builtins_js_1.required)('node:buffer').Buffer.concat(chunks);
}
/** @param codings in the order in which they were applied */
function unpacked(incoming, codings) {
    return codings.reduceRight((source, coding) => {
        const unpack = unpackers[coding.trim()];
        if (unpack === undefined)
            return source;
        const unpacking = unpack((0, transport_node_builtins_js_1.required)('node:zlib'));
        source.on('error', (error) => unpacking.destroy(error));
        unpacking.on('close', () => {
            if (!source.readableEnded)
                source.destroy();
        });
        return source.pipe(unpacking);
    }, incoming);
}
const unpackers = {
    gzip: (zlib) => zlib.createGunzip(),
    'x-gzip': (zlib) => zlib.createGunzip(),
    deflate: (zlib) => zlib.createInflate(),
    br: (zlib) => zlib.createBrotliDecompress(),
};
const isGone = ({ destroyed, readableEnded }) => destroyed || readableEnded;
function broken(source) {
    if (source.errored)
        return source.errored;
    return new TypeError(source.readableEnded ? 'the body has been read' : 'the connection was closed before the end of the answer');
}
/** As the reader asks for it; who reads no more lets go of the connection, and keeps it where everything has come in. */
function streamOf(incoming, unpack) {
    let source = incoming;
    let ended = false;
    return new ReadableStream({
        start(controller) {
            const fail = (error) => {
                if (!ended)
                    controller.error(error);
                ended = true;
            };
            if (isGone(incoming)) {
                fail(broken(incoming));
                return;
            }
            source = unpack();
            source.on('data', (chunk) => {
                if (ended)
                    return;
                controller.enqueue(new Uint8Array(chunk));
                source.pause();
            });
            source.on('end', () => {
                if (!ended)
                    controller.close();
                ended = true;
            });
            source.on('error', fail);
            source.pause();
        },
        pull() {
            source.resume();
        },
        cancel() {
            ended = true;
            if (incoming.complete)
                source.resume();
            else
                incoming.destroy();
        },
    });
}
