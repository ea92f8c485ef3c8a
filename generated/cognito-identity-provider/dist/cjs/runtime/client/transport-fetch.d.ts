import type { Fetch } from './options.js';
import { type Transport } from './transport.js';
/** Sends by a `fetch`; by the platform's own where none is given, whichever that is at the time of a call. */
export declare function fetchTransport(fetch?: Fetch): Transport;
export { fetchTransport as defaultTransport };
export declare function nodeTransport(): never;
