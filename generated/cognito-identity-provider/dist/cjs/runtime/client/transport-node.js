"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nodeTransport = nodeTransport;
const transport_node_answer_js_1 = require("./transport-node-answer.js");
const transport_node_exchange_js_1 = require("./transport-node-exchange.js");
const transport_node_payload_js_1 = require("./transport-node-payload.js");
const transport_node_redirect_js_1 = require("./transport-node-redirect.js");
const transport_node_routes_js_1 = require("./transport-node-routes.js");
/**
 * As `fetch` does it, but faster: redirects are followed, packed answers unpacked. A request that may be sent twice is sent again where a
 * connection that had been kept turns out to be closed.
 */
function nodeTransport(options = {}) {
    const routes = new transport_node_routes_js_1.Routes(options);
    const transport = async (request) => {
        let current = request;
        for (let followed = 0;; followed++) {
            const body = (0, transport_node_payload_js_1.packed)(current);
            let answer = await (0, transport_node_exchange_js_1.exchange)(routes, current, body);
            while (answer === 'gone')
                answer = await (0, transport_node_exchange_js_1.exchange)(routes, current, body);
            const next = (0, transport_node_redirect_js_1.redirected)(current, answer, followed);
            if (next === undefined)
                return new transport_node_answer_js_1.NodeAnswer(answer, current.method);
            answer.resume();
            current = next;
        }
    };
    return Object.assign(transport, { close: () => routes.close() });
}
