import { execFile } from 'node:child_process';
import { Agent, createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { WireBody } from '../../../../src/emit/client/runtime/options.js';
import type { TransportRequest } from '../../../../src/emit/client/runtime/transport.js';
import { defaultTransport } from '../../../../src/emit/client/runtime/transport-default.js';
import {
  type NodeTransport,
  type NodeTransportOptions,
  nodeTransport,
} from '../../../../src/emit/client/runtime/transport-node.js';
import { selfSigned } from '../../../../src/mock/certificate.js';

const certificate = selfSigned(['127.0.0.1'], Date.now());

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Told {
  readonly url: string;
  readonly port: number;
  /** Connections that were made. */
  readonly connections: { count: number };
}

async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void, secure = false): Promise<Told> {
  const server = secure ? createTlsServer(certificate, listener) : createHttpServer(listener);
  const connections = { count: 0 };
  server.on(secure ? 'secureConnection' : 'connection', () => {
    connections.count++;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}/`, port, connections };
}

/** Answers with what it was asked. */
const echo = (request: IncomingMessage, response: ServerResponse): void => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') }));
  });
};

function transportOf(options: NodeTransportOptions = {}): NodeTransport {
  const transport = nodeTransport(options);
  ends.push(() => transport.close());
  return transport;
}

const requestTo = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url,
  headers: {},
  body: undefined,
  signal: undefined,
  connectTimeout: undefined,
  ...more,
});

interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

async function echoed(transport: NodeTransport, request: TransportRequest): Promise<Echo> {
  const answer = await transport(request);
  return JSON.parse(await answer.text());
}

describe('a body', () => {
  const form = new FormData();
  form.append('na"me', 'two\nlines');
  form.append('file', new Blob(['bytes'], { type: 'image/png' }), 'a.png');
  const stream = (): ReadableStream => new Blob(['in ', 'chunks']).stream();
  const bodies: readonly (readonly [string, () => WireBody, string | undefined, string | RegExp, number | undefined])[] = [
    ['text', () => 'é', 'text/plain;charset=UTF-8', 'Ã©', 2],
    ['parameters', () => new URLSearchParams({ a: '1 2' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=1+2', 5],
    ['bytes', () => new Uint8Array([65, 66]).buffer, undefined, 'AB', 2],
    ['a blob', () => new Blob(['blob'], { type: 'text/css' }), 'text/css', 'blob', 4],
    ['a stream', stream, undefined, 'in chunks', undefined],
  ];

  test.each(bodies)('that is %s', async (_name, body, type, sent, length) => {
    const { url } = await serve(echo);
    const told = await echoed(transportOf(), requestTo(url, { method: 'POST', body: body() }));
    expect(told.headers['content-type']).toBe(type);
    expect(told.headers['content-length']).toBe(length === undefined ? undefined : String(length));
    expect(told.body).toBe(sent);
  });

  test('that is a form is read as what it was', async () => {
    const { url } = await serve(echo);
    const { headers, body } = await echoed(transportOf(), requestTo(url, { method: 'POST', body: form }));
    expect(headers['content-length']).toBe(String(body.length));
    const read = await new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
    expect(read.get('na"me')).toBe('two\r\nlines');
    const file = read.get('file');
    expect(file).toMatchObject({ name: 'a.png', type: 'image/png' });
    expect(file instanceof Blob && (await file.text())).toBe('bytes');
  });

  test('that is a stream is read no faster than it is sent, and let go when the request ends', async () => {
    const { url } = await serve(() => {});
    const controller = new AbortController();
    let pulled = 0;
    let reason: unknown;
    const body = new ReadableStream({
      pull: (queue) => {
        pulled++;
        queue.enqueue(new Uint8Array(1024 * 1024));
      },
      cancel: (why) => {
        reason = why ?? 'let go';
      },
    });
    const sending = transportOf()(requestTo(url, { method: 'POST', body, signal: controller.signal })).catch(
      (error: unknown) => error,
    );
    await expect.poll(() => pulled).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pulled).toBeLessThan(64);
    controller.abort(new Error('enough'));
    expect(await sending).toMatchObject({ message: 'enough' });
    await expect.poll(() => reason).toBe('let go');
  });

  test('that fails on its way fails the request', async () => {
    const { url } = await serve(echo);
    const body = new ReadableStream({ pull: (queue) => queue.error(new Error('no more')) });
    await expect(transportOf()(requestTo(url, { method: 'POST', body }))).rejects.toThrow('no more');
  });
});

describe('an answer', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('that is packed by %s is unpacked, however it is read', async (coding, pack) => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': coding, 'content-type': 'text/plain' });
      response.end(pack('Grüße'));
    });
    const transport = transportOf();
    expect(await (await transport(requestTo(url))).text()).toBe('Grüße');
    expect(Buffer.from(await (await transport(requestTo(url))).arrayBuffer()).toString()).toBe('Grüße');
    expect(await (await transport(requestTo(url))).blob()).toMatchObject({ size: 7, type: 'text/plain' });
    expect(await new Response((await transport(requestTo(url))).body).text()).toBe('Grüße');
  });

  test('has headers that are found by any case, repeated ones joined, and that nobody changes', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, ['X-One', '1', 'x-ONE', '2', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
      response.end();
    });
    const answer = await transportOf()(requestTo(url));
    expect(answer.headers.get('X-ONE')).toBe('1, 2');
    expect(answer.headers.has('x-two')).toBe(false);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(new Headers(answer.headers).get('x-one')).toBe('1, 2');
    expect(() => answer.headers.set('x-one', '3')).toThrow(TypeError);
    await answer.text();
  });

  test('is read once', async () => {
    const { url } = await serve(echo);
    const answer = await transportOf()(requestTo(url));
    await answer.text();
    await expect(answer.text()).rejects.toThrow(TypeError);
  });

  test('whose stream nobody reads on lets go of its connection', async () => {
    let closed = false;
    const { url } = await serve((_, response) => {
      response.write('a');
      response.on('close', () => {
        closed = true;
      });
    });
    await (await transportOf()(requestTo(url))).body?.cancel();
    await expect.poll(() => closed).toBe(true);
  });
});

describe('connections', () => {
  test('are kept for the next request, and no more of them are made than may be', async () => {
    const { url, connections } = await serve(echo);
    const transport = transportOf({ maxSockets: 2 });
    await Promise.all(Array.from({ length: 6 }, () => echoed(transport, requestTo(url))));
    for (let made = 0; made < 4; made++) await echoed(transport, requestTo(url));
    expect(connections.count).toBe(2);
  });

  test('are made anew where they are not to be kept', async () => {
    const { url, connections } = await serve(echo);
    const transport = transportOf({ keepAlive: 0 });
    for (let made = 0; made < 3; made++) await echoed(transport, requestTo(url));
    expect(connections.count).toBe(3);
  });

  test('that wait for one are not held up by a request that was ended', async () => {
    const held: ServerResponse[] = [];
    const { url } = await serve((_, response) => held.push(response));
    const transport = transportOf({ maxSockets: 1 });
    const first = transport(requestTo(url));
    const controller = new AbortController();
    const second = transport(requestTo(url, { signal: controller.signal })).catch((error: unknown) => error);
    const third = transport(requestTo(url));
    await expect.poll(() => held.length).toBe(1);
    controller.abort(new Error('enough'));
    expect(await second).toMatchObject({ message: 'enough' });
    held[0]?.end('1');
    expect(await (await first).text()).toBe('1');
    await expect.poll(() => held.length).toBe(2);
    held[1]?.end('3');
    expect(await (await third).text()).toBe('3');
  });

  test('may be those of an agent', async () => {
    const { url } = await serve(echo);
    const agent = new Agent({ keepAlive: true });
    const transport = transportOf({ agent });
    await echoed(transport, requestTo(url));
    expect(Object.keys(agent.freeSockets)).toHaveLength(1);
  });

  test('hold no process up', async () => {
    const { url } = await serve(echo);
    const bundled = await build({
      stdin: {
        contents: `import { defaultTransport } from './src/emit/client/runtime/transport-default.js';
          const request = { method: 'GET', url: ${JSON.stringify(url)}, headers: {} };
          defaultTransport()(request).then((answer) => answer.text()).then((text) => console.log(text.length > 0));`,
        resolveDir: '.',
      },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
    });
    const code = bundled.outputFiles[0]?.text ?? '';
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { timeout: 3500 });
    expect(stdout).toBe('true\n');
  });
});

describe('a redirect', () => {
  test('to another origin carries no credentials, to another path it does', async () => {
    const other = await serve(echo);
    const first = await serve((request, response) => {
      if (request.url === '/here') return echo(request, response);
      response.writeHead(302, { location: request.url === '/near' ? '/here' : other.url });
      response.end();
    });
    const headers = { authorization: 'Bearer x', cookie: 'a=1', 'x-kept': 'yes' };
    const transport = transportOf();
    const near = await echoed(transport, requestTo(`${first.url}near`, { headers }));
    expect(near.headers).toMatchObject(headers);
    const far = await echoed(transport, requestTo(`${first.url}far`, { headers }));
    expect(far.headers).toMatchObject({ 'x-kept': 'yes', host: `127.0.0.1:${other.port}` });
    expect(far.headers).not.toHaveProperty('authorization');
    expect(far.headers).not.toHaveProperty('cookie');
  });
});

describe('a proxy', () => {
  /** Forwards what it is asked for, and notes how it was asked. */
  async function proxy(tunnels = true): Promise<{ readonly address: string; readonly asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization']}`);
      echo(request, response);
    });
    const sockets = new Set<Socket>();
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization']}`);
      sockets.add(socket);
      if (!tunnels) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const [host, port] = (request.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      socket.on('error', () => {});
      onward.on('error', () => {});
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    ends.push(() => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const { port } = server.address() as AddressInfo;
    return { address: `http://me:p%40ss@127.0.0.1:${port}`, asked };
  }

  const credentials = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

  test('is asked for the whole URL where it is http:', async () => {
    const { address, asked } = await proxy();
    const { headers } = await echoed(transportOf({ proxy: address }), requestTo('http://api.example/pets?a=1'));
    expect(asked).toEqual([`GET http://api.example/pets?a=1 ${credentials}`]);
    expect(headers['host']).toBe('api.example');
  });

  test('is asked for a tunnel where it is https:, and told nothing of what goes through', async () => {
    const { address, asked } = await proxy();
    const { url, port } = await serve(echo, true);
    const transport = transportOf({ proxy: address, tls: { ca: certificate.cert } });
    for (let made = 0; made < 2; made++) {
      const { headers } = await echoed(transport, requestTo(url, { headers: { authorization: 'Bearer x' } }));
      expect(headers).toMatchObject({ authorization: 'Bearer x' });
      expect(headers).not.toHaveProperty('proxy-authorization');
    }
    expect(asked).toEqual([`CONNECT 127.0.0.1:${port} ${credentials}`]);
  });

  test('that refuses is told of', async () => {
    const { address } = await proxy(false);
    const request = requestTo('https://api.example/', {});
    await expect(transportOf({ proxy: address })(request)).rejects.toThrow(
      /answers 407 when asked for a tunnel to api\.example:443/,
    );
  });

  test('and an agent for what goes by tunnels do not go together', () => {
    expect(() => nodeTransport({ proxy: 'http://127.0.0.1:1', httpsAgent: new Agent() })).toThrow(TypeError);
  });
});

describe('TLS', () => {
  test('is spoken with whom is trusted', async () => {
    const { url, connections } = await serve(echo, true);
    const transport = transportOf({ tls: { ca: certificate.cert } });
    for (let made = 0; made < 3; made++) expect(await echoed(transport, requestTo(url))).toMatchObject({ method: 'GET' });
    expect(connections.count).toBe(1);
    await expect(transportOf()(requestTo(url))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });
});

test('what intercepts Node’s own client intercepts this one', async () => {
  const server = setupServer(http.get('http://api.example/pets', () => HttpResponse.json({ name: 'Rex' })));
  server.listen();
  ends.push(() => server.close());
  const answer = await transportOf()(requestTo('http://api.example/pets'));
  expect(await answer.text()).toBe('{"name":"Rex"}');
});

describe('what sends where nothing is said', () => {
  test('is a given fetch, else Node’s own client, the same for all', () => {
    expect(defaultTransport()).toBe(defaultTransport());
    expect(defaultTransport(() => Promise.reject(new Error()))).not.toBe(defaultTransport());
  });
});
