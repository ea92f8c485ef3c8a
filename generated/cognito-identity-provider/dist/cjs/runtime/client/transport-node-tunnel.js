"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tunnel = tunnel;
const transport_node_builtins_js_1 = require("./transport-node-builtins.js");
const transport_node_pool_js_1 = require("./transport-node-pool.js");
const transport_node_routes_js_1 = require("./transport-node-routes.js");
/**
 * Makes connections by asking a proxy for a tunnel (`CONNECT`), and speaking TLS through it.
 * @param headers for the proxy
 * @param options of `tls.connect`
 */
function tunnel(proxy, headers, host, port, options) {
    const resumed = (0, transport_node_pool_js_1.resuming)(host, options);
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    return (opening, done) => {
        const asking = (0, transport_node_routes_js_1.httpOf)(proxy).request({
            ...(0, transport_node_routes_js_1.addressOf)(proxy),
            // A connection of its own: it becomes the tunnel.
            agent: false,
            method: 'CONNECT',
            path: authority,
            headers: ['host', authority, ...headers],
        });
        let secured;
        let isDone = false;
        const end = (error, socket) => {
            if (!isDone)
                done(error, socket);
            isDone = true;
        };
        opening.cancel = () => {
            (secured ?? asking).destroy();
            end(new Error('the request was ended'));
        };
        asking.once('connect', ({ statusCode }, socket) => {
            if (statusCode !== 200) {
                socket.destroy();
                end(new Error(`the proxy ${proxy.host} answers ${statusCode} when asked for a tunnel to ${authority}`));
                return;
            }
            const { connect } = (0, transport_node_builtins_js_1.required)('node:tls');
            const tunnelled = resumed((more) => connect({ ...more, socket }));
            secured = tunnelled;
            tunnelled.once('secureConnect', () => end(undefined, tunnelled));
            tunnelled.once('error', end);
        });
        asking.on('error', end);
        asking.end();
        return undefined;
    };
}
