"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.defaultTransport = defaultTransport;
const transport_fetch_js_1 = require("./transport-fetch.js");
const transport_node_js_1 = require("./transport-node.js");
const transport_node_builtins_js_1 = require("./transport-node-builtins.js");
let shared;
/**
 * What sends where nothing else is said: a given `fetch`; in Node its own HTTP client, whose connections all clients share; else the
 * platform's `fetch`. Bundles for browsers have `transport-fetch.js` in this module's place, as `browser` in `package.json` says.
 */
function defaultTransport(fetch) {
    if (fetch || !isNode())
        return (0, transport_fetch_js_1.fetchTransport)(fetch);
    shared ??= (0, transport_node_js_1.nodeTransport)();
    return shared;
}
/** What only takes after Node has a faster `fetch` of its own. */
function isNode() {
    const versions = (0, transport_node_builtins_js_1.nodeProcess)()?.versions;
    return versions?.['node'] !== undefined && !versions['bun'] && !versions['deno'] && (0, transport_node_builtins_js_1.builtin)('node:http') !== undefined;
}
