import { describe, expect, it } from 'vitest';
import type { HttpConfig } from '../../src/config/config.js';
import { emptyFolder } from '../source/http/library.js';
import { type Handler, html, serve, type TestServer } from '../source/http/server.js';
import { type Crawled, crawlTiny } from './tiny.js';

/** A page, or an answer of another kind. */
type Answer = string | Handler;

const site = (answers: Readonly<Record<string, Answer>>): Promise<TestServer> =>
  serve((request, response) => {
    const answer = Object.hasOwn(answers, request.url ?? '') ? answers[request.url ?? ''] : undefined;
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/plain' }).end(answer);
    else answer(request, response);
  });

/** Crawls from a path of a server; what is said speaks of paths, so that ports do not matter. */
async function crawlFrom(server: TestServer, path: string, http: HttpConfig = {}): Promise<Crawled> {
  const root = await emptyFolder();
  const crawled = await crawlTiny({ root, sources: [server.origin + path], http: { cache: root, allowPrivate: true, ...http } });
  const short = (text: string): string => text.replaceAll(server.origin, '');
  return { ...crawled, sources: crawled.sources.map(short), said: crawled.said.map(short) };
}

const to =
  (location: string): Handler =>
  (_, response) =>
    void response.writeHead(302, { location }).end();

describe('links of pages on the web', () => {
  it('are followed in the folder of the page that was named, and no further', async () => {
    const server = await site({
      '/docs/index':
        'Tiny\nsee a\nsee ./deep/b?x=1#y\nsee /docs/c\nsee ../other/d\nsee /docs-old/e\nsee //127.0.0.1:1/docs/f\nsee mailto:me@x.example\nsee index#top',
      '/docs/a': 'Tiny\nsee index',
      '/docs/deep/b?x=1': 'Tiny\nsee ../a\nsee c',
      '/docs/c': 'Tiny',
      '/docs/deep/c': 'Tiny',
    });
    const { sources, said } = await crawlFrom(server, '/docs/index#part');
    expect(sources).toEqual(['/docs/index', '/docs/a', '/docs/deep/b?x=1', '/docs/c', '/docs/deep/c']);
    expect(said).toEqual([
      'warning link-outside /docs/index:5',
      'warning link-outside /docs/index:6',
      'warning link-outside /docs/index:7',
      'warning link-unusable /docs/index:8',
    ]);
    expect([...server.paths()].sort()).toEqual([...sources].sort());
  });

  it('are followed as far as somebody says', async () => {
    const server = await site({ '/docs/index': 'Tiny\nsee /api/a\nsee b', '/api/a': 'Tiny', '/docs/b': 'Tiny' });
    const { sources, said } = await crawlFrom(server, '/docs/index', { scope: [`${server.origin}/api`] });
    expect([sources, said]).toEqual([['/docs/index', '/api/a'], ['warning link-outside /docs/index:3']]);
  });

  it('start from where a redirect ends, and one page under two URLs is read once', async () => {
    const server = await site({
      '/start': to('/v2/index'),
      '/v2/index': 'Tiny\nsee a\nsee b\nsee c',
      '/v2/a': to('c'),
      '/v2/b': to('c#part'),
      '/v2/c': 'Tiny',
    });
    const { sources, said } = await crawlFrom(server, '/start');
    expect([sources, said]).toEqual([['/start', '/v2/c'], []]);
  });

  it('start from where a page sends on to', async () => {
    const on =
      (content: string): Handler =>
      (_, response) =>
        html(response, `<!doctype html><META HTTP-EQUIV=refresh content="${content}">`);
    const server = await site({
      '/': on('0; url=v2/index.html'),
      '/v2/index.html': on(`5;URL='start?a=1&amp;b=2#top'`),
      '/v2/start?a=1&b=2': (_, r) =>
        html(r, '<meta http-equiv="refresh" content="3; url=start?a=1&amp;b=2"><p>Tiny<p>see a<p>see b'),
      '/v2/a': on('0;url=javascript:alert(1)'),
      '/v2/b': on('0;url=/v1/b'),
    });
    const { sources, said } = await crawlFrom(server, '/', { scope: [`${server.origin}/v2`] });
    expect([sources, said]).toEqual([['/'], ['warning http-redirect /v2/a', 'warning http-redirect /v2/b']]);
  });

  it('start from the base that a page names, and so do its documents', async () => {
    const server = await site({
      '/docs/op/index': (_, r) =>
        html(r, '<!doctype html><html><head><base target=x><base href="../v2/"><base href=/no/></head><p>Tiny<p>see a<p>load b'),
      '/docs/v2/a': 'Tiny a',
      '/docs/v2/b': 'B',
    });
    const { titles, said } = await crawlFrom(server, '/docs/op/index', { scope: [`${server.origin}/docs/`] });
    expect([titles, said]).toEqual([['Tiny + B', 'Tiny a'], []]);
  });

  it('are not followed where a redirect leads out of what is followed', async () => {
    const other = await site({ '/docs/x': 'Tiny' });
    const server = await site({
      '/docs/index': 'Tiny\nsee a\nsee b',
      '/docs/a': to(`${other.origin}/docs/x`),
      '/docs/b': to('/private'),
    });
    const { sources, said } = await crawlFrom(server, '/docs/index');
    expect([sources, said]).toEqual([['/docs/index'], ['warning http-redirect /docs/a', 'warning http-redirect /docs/b']]);
    expect([other.seen, server.paths().includes('/private')]).toEqual([[], false]);
  });

  it('that lead nowhere are warnings', async () => {
    const server = await site({
      '/index': 'Tiny\nsee gone\nsee broken\nsee large\nsee b',
      '/broken': (_, r) => void r.writeHead(500).end(),
      '/large': 'Large',
      '/b': 'Tiny',
    });
    const { sources, said } = await crawlFrom(server, '/index');
    expect([sources, said]).toEqual([
      ['/index', '/b'],
      ['warning http-status /gone', 'warning http-status /broken', 'warning page-unknown /large:1'],
    ]);
  });

  it('are not waited for without end where a server has stopped to answer', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`);
    const index = ['Tiny', ...names.map((name) => `see ${name}`)].join('\n');
    const server = await site({ '/index': index, ...Object.fromEntries(names.map((name) => [`/${name}`, () => {}])) });
    const { sources, diagnostics } = await crawlFrom(server, '/index', { timeout: 0.2, concurrency: 2 });
    expect([sources, diagnostics.length]).toEqual([['/index'], 40]);
    // What is underway when it is given up is asked for all the same.
    expect(server.paths().length).toBeLessThan(20);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'http-unreachable', severity: 'warning' });
    expect(diagnostics.at(-1)?.message).toContain('times in a row');
  });

  it('come in the order of the pages, whichever answers first', async () => {
    const slow =
      (text: string, wait: number): Handler =>
      (_, response) =>
        void setTimeout(() => html(response, text), wait);
    const server = await site({
      '/index': 'Tiny\nsee a\nsee b\nsee c',
      '/a': slow('<p>Tiny<p>see d', 60),
      '/b': slow('<p>Tiny<p>see e', 30),
      '/c': 'Tiny\nsee f',
      '/d': 'Tiny',
      '/e': 'Tiny',
      '/f': 'Tiny',
    });
    expect((await crawlFrom(server, '/index')).sources).toEqual(['/index', '/a', '/b', '/c', '/d', '/e', '/f']);
  });

  it('are asked of one host so many at a time', async () => {
    let [inside, most] = [0, 0];
    const busy: Handler = (_, response) => {
      most = Math.max(most, ++inside);
      setTimeout(() => {
        inside -= 1;
        html(response, '<p>Tiny');
      }, 10);
    };
    const names = [...'abcdefghij'];
    const server = await site({
      '/index': ['Tiny', ...names.map((name) => `see ${name}`)].join('\n'),
      ...Object.fromEntries(names.map((name) => [`/${name}`, busy])),
    });
    const { sources } = await crawlFrom(server, '/index', { concurrency: 2 });
    expect([sources.length, most]).toEqual([11, 2]);
  });
});

describe('a page that was named', () => {
  it('may ask to sign in where it stands, and that is said', async () => {
    const server = await site({
      '/index': (_, r) => html(r, '<h1>Sign in to continue</h1><p>Password<p>Forgot your password?<p>Help'),
    });
    expect((await crawlFrom(server, '/index')).said).toEqual(['error page-login /index:1']);
  });
});

describe('robots.txt', () => {
  const pages = { '/index': 'Tiny\nsee a\nsee private/b', '/a': 'Tiny', '/private/b': 'Tiny' };

  it.each<{ name: string; robots: Answer; sources: readonly string[]; said: readonly string[] }>([
    {
      name: 'is obeyed',
      robots: 'User-agent: *\nDisallow: /private',
      sources: ['/index', '/a'],
      said: ['warning robots-refused /private/b'],
    },
    {
      name: 'may speak to this program alone',
      robots: 'User-agent: *\nDisallow: /\n\nUser-agent: pagewright\nDisallow: /a',
      sources: ['/index', '/private/b'],
      said: ['warning robots-refused /a'],
    },
    {
      name: 'says nothing about a page that was named',
      robots: 'User-agent: *\nDisallow: /',
      sources: ['/index'],
      said: ['warning robots-refused /a', 'warning robots-refused /private/b'],
    },
    { name: 'may be absent', robots: (_, r) => void r.writeHead(404).end(), sources: ['/index', '/a', '/private/b'], said: [] },
    {
      name: 'may be a page of the site',
      robots: (_, r) => html(r, '<!doctype html><p>Not found'),
      sources: ['/index', '/a', '/private/b'],
      said: [],
    },
    {
      name: 'may be no text at all',
      robots: (_, r) => void r.writeHead(200).end(Buffer.from([0, 255, 254, 1, 10, 58])),
      sources: ['/index', '/a', '/private/b'],
      said: [],
    },
    {
      name: 'that is broken lets nobody in',
      robots: (_, r) => void r.writeHead(503).end(),
      sources: ['/index'],
      said: ['warning robots-refused /a', 'warning robots-refused /private/b', 'warning robots-unreadable /robots.txt'],
    },
    {
      name: 'that hangs lets nobody in',
      robots: () => {},
      sources: ['/index'],
      said: ['warning robots-refused /a', 'warning robots-refused /private/b', 'warning robots-unreadable /robots.txt'],
    },
    {
      name: 'that is endless lets nobody in',
      robots: (_, r) => void r.writeHead(200).end('#'.repeat(600 * 1024)),
      sources: ['/index'],
      said: ['warning robots-refused /a', 'warning robots-refused /private/b', 'warning robots-unreadable /robots.txt'],
    },
  ])('$name', async ({ name, robots, sources, said }) => {
    const server = await site({ ...pages, '/robots.txt': robots });
    const crawled = await crawlFrom(server, '/index', name.includes('hangs') ? { timeout: 0.5 } : {});
    expect([crawled.sources, crawled.said]).toEqual([sources, said]);
  });

  it('that would take longer to understand than the page lets nobody in', async () => {
    const deep = `see /${'ab'.repeat(900)}`;
    const robots = `User-agent: *\n${'Disallow: /*a*b*a*b*x\n'.repeat(20_000)}`;
    const server = await site({ '/index': `Tiny\n${deep}`, '/robots.txt': (_, r) => void r.writeHead(200).end(robots) });
    const { sources, diagnostics } = await crawlFrom(server, '/index');
    expect([sources, diagnostics.map(({ code }) => code)]).toEqual([['/index'], ['robots-refused']]);
  });

  it('is asked for once, and not at all where no link is followed', async () => {
    const server = await site({ ...pages, '/robots.txt': 'User-agent: *\nDisallow:', '/alone': 'Tiny' });
    await crawlFrom(server, '/alone');
    expect(server.seen.map(({ url }) => url)).toEqual(['/alone']);
    await crawlFrom(server, '/index');
    expect(server.seen.filter(({ url }) => url === '/robots.txt')).toHaveLength(1);
  });
});

describe('documents that pages on the web load', () => {
  it('come from anywhere on the site of the page', async () => {
    const other = await site({ '/spec.json': '{"other": 1}' });
    const server = await site({
      '/docs/index': `Tiny\nload /openapi.json\nload spec.json\nload ${other.origin}/spec.json`,
      '/openapi.json': '{"openapi": "3.1.0"}',
    });
    const { titles, said } = await crawlFrom(server, '/docs/index');
    expect(titles).toEqual(['Tiny + {"openapi": "3.1.0"} + nothing + nothing']);
    expect(said).toEqual(['warning http-status /docs/spec.json', 'warning link-outside /docs/index']);
    expect(other.seen).toEqual([]);
    const allowed = await crawlFrom(server, '/docs/index', { scope: [server.origin, other.origin] });
    expect(allowed.titles).toEqual(['Tiny + {"openapi": "3.1.0"} + nothing + {"other": 1}']);
  });
});

describe('text in another encoding', () => {
  const word = 'Größe';
  const latin = Buffer.from(word, 'latin1');
  it.each<{ name: string; type: string; body: Buffer; reads: string; says: readonly string[] }>([
    { name: 'is told by the server', type: 'text/plain; charset=ISO-8859-1', body: latin, reads: word, says: [] },
    {
      name: 'is told by the page',
      type: 'text/html',
      body: latin,
      reads: word,
      says: [],
    },
    {
      name: 'is told wrongly, and the page is UTF-8',
      type: 'text/plain; charset=iso-8859-1',
      body: Buffer.from(word),
      reads: word,
      says: ['warning text-encoding-guessed /index:1'],
    },
    {
      name: 'is told wrongly, and the page is not UTF-8',
      type: 'text/plain; charset=utf-8',
      body: latin,
      reads: word,
      says: ['warning text-encoding-guessed /index:1'],
    },
    {
      name: 'is called something nobody knows',
      type: 'text/plain; charset=made-up',
      body: Buffer.from(word),
      reads: word,
      says: [],
    },
    { name: 'is called UTF-16 and is not', type: 'text/plain; charset=utf-16', body: Buffer.from(word), reads: word, says: [] },
    { name: 'is Japanese', type: 'text/plain; charset=Shift_JIS', body: Buffer.from([0x83, 0x41]), reads: 'ア', says: [] },
    {
      name: 'is Japanese written in ASCII',
      type: 'text/plain; charset=iso-2022-jp',
      body: Buffer.from([0x1b, 0x24, 0x42, 0x25, 0x22, 0x1b, 0x28, 0x42]),
      reads: 'ア',
      says: [],
    },
  ])('$name', async ({ type, body, reads, says }) => {
    const start = Buffer.from(type === 'text/html' ? '<meta charset=iso-8859-1><p>Tiny ' : 'Tiny ');
    const server = await site({
      '/index': (_, response) => void response.writeHead(200, { 'content-type': type }).end(Buffer.concat([start, body])),
    });
    const { titles, said } = await crawlFrom(server, '/index');
    expect([titles, said]).toEqual([[`Tiny ${reads}`], says]);
  });
});
