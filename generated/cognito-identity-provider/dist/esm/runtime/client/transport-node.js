import { NodeAnswer } from './transport-node-answer.js';
import { exchange } from './transport-node-exchange.js';
import { packed } from './transport-node-payload.js';
import { redirected } from './transport-node-redirect.js';
import { Routes } from './transport-node-routes.js';
/**
 * As `fetch` does it, but faster: redirects are followed, packed answers unpacked. A request that may be sent twice is sent again where a
 * connection that had been kept turns out to be closed.
 */
export function nodeTransport(options = {}) {
    const routes = new Routes(options);
    const transport = async (request) => {
        let current = request;
        for (let followed = 0;; followed++) {
            const body = packed(current);
            let answer = await exchange(routes, current, body);
            while (answer === 'gone')
                answer = await exchange(routes, current, body);
            const next = redirected(current, answer, followed);
            if (next === undefined)
                return new NodeAnswer(answer, current.method);
            answer.resume();
            current = next;
        }
    };
    return Object.assign(transport, { close: () => routes.close() });
}
