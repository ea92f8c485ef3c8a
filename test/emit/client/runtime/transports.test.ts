import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import type { Transport, TransportRequest } from '../../../../src/emit/client/runtime/transport.js';
import { fetchTransport } from '../../../../src/emit/client/runtime/transport-fetch.js';
import {
  type NodeTransport,
  type NodeTransportOptions,
  nodeTransport,
} from '../../../../src/emit/client/runtime/transport-node.js';
import { type RawServer, rawServer, type Script } from '../raw-server.js';
import { rejection } from './stub-api.js';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function serverThat(script: Script): Promise<RawServer> {
  const server = await rawServer(script);
  open.push(server);
  return server;
}

function transportOf(options?: NodeTransportOptions): NodeTransport {
  const transport = nodeTransport(options);
  open.push(transport);
  return transport;
}

const get = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url,
  headers: {},
  body: undefined,
  signal: undefined,
  connectTimeout: undefined,
  ...more,
});

const whole = (headers: string): string => `HTTP/1.1 200 OK\r\n${headers}content-length: 2\r\n\r\n{}`;

test('a packed answer whose connection was lost before it was read fails, and is not waited for', async () => {
  const packed = gzipSync('much to tell');
  const server = await serverThat((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`);
    socket.end(packed.subarray(0, 10));
  });
  for (const read of ['text', 'arrayBuffer', 'blob'] as const) {
    const answer = await transportOf()(get(server.url));
    await vi.waitUntil(() => server.open() === 0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await rejection(answer[read]())).toBeInstanceOf(Error);
    expect(await rejection(answer.body?.getReader().read() ?? Promise.resolve())).toBeInstanceOf(Error);
  }
});

test.each(['', 'keep-alive: max=100\r\n', 'keep-alive: timeout=60\r\n'])(
  'one connection is kept for calls in turn: %j',
  async (told) => {
    const sockets = new Set<unknown>();
    const server = await serverThat((socket) => {
      sockets.add(socket);
      socket.write(whole(told));
    });
    const transport = transportOf();
    for (let call = 0; call < 3; call++) {
      await (await transport(get(server.url))).text();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(sockets.size).toBe(1);
  },
);

test('a request that is ended while it waits for a connection lets go of its body and its timer', async () => {
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  const set = vi.spyOn(globalThis, 'setTimeout');
  const server = await serverThat(() => {});
  const transport = transportOf({ maxSockets: 1 });
  const first = rejection(transport(get(server.url)));
  await vi.waitUntil(() => server.requests.length === 1);
  const end = new AbortController();
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)), cancel });
  const second = rejection(transport(get(server.url, { method: 'POST', body, signal: end.signal, connectTimeout: 600_000 })));
  const timer = set.mock.results[set.mock.calls.findIndex(([, delay]) => delay === 600_000)]?.value;
  end.abort(new Error('enough'));
  expect(await second).toMatchObject({ message: 'enough' });
  await vi.waitUntil(() => cancel.mock.calls.length === 1);
  expect(cleared).toHaveBeenCalledWith(timer);
  vi.restoreAllMocks();
  transport.close();
  await first;
});

test.each<[string, Transport]>([
  ['fetch', fetchTransport()],
  ['node:http', nodeTransport()],
])('%s tells which header cannot be sent, and not what is in it', async (_, transport) => {
  const error = await rejection(transport(get('http://127.0.0.1:9/', { headers: { authorization: 'Bearer s3cr\net' } })));
  expect(error).toMatchObject({ kind: 'unsendable', message: expect.stringContaining('"authorization"') });
  expect(inspect(error)).not.toContain('s3cr');
});

test('a redirect takes credentials along to the same origin only, whatever header they are in', async () => {
  const secrets = { authorization: 'a', cookie: 'b=c', 'x-api-key': 'd', 'x-amz-security-token': 'e', 'x-auth-token': 'f' };
  const namesAt = ({ requests }: RawServer): readonly string[] =>
    Object.keys(secrets).filter((name) => requests.at(-1)?.head.toLowerCase().includes(`\n${name}:`));
  const other = await serverThat((socket) => socket.write(whole('')));
  const redirecting = (to: string) => (socket: { write(text: string): unknown }) =>
    socket.write(`HTTP/1.1 307 Elsewhere\r\nlocation: ${to}\r\ncontent-length: 0\r\n\r\n`);
  const away = await serverThat(redirecting(`${other.url}/there`));
  const within = await serverThat((socket, { count }) => (count === 1 ? redirecting('/there')(socket) : socket.write(whole(''))));
  for (const { url } of [away, within]) await transportOf()(get(url, { headers: { ...secrets, 'x-trace': 'g' } }));
  expect(namesAt(other)).toEqual([]);
  expect(other.requests[0]?.head).toContain('x-trace: g');
  expect(namesAt(within)).toEqual(Object.keys(secrets));
});
