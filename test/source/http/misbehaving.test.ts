import { createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, fetchNamed } from './library.js';
import { type Handler, html, serve } from './server.js';

const mebibyte = 1024 * 1024;

interface Misbehaving {
  readonly name: string;
  readonly serves: Handler;
  readonly code: string;
  /** Words of the message. */
  readonly says: RegExp;
  /** Nobody waits for long then. */
  readonly hangs?: true;
  /** Requests that are made before it is given up. */
  readonly requests?: number;
}

/** Never ends: sends until nobody takes it any more. */
const endless =
  (chunk: Buffer): Handler =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const send = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', send);
    };
    send();
  };

const servers: readonly Misbehaving[] = [
  { name: 'hangs before headers', serves: () => {}, code: 'http-timeout', says: /0\.4 seconds/, hangs: true },
  {
    name: 'hangs in the body',
    serves: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>and now'),
    code: 'http-timeout',
    says: /0\.4 seconds/,
    hangs: true,
  },
  {
    name: 'drips',
    serves(_, response) {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('<p>.'), 20);
      response.on('close', () => clearInterval(drip));
    },
    code: 'http-timeout',
    says: /had not come to its end after 0\.4 seconds/,
    hangs: true,
  },
  {
    name: 'sends without end',
    serves: endless(Buffer.alloc(65_536, 0x61)),
    code: 'source-too-large',
    says: /limit of 1048576 bytes/,
  },
  {
    name: 'announces a gigabyte',
    serves: (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(1024 * mebibyte) }).write('<p>'),
    code: 'source-too-large',
    says: /limit of 1048576 bytes/,
  },
  {
    name: 'calls nothing at all a packed page',
    serves: (_, response) => html(response, '', { 'content-encoding': 'gzip' }),
    code: 'http-body',
    says: /cannot be unpacked/,
  },
  {
    name: 'sends a small body that unpacks to a large one',
    serves: (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(64 * mebibyte))),
    code: 'source-too-large',
    says: /limit of 1048576 bytes/,
  },
  {
    name: 'packs a bomb twice',
    serves: (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip, br' })
        .end(brotliCompressSync(gzipSync(Buffer.alloc(64 * mebibyte)))),
    code: 'source-too-large',
    says: /limit of 1048576 bytes/,
  },
  {
    name: 'packs a page many times over',
    serves: (_, response) => html(response, 'x', { 'content-encoding': 'gzip, gzip, gzip, gzip' }),
    code: 'http-body',
    says: /packed 4 times/,
  },
  {
    name: 'packs in a way nobody asked for',
    serves: (_, response) => html(response, 'x', { 'content-encoding': '__proto__' }),
    code: 'http-body',
    says: /"__proto__" was not asked for/,
  },
  {
    name: 'cuts a packed body short',
    serves: (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('<p>words'.repeat(99)).subarray(0, 20)),
    code: 'http-body',
    says: /cannot be unpacked/,
  },
  {
    name: 'redirects to itself',
    serves: (_, response) => void response.writeHead(302, { location: '/page' }).end(),
    code: 'http-redirect',
    says: /in a circle/,
  },
  {
    name: 'redirects without end',
    serves: ({ url }, response) => void response.writeHead(302, { location: `${url}x` }).end(),
    code: 'http-redirect',
    says: /more than 10 times/,
    requests: 11,
  },
  {
    name: 'redirects to a file',
    serves: (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    code: 'http-redirect',
    says: /file:\/\/\/etc\/passwd, which is no address of the web/,
  },
  {
    name: 'redirects to a URL with a password in it',
    serves: (_, response) => void response.writeHead(302, { location: 'http://user:word@127.0.0.1/' }).end(),
    code: 'http-redirect',
    says: /no address of the web/,
  },
  {
    name: 'redirects nowhere',
    serves: (_, response) => void response.writeHead(301).end(),
    code: 'http-redirect',
    says: /does not say where to/,
  },
  {
    name: 'redirects to a sign-in page',
    serves: ({ url }, response) =>
      url?.startsWith('/account')
        ? html(response, '<p>Who are you?')
        : void response.writeHead(302, { location: '/account/login?next=%2Fpage' }).end(),
    code: 'page-login',
    says: /redirects to .*\/account\/login/,
    requests: 2,
  },
  {
    name: 'goes away before it answers',
    serves: ({ socket }) => void socket.destroy(),
    code: 'http-unreachable',
    says: /went away/,
    requests: 4,
  },
  {
    name: 'goes away in the body',
    serves(_, response) {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' }).write('<p>half of');
      setTimeout(() => response.socket?.destroy(), 20);
    },
    code: 'http-unreachable',
    says: /went away/,
    requests: 4,
  },
  {
    name: 'announces more than it sends',
    serves(_, response) {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99\r\n\r\n<p>short');
    },
    code: 'http-unreachable',
    says: /went away|more or less than it had announced/,
    requests: 4,
  },
  {
    name: 'does not speak HTTP',
    serves: ({ socket }) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    code: 'http-unreachable',
    says: /not HTTP/,
    requests: 4,
  },
  {
    name: 'sends endless headers',
    serves: ({ socket }) => void socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(200_000)}\r\n\r\n`),
    code: 'http-unreachable',
    says: /headers are larger than any are/,
    requests: 4,
  },
  {
    name: 'asks to come back next week',
    serves: (_, response) => void response.writeHead(429, { 'retry-after': '604800' }).end(),
    code: 'http-status',
    says: /status 429/,
    requests: 1,
  },
  {
    name: 'is broken for good',
    serves: (_, response) => void response.writeHead(500).end(),
    code: 'http-status',
    says: /status 500/,
    requests: 4,
  },
  {
    name: 'has no such page',
    serves: (_, response) => void response.writeHead(404).end('no'),
    code: 'http-status',
    says: /status 404/,
    requests: 1,
  },
  {
    name: 'wants to know who asks',
    serves: (_, response) => void response.writeHead(401).end(),
    code: 'http-status',
    says: /status 401/,
    requests: 1,
  },
  {
    name: 'says that nothing has changed',
    serves: (_, response) => void response.writeHead(304).end(),
    code: 'http-status',
    says: /status 304/,
  },
  {
    name: 'sends a picture',
    serves: (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('png'),
    code: 'http-media-type',
    says: /image\/png/,
  },
  {
    name: 'sends an archive as a page',
    serves: (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from([0x50, 0x4b, 0x03, 0x04])),
    code: 'source-binary',
    says: /zip archive/,
  },
  { name: 'sends nothing', serves: (_, response) => html(response, ' \n'), code: 'source-empty', says: /is empty/ },
];

describe('a server that', () => {
  let cache: string;
  beforeAll(async () => {
    cache = await emptyFolder();
  });

  it.each(servers)('$name', async ({ serves, code, says, hangs, requests = 1 }) => {
    const server = await serve(serves);
    const url = `${server.origin}/page`;
    const { opened, said } = await fetchNamed(url, { cache, timeout: hangs ? 0.4 : 60, maxBytes: mebibyte });
    expect(opened).toBeUndefined();
    expect(said.map((one) => one.code)).toEqual([code]);
    expect(said[0]).toMatchObject({ severity: 'error', where: { source: url } });
    expect(said[0]?.message).toMatch(says);
    expect(said[0]?.help).not.toBe('');
    expect(server.seen).toHaveLength(requests);
  });

  it('sends much is listened to where somebody says so', async () => {
    const page = `<p>${'words '.repeat(3 * mebibyte)}`;
    const server = await serve((_, response) => html(response, page));
    const { opened, said } = await fetchNamed(`${server.origin}/page`, { cache, maxBytes: 20 * mebibyte });
    expect([opened?.source.bytes.length, said]).toEqual([page.length, []]);
  });

  it('is not there', async () => {
    const server = await serve(() => {});
    await server.close();
    const { said } = await fetchNamed(`${server.origin}/page`, { cache });
    expect(said).toMatchObject([{ code: 'http-unreachable' }]);
    expect(said[0]?.message).toMatch(/connection is refused/);
  });

  it('has a name that nobody knows', async () => {
    const lookup = (_: string, __: unknown, done: (error: NodeJS.ErrnoException, found: []) => void): void =>
      done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
    const { said } = await fetchNamed('http://nowhere.example/page', { cache }, { lookup });
    expect(said).toMatchObject([{ code: 'http-unreachable' }]);
    expect(said[0]?.message).toContain('no host named nowhere.example');
  });

  it('speaks no TLS', async () => {
    const server = await serve(() => {});
    const { said } = await fetchNamed(server.origin.replace('http', 'https'), { cache });
    expect(said).toMatchObject([{ code: 'http-certificate' }]);
  });

  it('takes connections and says nothing', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { said } = await fetchNamed(`https://127.0.0.1:${port}/`, { cache, timeout: 0.4 });
    silent.close();
    expect(said).toMatchObject([{ code: 'http-timeout' }]);
  });
});

describe('a server that has a bad moment', () => {
  it.each<{ name: string; first: Handler }>([
    { name: 'is broken once', first: (_, response) => void response.writeHead(500).end() },
    { name: 'has too much to do', first: (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end() },
    {
      name: 'has too much to do until a date',
      first: (_, response) => void response.writeHead(503, { 'retry-after': new Date().toUTCString() }).end(),
    },
    { name: 'goes away once', first: ({ socket }) => void socket.destroy() },
  ])('and $name', async ({ first }) => {
    const cache = await emptyFolder();
    const server = await serve((request, response) =>
      server.seen.length === 1 ? first(request, response) : html(response, '<p>well'),
    );
    const { text, said } = await fetchNamed(`${server.origin}/page`, { cache });
    expect([text, said]).toEqual(['<p>well', []]);
    expect(server.seen).toHaveLength(2);
  });
});

describe('a page may come', () => {
  it.each<{ name: string; headers: Record<string, string>; body: string | Buffer }>([
    { name: 'packed by gzip', headers: { 'content-encoding': 'gzip' }, body: gzipSync('<p>words') },
    { name: 'packed by brotli', headers: { 'content-encoding': 'br' }, body: brotliCompressSync('<p>words') },
    { name: 'packed by gzip in capitals', headers: { 'content-encoding': 'X-GZIP' }, body: gzipSync('<p>words') },
    { name: 'as it is', headers: { 'content-encoding': 'identity' }, body: '<p>words' },
    { name: 'without a media type', headers: {}, body: '<p>words' },
    { name: 'as octets', headers: { 'content-type': 'application/octet-stream' }, body: '<p>words' },
    { name: 'with a media type that is none', headers: { 'content-type': 'words' }, body: '<p>words' },
  ])('$name', async ({ headers, body }) => {
    const server = await serve((_, response) => void response.writeHead(200, headers).end(body));
    const { text, said } = await fetchNamed(`${server.origin}/page`, { cache: await emptyFolder() });
    expect([text, said]).toEqual(['<p>words', []]);
  });
});
