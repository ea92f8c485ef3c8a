import { required } from './transport-node-builtins.js';
import { resuming } from './transport-node-pool.js';
import { addressOf, httpOf } from './transport-node-routes.js';
/**
 * Makes connections by asking a proxy for a tunnel (`CONNECT`), and speaking TLS through it.
 * @param headers for the proxy
 * @param options of `tls.connect`
 */
export function tunnel(proxy, headers, host, port, options) {
    const resumed = resuming(host, options);
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    return (opening, done) => {
        const asking = httpOf(proxy).request({
            ...addressOf(proxy),
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
            const { connect } = required('node:tls');
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
