"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.packed = packed;
exports.pump = pump;
const transport_node_builtins_js_1 = require("./transport-node-builtins.js");
/** Methods whose requests have a body as a rule: without one, they say so. */
const bodied = /* @__PURE__ */ new Set(['POST', 'PUT', 'PATCH']);
/** A request's body with the length and the media type that `fetch` would tell of it. */
function packed({ method, body }) {
    if (body === undefined)
        return { payload: undefined, length: bodied.has(method) ? 0 : undefined, type: undefined };
    return typeof body === 'string' ? packedText(body, 'text/plain;charset=UTF-8') : packedOther(body);
}
function packedText(text, type) {
    return { payload: text, length: buffers().byteLength(text), type };
}
function packedOther(body) {
    if (body instanceof URLSearchParams) {
        return packedText(body.toString(), 'application/x-www-form-urlencoded;charset=UTF-8');
    }
    if (body instanceof ArrayBuffer)
        return { payload: buffers().from(body), length: body.byteLength, type: undefined };
    if (body instanceof ReadableStream)
        return { payload: body, length: undefined, type: undefined };
    const blob = body instanceof FormData ? multipart(body) : body;
    return { payload: blob.stream(), length: blob.size, type: blob.type || undefined };
}
const buffers = () => (0, transport_node_builtins_js_1.required)('node:buffer').Buffer;
/** A form as a blob: its files are not read before they are sent, and yet its length is known. */
function multipart(form) {
    const boundary = `----form-${crypto.randomUUID()}`;
    const parts = [];
    for (const [name, value] of form) {
        const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(lines(name))}"`;
        if (typeof value === 'string')
            parts.push(`${head}\r\n\r\n${lines(value)}\r\n`);
        else {
            const type = value.type || 'application/octet-stream';
            parts.push(`${head}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n');
        }
    }
    return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}
const lines = (text) => text.replace(/\r?\n|\r/g, '\r\n');
const quoted = (name) => name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
/** Writes a stream as fast as the connection takes it; what ends the request lets go of the stream. */
async function pump(stream, outgoing) {
    const reader = stream.getReader();
    outgoing.once('close', () => void reader.cancel().catch(() => { }));
    try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            if (!outgoing.write(part.value))
                await drained(outgoing);
        }
        outgoing.end();
    }
    catch (error) {
        outgoing.destroy(error);
    }
}
const drained = (outgoing) => new Promise((resolve) => {
    outgoing.once('drain', resolve);
    outgoing.once('close', resolve);
});
