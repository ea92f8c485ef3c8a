import type { Fetch, FetchInit } from './options.js';
import { type Transport, TransportError } from './transport.js';

/** Sends by a `fetch`; by the platform's own where none is given, whichever that is at the time of a call. */
export function fetchTransport(fetch?: Fetch): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const init: FetchInit = {
      method,
      headers,
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    };
    try {
      // It fails alike for want of a network and for a request that can never be, such as one with a line break in a header.
      new Request(url, { method, headers });
    } catch (cause) {
      throw new TransportError('unsendable', String(cause), cause);
    }
    // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
    const send: Fetch = fetch ?? globalThis.fetch;
    return send(url, init);
  };
}

/** In the place of `transport-default.js` where that is not wanted: in bundles for browsers. */
export { fetchTransport as defaultTransport };
