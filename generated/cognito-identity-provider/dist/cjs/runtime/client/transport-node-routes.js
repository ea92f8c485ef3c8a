"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.httpOf = exports.Routes = void 0;
exports.addressOf = addressOf;
const transport_node_builtins_js_1 = require("./transport-node-builtins.js");
const transport_node_pool_js_1 = require("./transport-node-pool.js");
const transport_node_tunnel_js_1 = require("./transport-node-tunnel.js");
/** Finds the way to a URL; what is found out of an origin is kept. */
class Routes {
    #options;
    #proxy;
    #routes = new Map();
    #toProxy;
    /** Most clients call one URL again and again. */
    #last;
    constructor(options) {
        const { proxy, httpsAgent } = options;
        if (proxy !== undefined && httpsAgent)
            throw new TypeError('of `proxy` and `httpsAgent` there can be one: TLS is set up by `tls`');
        this.#options = options;
        this.#proxy = proxy === undefined ? undefined : new URL(proxy);
    }
    find(url) {
        if (this.#last?.url === url)
            return this.#last.target;
        const { origin, protocol, pathname, search, username, password, hostname, host, port } = new URL(url);
        if (protocol !== 'http:' && protocol !== 'https:')
            throw new TypeError(`${protocol} is no protocol to send by`);
        if (username || password)
            throw new TypeError('a URL that is sent to has no credentials');
        let route = this.#routes.get(origin);
        if (route === undefined) {
            const isSecure = protocol === 'https:';
            route = this.#route(isSecure, bare(hostname), Number(port) || (isSecure ? 443 : 80), host, origin);
            this.#routes.set(origin, route);
        }
        const target = { route, path: `${route.origin}${pathname}${search}` };
        this.#last = { url, target };
        return target;
    }
    close() {
        for (const { pool } of this.#routes.values())
            pool?.destroy();
        this.#options.agent?.destroy();
        this.#options.httpsAgent?.destroy();
    }
    #route(isSecure, hostname, port, host, origin) {
        const { agent, httpsAgent, tls = {} } = this.#options;
        const proxy = this.#proxy;
        const direct = { http: (0, transport_node_builtins_js_1.required)(isSecure ? 'node:https' : 'node:http'), host, origin: '', headers: [] };
        if (isSecure) {
            const connect = proxy ? (0, transport_node_tunnel_js_1.tunnel)(proxy, authorizationOf(proxy), hostname, port, tls) : (0, transport_node_pool_js_1.secure)(hostname, port, tls);
            return { ...direct, ...this.#kept(httpsAgent, { protocol: 'https:', hostname, port }, () => connect) };
        }
        if (proxy === undefined) {
            return { ...direct, ...this.#kept(agent, { protocol: 'http:', hostname, port }, () => (0, transport_node_pool_js_1.plain)(hostname, port)) };
        }
        this.#toProxy ??= this.#kept(agent, addressOf(proxy), () => connectTo(proxy));
        return { ...direct, ...this.#toProxy, http: (0, exports.httpOf)(proxy), origin, headers: authorizationOf(proxy) };
    }
    #kept(agent, address, connect) {
        const { keepAlive = 4000, maxSockets = Number.POSITIVE_INFINITY } = this.#options;
        const pool = agent ? undefined : new transport_node_pool_js_1.Pool(address.protocol, connect(), keepAlive, maxSockets);
        return { pool, to: { ...address, agent: agent ?? pool } };
    }
}
exports.Routes = Routes;
/** Which of Node's modules speaks to a proxy. */
const httpOf = (proxy) => (0, transport_node_builtins_js_1.required)(proxy.protocol === 'https:' ? 'node:https' : 'node:http');
exports.httpOf = httpOf;
function addressOf({ protocol, hostname, port }) {
    return { protocol, hostname: bare(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}
function connectTo(proxy) {
    const { protocol, hostname, port } = addressOf(proxy);
    return protocol === 'https:' ? (0, transport_node_pool_js_1.secure)(hostname, port, {}) : (0, transport_node_pool_js_1.plain)(hostname, port);
}
/** A host as sockets are told of it: without the brackets that an IPv6 address has in a URL. */
const bare = (hostname) => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname);
function authorizationOf({ username, password }) {
    if (username === '' && password === '')
        return [];
    const { Buffer } = (0, transport_node_builtins_js_1.required)('node:buffer');
    const pair = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
    return ['proxy-authorization', `Basic ${pair.toString('base64')}`];
}
