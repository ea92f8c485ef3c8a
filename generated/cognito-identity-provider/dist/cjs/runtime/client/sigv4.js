"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sigV4 = sigV4;
/**
 * Signs requests by AWS Signature Version 4, with a signer of your own:
 * `sigV4(new SignatureV4({ service, region, credentials, sha256: Sha256 }))`.
 */
function sigV4(signer) {
    return async (request) => {
        const { protocol, hostname, port, pathname, searchParams } = new URL(request.url);
        const query = {};
        for (const name of new Set(searchParams.keys())) {
            const values = searchParams.getAll(name);
            query[name] = values.length === 1 ? values.join('') : values;
        }
        const { headers } = await signer.sign({
            method: request.method,
            protocol,
            hostname,
            ...(port === '' ? {} : { port: Number(port) }),
            path: pathname,
            query,
            headers: { ...request.headers, host: port === '' ? hostname : `${hostname}:${port}` },
            body: await bytesOf(request.body),
        });
        for (const [name, value] of Object.entries(headers)) {
            // Said by whatever sends it, and refused by browsers.
            if (name.toLowerCase() !== 'host')
                request.headers[name.toLowerCase()] = value;
        }
    };
}
async function bytesOf(body) {
    if (body === undefined || typeof body === 'string')
        return body;
    if (body instanceof ArrayBuffer)
        return new Uint8Array(body);
    if (body instanceof Blob)
        return new Uint8Array(await body.arrayBuffer());
    if (body instanceof URLSearchParams)
        return body.toString();
    throw new TypeError('a body whose bytes are not known before it is sent cannot be signed: give it as text, bytes or a Blob');
}
