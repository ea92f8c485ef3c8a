import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiConfig } from '../../src/config/config.js';
import { Library } from '../../src/source/library.js';
import { type Inventory, urlsIn } from '../../src/watch/inventory.js';
import { probe } from '../../src/watch/probe.js';
import { emptyFolder, impatient } from '../source/http/library.js';
import { serve, type TestServer } from '../source/http/server.js';

describe('asking for the URLs of an API', () => {
  /** What the site says at each path, as of now; a number is a status. */
  let site: Map<string, string | number>;
  let server: TestServer;
  let api: ApiConfig;

  beforeEach(async () => {
    site = new Map([
      ['/docs/', 'index one'],
      ['/docs/a', 'page one'],
    ]);
    server = await serve((request, response) => {
      const found = site.get(request.url ?? '') ?? 404;
      const tag = `"${found}"`;
      if (typeof found === 'number') response.writeHead(found).end();
      else if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/plain', etag: tag }).end(found);
    });
    const cache = await emptyFolder();
    const sources = [`${server.origin}/docs/`];
    const http = { cache, allowPrivate: true, retries: 0 };
    api = { root: cache, name: 'a', sources, corrections: [], package: { version: '1.0.0' }, http };
  });

  const library = (): Library => new Library(api, impatient);

  /** What a run reads: the index, and what it links to. */
  async function run(): Promise<Inventory> {
    const reading = library();
    const { value } = await reading.find();
    for (const address of value) await reading.open(address, 'named');
    for (const path of ['a', 'gone'])
      for (const from of value) {
        const { address } = await reading.follow({ url: path }, { from, reach: 'page' });
        if (address) await reading.open(address, 'linked');
      }
    await reading.finish();
    await reading.close();
    return urlsIn(reading.trail);
  }

  const statuses = (): string[] =>
    server.seen
      .filter(({ url }) => url.startsWith('/docs/'))
      .map(({ url, headers }) => `${url} ${headers['if-none-match'] ?? 'anew'}`);

  it('comes to the same where nothing changed, at the price of conditional requests', async () => {
    const known = await run();
    expect([...known.values()].filter((hash) => hash === 'absent')).toHaveLength(1);
    server.seen.splice(0);
    expect(await probe(api, known, library())).toEqual({ kind: 'same' });
    expect(statuses().sort()).toEqual(['/docs/ "index one"', '/docs/a "page one"', '/docs/gone anew']);
  });

  it.each<{ what: string; path: string; text: string }>([
    { what: 'a page that was named', path: '/docs/', text: 'index two' },
    { what: 'a page that was linked to', path: '/docs/a', text: 'page two' },
    { what: 'a page that was not there before', path: '/docs/gone', text: 'back' },
  ])('notices $what, and leaves the run nothing to fetch', async ({ path, text }) => {
    const known = await run();
    site.set(path, text);
    const found = await probe(api, known, library());
    expect(found.kind).toBe('different');
    server.seen.splice(0);
    const now = await run();
    expect(found).toEqual({ kind: 'different', urls: now });
    // What is not there is not in the cache either way.
    expect(statuses().filter((line) => !line.startsWith('/docs/gone'))).toEqual([]);
    expect(await probe(api, now, library())).toEqual({ kind: 'same' });
  });

  it.each<{ what: string; path: string; status: number }>([
    { what: 'named', path: '/docs/', status: 404 },
    { what: 'linked to', path: '/docs/a', status: 500 },
    { what: 'linked to, and is gone', path: '/docs/a', status: 404 },
  ])('fails where a page that was $what cannot be had', async ({ path, status }) => {
    const known = await run();
    site.set(path, status);
    const found = await probe(api, known, library());
    expect(found).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'http-status' }] });
    site.set(path, path === '/docs/' ? 'index one' : 'page one');
    expect(await probe(api, known, library())).toEqual({ kind: 'same' });
  });

  it('cannot tell what a browser would show', async () => {
    expect(await probe({ ...api, render: true }, new Map())).toEqual({ kind: 'unknown' });
    expect(server.seen).toEqual([]);
  });
});
