import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, fetchNamed } from './library.js';
import { type Handler, html, serve } from './server.js';

/** Answers with an entity tag, and with 304 to who has it already. */
const tagged =
  (text: () => string, headers: Record<string, string> = {}): Handler =>
  (request, response) => {
    const etag = `"${text().length}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
    else html(response, text(), { etag, ...headers });
  };

async function filesIn(folder: string, part: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('what was fetched before', () => {
  it('is taken without asking as long as the server said it would be good', async () => {
    const cache = await emptyFolder();
    const server = await serve((_, response) => html(response, '<p>good', { 'cache-control': 'max-age=600' }));
    const texts = [await fetchNamed(server.origin, { cache }), await fetchNamed(server.origin, { cache })].map(
      ({ text }) => text,
    );
    expect([texts, server.seen.length]).toEqual([['<p>good', '<p>good'], 1]);
  });

  it('is asked about by its tag, and comes once', async () => {
    const cache = await emptyFolder();
    let now = '<p>one';
    const server = await serve(tagged(() => now));
    for (const expected of ['<p>one', '<p>one', '<p>one'])
      expect((await fetchNamed(server.origin, { cache })).text).toBe(expected);
    // The answer 304 names no tag here; it is the old one that goes on being asked about.
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"6"', '"6"']);
    now = '<p>another';
    for (const expected of ['<p>another', '<p>another']) expect((await fetchNamed(server.origin, { cache })).text).toBe(expected);
    expect(server.seen.map(({ headers }) => headers['if-none-match']).slice(3)).toEqual(['"6"', '"10"']);
  });

  it('is asked about by its date', async () => {
    const cache = await emptyFolder();
    const date = new Date(Date.now() - 1000).toUTCString();
    const server = await serve((request, response) =>
      request.headers['if-modified-since'] === date
        ? void response.writeHead(304).end()
        : html(response, '<p>dated', { 'last-modified': date, 'cache-control': 'no-cache' }),
    );
    for (const _ of [1, 2]) expect((await fetchNamed(server.origin, { cache })).text).toBe('<p>dated');
    expect(server.seen.map(({ headers }) => headers['if-modified-since'])).toEqual([undefined, date]);
  });

  it('is all there is offline, however old', async () => {
    const cache = await emptyFolder();
    const server = await serve(tagged(() => '<p>kept'));
    await fetchNamed(`${server.origin}/page`, { cache });
    const { text } = await fetchNamed(`${server.origin}/page`, { cache, offline: true });
    const { said } = await fetchNamed(`${server.origin}/other`, { cache, offline: true });
    expect([text, server.seen.length]).toEqual(['<p>kept', 1]);
    expect(said).toMatchObject([{ code: 'http-offline', severity: 'error', where: { source: `${server.origin}/other` } }]);
  });

  it('is found offline by way of the redirects that led to it', async () => {
    const cache = await emptyFolder();
    const server = await serve(({ url }, response) =>
      url === '/' ? void response.writeHead(302, { location: '/page' }).end() : html(response, '<p>kept'),
    );
    await fetchNamed(`${server.origin}/`, { cache });
    const { text, opened } = await fetchNamed(`${server.origin}/`, { cache, offline: true });
    expect([text, opened?.source.id, opened?.at]).toMatchObject([
      '<p>kept',
      `${server.origin}/`,
      { url: `${server.origin}/page` },
    ]);
  });

  it('is not kept where the server forbids it', async () => {
    const cache = await emptyFolder();
    const server = await serve((_, response) => html(response, '<p>once', { 'cache-control': 'no-store' }));
    await fetchNamed(server.origin, { cache });
    expect((await fetchNamed(server.origin, { cache, offline: true })).codes).toEqual(['http-offline']);
  });

  it('keeps no cookies', async () => {
    const cache = await emptyFolder();
    const server = await serve((_, response) =>
      html(response, '<p>x', { 'set-cookie': 'session=of-mine', 'cache-control': 'max-age=60' }),
    );
    await fetchNamed(server.origin, { cache });
    for (const file of await filesIn(cache, 'entries')) expect(await readFile(file, 'utf8')).not.toContain('of-mine');
  });

  it.each([
    ['bodies', '<p>goo'],
    ['bodies', ''],
    ['entries', '{'],
    ['entries', '{"formatVersion":1}'],
    ['entries', 'null'],
  ])('counts for nothing once it is damaged: %s with %j', async (part, damage) => {
    const cache = await emptyFolder();
    const server = await serve((_, response) => html(response, '<p>good', { 'cache-control': 'max-age=600', etag: '"1"' }));
    await fetchNamed(server.origin, { cache });
    for (const file of await filesIn(cache, part)) await writeFile(file, damage);
    const { text, said } = await fetchNamed(server.origin, { cache });
    expect([text, said, server.seen.length]).toEqual(['<p>good', [], 2]);
    expect(server.seen[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('need not be kept: a folder that cannot be written is a warning', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'file'), '');
    const server = await serve((_, response) => html(response, '<p>good'));
    const { text, said } = await fetchNamed(server.origin, { cache: join(folder, 'file') });
    expect([text, said]).toMatchObject(['<p>good', [{ code: 'cache-unwritable', severity: 'warning' }]]);
  });

  it('is removed once nobody has used it for a month, and what is used stays', async () => {
    const cache = await emptyFolder();
    const server = await serve(({ url }, response) => html(response, `<p>${url}`, { 'cache-control': 'max-age=9999999' }));
    const fetch = (path: string, http: { readonly offline?: boolean } = {}) =>
      fetchNamed(server.origin + path, { cache, ...http });
    const age = async (days: number): Promise<void> => {
      const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
      for (const part of ['entries', 'bodies', '.'])
        for (const file of await filesIn(cache, part)) await utimes(file, then, then);
    };
    await fetch('/old');
    await fetch('/used');
    await age(29);
    await fetch('/used');
    expect((await filesIn(cache, 'entries')).length).toBe(2);
    for (const part of ['entries', 'bodies']) {
      for (const file of await filesIn(cache, part)) {
        const text = await readFile(file, 'utf8');
        if (text.includes('/old')) await utimes(file, 0, 0);
      }
    }
    // Once a day is enough.
    await fetch('/used');
    expect((await filesIn(cache, 'entries')).length).toBe(2);
    await rm(join(cache, 'pruned'));
    await fetch('/used');
    expect([(await filesIn(cache, 'entries')).length, (await filesIn(cache, 'bodies')).length]).toEqual([1, 1]);
    expect([(await fetch('/used', { offline: true })).text, server.seen.length]).toEqual(['<p>/used', 2]);
  });

  it('has one body for one content, and nothing half written beside it', async () => {
    const cache = await emptyFolder();
    const server = await serve((_, response) => html(response, '<p>same'));
    await Promise.all(['/a', '/b', '/c'].map((path) => fetchNamed(server.origin + path, { cache })));
    expect([(await filesIn(cache, 'bodies')).length, (await filesIn(cache, 'entries')).length]).toEqual([1, 3]);
    await mkdir(join(cache, 'crawls'), { recursive: true });
    expect(await filesIn(cache, 'crawls')).toEqual([]);
  });
});
