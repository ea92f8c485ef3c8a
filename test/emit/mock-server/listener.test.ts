import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { awsJson } from '../../../src/emit/mock-server/runtime/aws-json.js';
import { MockCore } from '../../../src/emit/mock-server/runtime/core.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { errors, type Operations, operations, typeList } from './notes-api.js';

type State = Map<string, unknown>;

const api = {
  wire: awsJson({ version: '1.1', targetPrefix: 'Notes_v1' }),
  patterns: 'whole',
  operations,
  errors,
  types: typeList,
} as const;
const open: Server<Operations, State>[] = [];

function start(options: ServerOptions = {}): Server<Operations, State> {
  const server = createServer<Operations, State>(api, options);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const init = { method: 'POST', headers: { 'x-amz-target': 'Notes_v1.PutNotes' }, body: '{"Notes":[{"Id":"ab-12"}]}' };

describe('listen', () => {
  test('takes a free port of the loopback interface and tells it', async () => {
    const { url, port } = await start().listen();
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(url, init)).json()).toEqual({ Id: 'ab-12' });
  });

  test('again tells the same address', async () => {
    const server = start();
    const [one, two] = await Promise.all([server.listen(), server.listen()]);
    expect(one).toEqual(two);
  });

  test('many side by side share nothing', async () => {
    const servers = Array.from({ length: 20 }, () => start());
    const addresses = await Promise.all(servers.map((server) => server.listen()));
    expect(new Set(addresses.map(({ port }) => port)).size).toBe(20);
    servers[0]?.fail('InternalErrorException');
    const answers = await Promise.all(addresses.map(({ url }) => fetch(url, init)));
    expect(answers.map(({ status }) => status)).toEqual([500, ...Array.from({ length: 19 }, () => 200)]);
    expect(servers.map(({ requests }) => requests.length)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  test('rejects where the port is taken, and may be tried again', async () => {
    const { port } = await start().listen();
    const second = start();
    await expect(second.listen(port)).rejects.toThrow('EADDRINUSE');
    await expect(second.listen()).resolves.toBeDefined();
  });

  test('answers the same over a socket as without one', async () => {
    const server = start();
    const { url } = await server.listen();
    const own = async (response: Response) => ({
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    });
    for (const each of [init, { ...init, body: '{}' }, { ...init, body: '{' }, { method: 'GET' }]) {
      expect(await own(await fetch(url, each))).toEqual(await own(await server.fetch(url, each)));
    }
  });
});

describe('close', () => {
  test('ends connections that are kept alive', async () => {
    const server = start();
    const { port } = await server.listen();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      request({ port, host: '127.0.0.1', agent, ...init, method: 'POST' }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end(init.body);
    });
    await server.close();
    await expect(fetch(`http://127.0.0.1:${port}`, init)).rejects.toThrow();
    agent.destroy();
  });

  test('does not wait for a handler that never answers', async () => {
    const server = start();
    const { url } = await server.listen();
    const called = new Promise<void>((resolve) => {
      server.on('PutNotes', () => {
        resolve();
        return new Promise(() => {});
      });
    });
    const lost = expect(fetch(url, init)).rejects.toThrow();
    await called;
    await server.close();
    await lost;
  });

  test('twice, or before listening, does nothing; listening again works', async () => {
    const server = start();
    await server.close();
    await server.listen();
    await Promise.all([server.close(), server.close()]);
    await server.close();
    const { url } = await server.listen();
    expect((await fetch(url, init)).status).toBe(200);
  });
});

describe('answers', () => {
  /** All that comes back for calls that are written at once, until the server ends the connection as the last of them asks. */
  const talk = async (server: Server<Operations, State>, ...requests: readonly (readonly [string, ...string[]])[]) => {
    const { port } = await server.listen();
    const socket = connect(port, '127.0.0.1');
    socket.write(requests.map((lines) => [...lines, 'Host: x', '', ''].join('\r\n')).join(''));
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    return text;
  };

  test('to calls that come at once come in their order, with or without a body', async () => {
    const server = start();
    server.on('DeleteNotes', () => new Promise((resolve) => setTimeout(resolve, 20)));
    server.use((core) => {
      core.intercept(({ url }) => (url === '/none' ? { status: 204, headers: { 'x-none': 'yes' }, body: '' } : undefined));
    });
    const post = (operation: string) => ['POST / HTTP/1.1', `X-Amz-Target: Notes_v1.${operation}`, 'Content-Length: 0'] as const;
    const text = await talk(
      server,
      post('DeleteNotes'),
      ['GET /none HTTP/1.1'],
      ['GET / HTTP/1.1'],
      [...post('MakeTea'), 'Connection: close'],
    );
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '204', '405', '400']);
    expect(text).toMatch(/\r\n\r\n\{"__type":"UnknownOperationException"[^\r\n]*MakeTea\."\}$/);
  });

  test('are whole, however long they are and whatever they are made of', async () => {
    const server = start();
    const bodies = new Map<string, string | Uint8Array>([
      ['/text', 'naïve 🟠 '.repeat(200_000)],
      ['/bytes', new Uint8Array(3_000_000).fill(0xff)],
    ]);
    server.use((core) => {
      core.intercept(({ url }) => ({ status: 200, headers: {}, body: bodies.get(url) ?? '' }));
    });
    const { url } = await server.listen();
    for (const [path, body] of bodies) {
      const got = Buffer.from(await (await fetch(url + path)).arrayBuffer());
      expect(got.equals(Buffer.from(body)), path).toBe(true);
    }
  });
});

describe('bodies', () => {
  test('in many pieces are one body', async () => {
    const server = start();
    const { port } = await server.listen();
    const text = JSON.stringify({ Notes: [{ Id: 'ab-12', Text: 'naïve 🟠' }] });
    const bytes = new TextEncoder().encode(text);
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: Notes_v1.PutNotes\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    for (const byte of bytes) {
      await new Promise((resolve) => socket.write(new Uint8Array([byte]), resolve));
    }
    expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
    expect(server.requests[0]?.body).toBe(text);
    socket.destroy();
  });

  test.each(['socket', 'fetch'])('beyond the limit are refused, over %s', async (way) => {
    const server = start({ bodyLimit: 1000 });
    const { url } = await server.listen();
    const ask = (length: number) =>
      (way === 'socket' ? fetch : server.fetch)(url, { ...init, body: `{"Notes":[{"Id":"ab-12"}]}`.padEnd(length) });
    const refused = await ask(1001);
    expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([413, 'RequestEntityTooLargeException']);
    expect(server.requests[0]).toMatchObject({ answer: 'refused', status: 413, error: 'RequestEntityTooLargeException' });
    expect((await ask(1000)).status).toBe(200);
  });

  test('far beyond the limit still get their answer', async () => {
    const { url } = await start({ bodyLimit: 1000 }).listen();
    const response = await fetch(url, { ...init, body: new Uint8Array(20_000_000) });
    expect(response.status).toBe(413);
  });

  test('that are cut off harm nobody', async () => {
    const server = start();
    const { url, port } = await server.listen();
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) =>
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"No', () => resolve()),
    );
    await new Promise<void>((resolve) => socket.once('close', () => resolve()).destroy());
    expect((await fetch(url, init)).status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });
});

describe('fetch', () => {
  test('takes what the platform’s fetch takes', async () => {
    const server = start();
    const answers = [
      server.fetch(new Request('http://mock/', init)),
      server.fetch('http://mock', init),
      server.fetch(new URL('http://mock'), init),
      server.fetch(new Request('http://mock/'), init),
    ];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  test('rejects with the reason of its signal, before and during an answer', async () => {
    const server = start();
    await expect(server.fetch('http://mock', { ...init, signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
    const controller = new AbortController();
    server.on('PutNotes', () => {
      controller.abort(new Error('during'));
      return new Promise(() => {});
    });
    await expect(server.fetch('http://mock', { ...init, signal: controller.signal })).rejects.toThrow('during');
  });
});

describe('latency', () => {
  test.each<[ServerOptions['latency'] & {}, number, number]>([
    [30, 30, 30],
    [{ min: 30, max: 40 }, 30, 40],
  ])('of %j holds the answer back', async (latency, least, most) => {
    const core = new MockCore(api, { latency }, () => undefined);
    const body = new TextEncoder().encode(init.body);
    let answered = false;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const answer = Promise.resolve(core.handle({ method: 'POST', url: '/', headers: init.headers, body })).finally(() => {
        answered = true;
      });
      await vi.advanceTimersByTimeAsync(least - 1);
      expect(answered).toBe(false);
      await vi.advanceTimersByTimeAsync(most - least + 1);
      expect(answered).toBe(true);
      expect((await answer).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});
