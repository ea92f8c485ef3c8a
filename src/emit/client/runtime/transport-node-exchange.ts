import { TransportError, type TransportRequest } from './transport.js';
import type { NodeIncoming, NodeOutgoing } from './transport-node-builtins.js';
import { rawHeader } from './transport-node-headers.js';
import { type PackedBody, pump } from './transport-node-payload.js';
import type { Opening } from './transport-node-pool.js';
import type { Routes, Target } from './transport-node-routes.js';

/** A connection that had been kept was closed by the other side, and nothing speaks against sending the request on another. */
export type Gone = 'gone';

/** Longest wait that a timer can be set to; what is longer would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** Sends a request on one connection, and waits for the head of its answer. */
export function exchange(routes: Routes, request: TransportRequest, body: PackedBody): Promise<NodeIncoming | Gone> {
  return new Promise((resolve, reject) => {
    const { signal, connectTimeout } = request;
    if (signal?.aborted) throw signal.reason;
    const opening: Opening = {};
    const { outgoing, pool } = begin(routes, request, body, opening);
    let answer: NodeIncoming | undefined;

    outgoing.once('response', (incoming) => {
      answer = incoming;
      const kept = pool && rawHeader(incoming.rawHeaders, 'keep-alive');
      if (kept) pool.told(Number(/timeout=(\d+)/i.exec(kept)?.[1] ?? Number.NaN) * 1000);
      resolve(incoming);
    });
    outgoing.once('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new Error('the server switches to another protocol'));
    });
    // Comes too where the connection is closed before there is an answer.
    outgoing.on('error', (error) => {
      if (outgoing.reusedSocket && isClosed(error) && mayRepeat(request)) resolve('gone');
      else reject(error);
    });
    const stop = (reason: unknown): void => {
      reject(reason);
      opening.cancel?.();
      (answer ?? outgoing).destroy(reason);
    };
    if (signal) {
      const onAbort = (): void => stop(signal.reason);
      signal.addEventListener('abort', onAbort);
      outgoing.once('close', () => signal.removeEventListener('abort', onAbort));
    }
    if (connectTimeout !== undefined && connectTimeout <= longestTimer) {
      const expired = (): void => stop(new TransportError('connect-timeout', `no connection within ${connectTimeout} ms`));
      whenConnected(outgoing, setTimeout(expired, connectTimeout));
    }
    const { payload } = body;
    if (payload instanceof Object && 'getReader' in payload) void pump(payload, outgoing);
    else finish(outgoing, payload);
  });
}

/** Ends the request when its body is on its way: were that said at once, Node would hand the system body and end as a list of parts. */
function finish(outgoing: NodeOutgoing, payload: string | Uint8Array | undefined): void {
  if (payload === undefined || payload.length === 0) outgoing.end();
  else outgoing.write(payload, () => outgoing.end());
}

/** Whatever is wrong with a request comes to light here, before there is anything to wait for. */
function begin(
  routes: Routes,
  request: TransportRequest,
  body: PackedBody,
  opening: Opening,
): { readonly outgoing: NodeOutgoing; readonly pool: Target['route']['pool'] } {
  try {
    const { route, path } = routes.find(request.url);
    const { http, pool, to } = route;
    const headers = headersOf(request.headers, body, route.host, route.headers);
    return { outgoing: http.request({ ...to, path, method: request.method, headers, opening }), pool };
  } catch (cause) {
    throw new TransportError('unsendable', cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Names and values in turn: so Node takes them as they are. */
function headersOf(
  given: TransportRequest['headers'],
  { type, length }: PackedBody,
  host: string,
  more: readonly string[],
): string[] {
  const headers = given['host'] === undefined ? ['host', host, ...more] : [...more];
  for (const name in given) headers.push(name, given[name] ?? '');
  if (given['user-agent'] === undefined) headers.push('user-agent', 'node');
  if (given['accept-encoding'] === undefined) headers.push('accept-encoding', 'gzip, br');
  if (type !== undefined && given['content-type'] === undefined) headers.push('content-type', type);
  if (length !== undefined && given['content-length'] === undefined) headers.push('content-length', String(length));
  return headers;
}

/** Stops the timer as soon as there is a connection to send on, or none is wanted. */
function whenConnected(outgoing: NodeOutgoing, timer: ReturnType<typeof setTimeout>): void {
  const stop = (): void => clearTimeout(timer);
  outgoing.once('close', stop);
  outgoing.once('socket', (socket) => {
    if (socket.connecting) socket.once(socket.encrypted ? 'secureConnect' : 'connect', stop);
    else stop();
  });
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Methods that HTTP lets a client repeat by itself. */
const idempotent: ReadonlySet<string> = /* @__PURE__ */ new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);

/** Whether the server may get the request twice, should it have read it after all; a stream cannot be sent twice. */
function mayRepeat({ method, headers, body }: TransportRequest): boolean {
  return (idempotent.has(method) || headers['idempotency-key'] !== undefined) && !(body instanceof ReadableStream);
}
