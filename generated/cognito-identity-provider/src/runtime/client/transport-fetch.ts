import type { Fetch, FetchInit } from './options.js';
import { type Transport, TransportError, type TransportRequest } from './transport.js';

/** Sends by a `fetch`; by the platform's own where none is given, whichever that is at the time of a call. */
export function fetchTransport(fetch?: Fetch): Transport {
  return async (request) => {
    check(request);
    const { method, url, headers, body, signal } = request;
    const stream = body instanceof ReadableStream && { duplex: 'half' };
    // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
    const send: Fetch = fetch ?? globalThis.fetch;
    // What is undefined, `fetch` takes for absent.
    return send(url, { method, headers, body, signal, ...stream } as FetchInit);
  };
}

/** `fetch` fails alike for want of a network and for a request that can never be, such as one with a line break in a header. */
function check({ method, url, headers }: TransportRequest): void {
  let wrong = 'there is no such method or address';
  try {
    const request = new Request(url, { method });
    for (const [name, value] of Object.entries(headers)) {
      wrong = `the header ${JSON.stringify(name)} cannot be sent`;
      request.headers.set(name, value);
    }
  } catch {
    // The platform's own error repeats the address or the header, and these may hold secrets.
    throw new TransportError('unsendable', wrong);
  }
}

// Bundles for browsers have this module in the place of `transport-default.js` and `transport-node.js`.
export { fetchTransport as defaultTransport };

export function nodeTransport(): never {
  throw new TypeError('there is no Node.js here to send by');
}
