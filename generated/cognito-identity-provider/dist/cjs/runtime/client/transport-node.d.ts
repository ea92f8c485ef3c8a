import type { Transport } from './transport.js';
import type { NodeAgent } from './transport-node-builtins.js';
export interface NodeTransportOptions {
    /** An `http.Agent` to have the connections of `http:` URLs. Where absent, the transport keeps its own. */
    readonly agent?: NodeAgent | undefined;
    /** An `https.Agent` to have those of `https:` URLs. */
    readonly httpsAgent?: NodeAgent | undefined;
    /** `http://name:password@host:port`: all requests go through it, those of `https:` URLs by a tunnel. */
    readonly proxy?: string | URL | undefined;
    /** Options of Node's `tls.connect`, such as `ca`. */
    readonly tls?: object | undefined;
    /** Milliseconds that a connection is kept without a request on it, less where the server says so; 4000 where absent. */
    readonly keepAlive?: number | undefined;
    /** How many connections there are to one origin, or to the proxy, at most; further requests wait. No limit where absent. */
    readonly maxSockets?: number | undefined;
}
/** Sends by Node's own HTTP client, over connections that are kept. */
export interface NodeTransport extends Transport {
    /** Ends all connections, those with a request on them too. Those without one hold no process up. */
    close(): void;
}
/**
 * As `fetch` does it, but faster: redirects are followed, packed answers unpacked. A request that may be sent twice is sent again where a
 * connection that had been kept turns out to be closed.
 */
export declare function nodeTransport(options?: NodeTransportOptions): NodeTransport;
