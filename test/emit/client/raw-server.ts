import { createServer, type Socket } from 'node:net';

/** A request as it came, and which of all that came to the server it is, counted from 1. */
export interface RawRequest {
  readonly head: string;
  readonly body: string;
  readonly count: number;
}

/** Writes whatever it likes to the connection that a request came on. */
export type Script = (socket: Socket, request: RawRequest) => unknown;

export interface RawServer {
  readonly port: number;
  readonly url: string;
  readonly requests: RawRequest[];
  /** How many connections there are. */
  open(): number;
  close(): Promise<void>;
}

/** A server that knows of HTTP only where a request ends. */
export async function rawServer(script: Script): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: RawRequest[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away while it is written to is what the tests are about.
    socket.on('error', () => {});
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (let next = firstOf(received); next !== undefined; next = firstOf(received)) {
        received = received.slice(next.length);
        const request = { head: next.head, body: next.body, count: requests.length + 1 };
        requests.push(request);
        script(socket, request);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    requests,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The first whole request of what has come: by its length, or up to the last of its chunks. */
function firstOf(received: string): { readonly head: string; readonly body: string; readonly length: number } | undefined {
  const end = received.indexOf('\r\n\r\n') + 4;
  if (end < 4) return undefined;
  const head = received.slice(0, end);
  const rest = received.slice(end);
  if (/^transfer-encoding: *chunked/im.test(head)) {
    const last = /(?:^|\r\n)0\r\n\r\n/.exec(rest);
    return last ? { head, body: rest.slice(0, last.index), length: end + last.index + last[0].length } : undefined;
  }
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return rest.length < length ? undefined : { head, body: rest.slice(0, length), length: end + length };
}

/** The text of an answer; headers as they are given, and a length unless they tell one or it comes in chunks. */
export function answer(status: number, headers: readonly string[], body = '', version = '1.1'): string {
  const known = headers.some((header) => /^(?:content-length|transfer-encoding):/i.test(header)) || version === '1.0';
  const all = [...headers, ...(known ? [] : [`content-length: ${Buffer.byteLength(body)}`])];
  return `HTTP/${version} ${status} Whatever\r\n${all.map((header) => `${header}\r\n`).join('')}\r\n${body}`;
}
