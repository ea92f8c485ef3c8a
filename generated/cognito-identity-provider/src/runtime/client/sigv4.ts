import type { Authenticate } from './authenticate.js';

/** A request as signers of AWS take it. */
export interface SignableRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query: { [name: string]: string | string[] };
  readonly headers: { [name: string]: string };
  readonly body: string | Uint8Array | undefined;
}

/** What signs requests: a `SignatureV4` of `@smithy/signature-v4`, or anything of its shape. */
export interface RequestSigner {
  sign(request: SignableRequest): Promise<{ readonly headers: { readonly [name: string]: string } }>;
}

/**
 * Signs requests by AWS Signature Version 4, with a signer of your own:
 * `sigV4(new SignatureV4({ service, region, credentials, sha256: Sha256 }))`.
 */
export function sigV4(signer: RequestSigner): Authenticate {
  return async (request) => {
    const { protocol, hostname, port, pathname, searchParams } = new URL(request.url);
    const query: { [name: string]: string | string[] } = {};
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
      if (name.toLowerCase() !== 'host') request.headers[name.toLowerCase()] = value;
    }
  };
}

async function bytesOf(body: unknown): Promise<string | Uint8Array | undefined> {
  if (body === undefined || typeof body === 'string') return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('a body whose bytes are not known before it is sent cannot be signed: give it as text, bytes or a Blob');
}
