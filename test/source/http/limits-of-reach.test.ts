import type { LookupAddress } from 'node:dns';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lookup } from '../../../src/source/http/network.js';
import { emptyFolder, fetchNamed } from './library.js';
import { html, serve, type TestServer } from './server.js';

/** Names as some server of names would have them. */
const resolving = (names: Readonly<Record<string, readonly string[]>>): { lookup: Lookup; readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    lookup(host, _, done) {
      asked.push(host);
      const found = (names[host] ?? []).map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
      done(null, found);
    },
  };
};

describe('this machine and private networks', () => {
  let cache: string;
  let server: TestServer;
  let port: string;
  beforeAll(async () => {
    cache = await emptyFolder();
    server = await serve(({ url }, response) =>
      url === '/away'
        ? void response.writeHead(302, { location: `http://inside.example:${port}/` }).end()
        : html(response, '<p>secret'),
    );
    port = new URL(server.origin).port;
  });

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:0:0:1]',
    '169.254.169.254',
    '10.0.0.1',
    '0',
    'localhost',
    'api.localhost',
  ])('are not asked under %s', async (host) => {
    const { said } = await fetchNamed(`http://${host}:${port}/`, { cache, allowPrivate: false });
    expect(said.map(({ code }) => code)).toEqual(['http-private-address']);
    expect(server.seen).toEqual([]);
  });

  it.each([[['127.0.0.1']], [['::1']], [['::ffff:127.0.0.1']], [['203.0.113.9', '127.0.0.1']]])(
    'are not asked under a name for %j',
    async (addresses) => {
      const { lookup } = resolving({ 'rebind.example': addresses });
      const { said } = await fetchNamed(`http://rebind.example:${port}/`, { cache, allowPrivate: false }, { lookup });
      expect(said.map(({ code }) => code)).toEqual(['http-private-address']);
      expect(said[0]?.message).toContain('rebind.example, which is ');
      expect(server.seen).toEqual([]);
    },
  );

  it('are asked where a config names the host; a redirect to another host is not followed', async () => {
    const { lookup, asked } = resolving({ 'wiki.example': ['127.0.0.1'], 'inside.example': ['127.0.0.1'] });
    const http = { cache, allowPrivate: ['wiki.example'] };
    const { text } = await fetchNamed(`http://wiki.example:${port}/page`, http, { lookup });
    expect(text).toBe('<p>secret');
    // The name is looked up once, by the connection itself: there is no second answer that could differ.
    expect(asked).toEqual(['wiki.example']);
    const { said } = await fetchNamed(`http://wiki.example:${port}/away`, http, { lookup });
    expect(said).toMatchObject([{ code: 'http-private-address', where: { source: `http://wiki.example:${port}/away` } }]);
    expect(server.paths()).toEqual(['/page', '/away']);
  });

  it('may be allowed host by host in every spelling of an address', async () => {
    const { text } = await fetchNamed(`http://2130706433:${port}/page`, { cache, allowPrivate: ['127.0.0.1'] });
    expect(text).toBe('<p>secret');
  });
});

describe('headers that a person gives', () => {
  const secret = 'Bearer 5f3c-not-to-be-told';
  const headers = { Authorization: secret, 'X-Team': 'docs' };

  it('go to the origin of the named URL and to no other', async () => {
    const cache = await emptyFolder();
    const other = await serve((_, response) => html(response, '<p>there', { etag: '"1"', vary: 'authorization, x-team' }));
    const server = await serve(({ url }, response) =>
      url === '/moved'
        ? void response.writeHead(302, { location: `${other.origin}/page` }).end()
        : html(response, '<p>here', { etag: '"1"', vary: 'authorization, x-team' }),
    );
    const own = await fetchNamed(`${server.origin}/page`, { cache, headers });
    const moved = await fetchNamed(`${server.origin}/moved`, { cache, headers });
    expect([own.text, moved.text]).toEqual(['<p>here', '<p>there']);
    expect(server.seen.map((seen) => [seen.headers.authorization, seen.headers['x-team']])).toEqual([
      [secret, 'docs'],
      [secret, 'docs'],
    ]);
    expect(other.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(other.seen[0]?.headers).not.toHaveProperty('x-team');
  });

  it('are not to be found in the cache, and what they opened is not given to who has others', async () => {
    const cache = await emptyFolder();
    const server = await serve(({ headers: { authorization = 'nobody' } }, response) =>
      html(response, `<p>for ${authorization.length}`, { 'cache-control': 'max-age=600', vary: 'authorization' }),
    );
    const url = `${server.origin}/page`;
    expect((await fetchNamed(url, { cache, headers })).text).toBe(`<p>for ${secret.length}`);
    expect((await fetchNamed(url, { cache })).text).toBe('<p>for 6');
    expect((await fetchNamed(url, { cache, headers })).text).toBe(`<p>for ${secret.length}`);
    expect(server.seen).toHaveLength(2);
    const names = (await readdir(cache, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    expect(names.length).toBeGreaterThan(2);
    for (const { parentPath, name } of names)
      expect(name + (await readFile(join(parentPath, name), 'utf8'))).not.toContain('not-to-be-told');
  });

  it('are not told where the page cannot be had', async () => {
    const server = await serve((_, response) => void response.writeHead(403).end());
    const { said } = await fetchNamed(`${server.origin}/page`, { cache: await emptyFolder(), headers });
    expect(said).toMatchObject([{ code: 'http-status' }]);
    expect(JSON.stringify(said)).not.toContain('not-to-be-told');
  });
});

describe('URLs with a password in them', () => {
  it.each(['http://me:open-sesame@docs.example/', 'http://me:open-sesame@docs.exa mple/'])(
    'are refused without telling it: %s',
    async (url) => {
      const { said } = await fetchNamed(url, { cache: await emptyFolder() });
      expect(said).toMatchObject([{ code: 'url-invalid' }]);
      expect(JSON.stringify(said)).not.toContain('open-sesame');
    },
  );
});

describe('a proxy of the environment', () => {
  it('is asked instead of the host, and not for this machine', async () => {
    const proxied: string[] = [];
    const proxy = await serve(() => {});
    // A tunnel: the proxy is told where to, and then speaks for the other side.
    const { createServer } = await import('node:http');
    const tunnel = createServer();
    tunnel.on('connect', ({ url }, socket) => {
      proxied.push(url ?? '');
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 8\r\n\r\n<p>proxy'));
    });
    await new Promise<void>((ready) => tunnel.listen(0, '127.0.0.1', ready));
    const address = tunnel.address();
    const port = typeof address === 'object' ? address?.port : 0;
    process.env['http_proxy'] = `http://127.0.0.1:${port}`;
    try {
      const cache = await emptyFolder();
      const { text } = await fetchNamed('http://docs.example/page', { cache, allowPrivate: false });
      expect([text, proxied]).toEqual(['<p>proxy', ['docs.example:80']]);
      const { said } = await fetchNamed(`${proxy.origin}/page`, { cache, allowPrivate: false });
      expect(said).toMatchObject([{ code: 'http-private-address' }]);
      process.env['no_proxy'] = '127.0.0.1';
      const direct = await serve((_, response) => html(response, '<p>direct'));
      expect((await fetchNamed(`${direct.origin}/page`, { cache })).text).toBe('<p>direct');
    } finally {
      delete process.env['http_proxy'];
      delete process.env['no_proxy'];
      tunnel.close();
    }
  });
});
