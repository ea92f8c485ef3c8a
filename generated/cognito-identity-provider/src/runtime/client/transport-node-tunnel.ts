import type { NodeSocket } from './transport-node-builtins.js';
import { type NodeTls, required } from './transport-node-builtins.js';
import { type Connect, resuming } from './transport-node-pool.js';
import { addressOf, httpOf } from './transport-node-routes.js';

/**
 * Makes connections by asking a proxy for a tunnel (`CONNECT`), and speaking TLS through it.
 * @param headers for the proxy
 * @param options of `tls.connect`
 */
export function tunnel(proxy: URL, headers: readonly string[], host: string, port: number, options: object): Connect {
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
    let secured: NodeSocket | undefined;
    let isDone = false;
    const end = (error: unknown, socket?: NodeSocket): void => {
      if (!isDone) done(error, socket);
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
      const { connect } = required<NodeTls>('node:tls');
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
