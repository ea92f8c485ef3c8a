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
    } catch {
      throw new TransportError('unsendable', whatIsWrong(url, headers));
    }
    // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
    const send: Fetch = fetch ?? globalThis.fetch;
    return send(url, init);
  };
}

/** The platform’s own error repeats the address or the header, and these may hold secrets. */
function whatIsWrong(url: string, headers: { readonly [name: string]: string }): string {
  const wrong = Object.entries(headers).find(([name, value]) => !isFit(() => new Headers([[name, value]])));
  if (wrong !== undefined) return `the header ${JSON.stringify(wrong[0])} cannot be sent`;
  return isFit(() => new URL(url)) ? 'no such request can be sent' : 'the address is no URL';
}

function isFit(make: () => object): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

// Bundles for browsers have this module in the place of `transport-default.js` and `transport-node.js`.
export { fetchTransport as defaultTransport };

export function nodeTransport(): never {
  throw new TypeError('there is no Node.js here to send by');
}
