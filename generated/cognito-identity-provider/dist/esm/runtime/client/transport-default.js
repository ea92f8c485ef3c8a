import { fetchTransport } from './transport-fetch.js';
import { nodeTransport } from './transport-node.js';
import { builtin, nodeProcess } from './transport-node-builtins.js';
let shared;
/**
 * What sends where nothing else is said: a given `fetch`; in Node its own HTTP client, whose connections all clients share; else the
 * platform's `fetch`. Bundles for browsers have `transport-fetch.js` in this module's place, as `browser` in `package.json` says.
 */
export function defaultTransport(fetch) {
    if (fetch || !isNode())
        return fetchTransport(fetch);
    shared ??= nodeTransport();
    return shared;
}
/** What only takes after Node has a faster `fetch` of its own. */
function isNode() {
    const versions = nodeProcess()?.versions;
    return versions?.['node'] !== undefined && !versions['bun'] && !versions['deno'] && builtin('node:http') !== undefined;
}
