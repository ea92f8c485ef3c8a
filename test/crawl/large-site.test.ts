import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiConfig } from '../../src/config/config.js';
import { crawl } from '../../src/crawl.js';
import { silent } from '../../src/progress.js';
import { Library } from '../../src/source/library.js';
import { emptyFolder } from '../source/http/library.js';
import { serve, type TestServer } from '../source/http/server.js';
import { largePages, siteOf } from './large-site.js';
import { crawlTiny, readTiny } from './tiny.js';

const mebibyte = 1024 * 1024;

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

/** Answers that a cache holds. */
const entriesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true }).filter((name) => /\.json$/.test(String(name))).length;

describe.sequential('a site of 500 large pages', () => {
  let server: TestServer;
  let config: Pick<ApiConfig, 'root' | 'sources' | 'http'>;
  /** Bytes that were sent as bodies since it was last set to zero. */
  let sent = 0;

  beforeAll(async () => {
    const handler = siteOf(largePages, 'text/plain');
    server = await serve((request, response) => {
      const end = response.end.bind(response);
      response.end = (chunk?: unknown) => {
        sent += typeof chunk === 'string' ? chunk.length : 0;
        return end(chunk as string);
      };
      handler(request, response);
    });
    const root = await emptyFolder();
    config = { root, sources: [`${server.origin}/docs/0`], http: { cache: root, allowPrivate: true } };
  });

  it('that is interrupted is taken up where it ended', async () => {
    const library = new Library(config);
    const named = await library.find();
    let pages = 0;
    const step = (): void => {
      pages += 1;
      if (pages > 200) throw new Error('interrupted');
    };
    const interrupted = crawl(named.value, library, readTiny, { ...silent, step });
    await expect(interrupted).rejects.toThrow('interrupted');
    // Connections end with the crawl: of what was asked for, the answers that were under way, four at most, may be lost.
    const asked = (): number => new Set(server.seen.map(({ url }) => url)).size;
    await vi.waitFor(() => expect(asked() - entriesIn(config.root)).toBeLessThanOrEqual(4), { timeout: 20_000, interval: 100 });
    const before = new Set(server.paths());
    expect(before.size).toBeGreaterThan(200);
    server.seen.length = 0;
    const { sources, said } = await crawlTiny(config);
    expect([sources.length, said]).toEqual([500, []]);
    // No other page is asked for twice, not even whether it has changed.
    const again = server.paths().filter((path) => before.has(path));
    expect(again.length).toBeLessThanOrEqual(4);
    expect(new Set([...before, ...server.paths()]).size).toBe(500);
  });

  it('that is crawled again sends no body', async () => {
    server.seen.length = 0;
    sent = 0;
    const { sources, said } = await crawlTiny(config);
    expect([sources.length, said, sent]).toEqual([500, [], 0]);
    expect(
      server.seen.filter(({ url }) => url !== '/robots.txt').every(({ headers }) => headers['if-none-match'] !== undefined),
    ).toBe(true);
    expect(server.paths()).toHaveLength(500);
  });

  it('is read in bounded memory: of the pages, nothing stays', async () => {
    const text = largePages('/docs/0') ?? '';
    expect(text.length * 500).toBeGreaterThan(32 * mebibyte);
    const heap = heapAfterCollection();
    let [most, count] = [0, 0];
    const library = new Library(config);
    const { value } = await crawl((await library.find()).value, library, (page, site) => {
      count += 1;
      if (count % 100 === 0) most = Math.max(most, heapAfterCollection() - heap);
      return readTiny(page, site);
    });
    most = Math.max(most, heapAfterCollection() - heap);
    expect([value.length, count]).toEqual([500, 500]);
    expect(most).toBeLessThan(16 * mebibyte);
  });

  it('can be read offline', async () => {
    await server.close();
    const { sources, said } = await crawlTiny({ ...config, http: { ...config.http, offline: true } });
    expect([sources.length, said]).toEqual([500, []]);
  });
});
