import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpConfig, RenderConfig } from '../../src/config/config.js';
import { findChromium } from '../../src/source/browser/find-chromium.js';
import type { Machine } from '../../src/source/http/client.js';
import { type Crawled, crawlTiny } from '../crawl/tiny.js';
import { emptyFolder } from '../source/http/library.js';
import { type Handler, html, serve, type TestServer } from '../source/http/server.js';

const chromium = findChromium(undefined);
const why = chromium === undefined ? ' (skipped: no Chromium on this machine)' : '';

/** A page whose words come from a script. */
const shell = (script: string): string => `<!doctype html><title>x</title><div id="root"></div><script>${script}</script>`;

/** Puts paragraphs on the page. */
const write = (...paragraphs: readonly string[]): string =>
  `document.getElementById('root').innerHTML = ${JSON.stringify(paragraphs.map((text) => `<p>${text}</p>`).join(''))};`;

/** A script that writes what becomes of an attempt. */
const report = (attempt: string): string =>
  `(async () => { const got = await (async () => { ${attempt} })().catch(() => 'nothing'); document.getElementById('root').innerHTML = '<p>Tiny ' + got + '</p>'; })();`;

const site = (answers: Readonly<Record<string, string | Handler>>): Promise<TestServer> =>
  serve((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') html(response, answer);
    else answer(request, response);
  });

async function show(
  url: string,
  http: HttpConfig = {},
  render: boolean | RenderConfig = true,
  machine: Machine = {},
): Promise<Crawled> {
  const root = await emptyFolder();
  return crawlTiny({ root, sources: [url], http: { cache: root, allowPrivate: true, ...http }, render }, machine);
}

const json =
  (value: unknown, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

describe.skipIf(chromium === undefined)(`pages that a browser shows${why}`, () => {
  it('are what their scripts make of them', async () => {
    const server = await site({
      '/index': shell(
        "fetch('spec.json').then((it) => it.json()).then(({ title }) => setTimeout(() => { document.getElementById('root').innerHTML = '<p>Tiny ' + title + '</p>'; }, 300));",
      ),
      '/spec.json': json({ title: 'words from afar' }),
    });
    const { titles, said } = await show(`${server.origin}/index`);
    expect([titles, said]).toEqual([['Tiny words from afar'], []]);
  });

  it('show what stands in shadow trees, with their slots filled', async () => {
    const server = await site({
      '/index': shell(`
        customElements.define('x-page', class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>Tiny shadow</p><slot></slot><x-part></x-part>';
          }
        });
        customElements.define('x-part', class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>load two.txt</p>';
          }
        });
        document.getElementById('root').innerHTML = '<x-page><p>load one.txt</p></x-page>';`),
      '/one.txt': json('one'),
      '/two.txt': json('two'),
    });
    expect(await show(`${server.origin}/index`)).toMatchObject({ titles: ['Tiny shadow + "one" + "two"'], said: [] });
  });

  it('may be followed from and to, and are rendered each', async () => {
    const server = await site({ '/index': shell(write('Tiny one', 'see two')), '/two': shell(write('Tiny two')) });
    expect((await show(`${server.origin}/index`)).titles).toEqual(['Tiny one', 'Tiny two']);
  });

  it('may be files, with scripts and documents beside them', async () => {
    const root = await emptyFolder();
    const files = {
      'pages/a b/index.html': '<!doctype html><div id="root"></div><script src="app.js"></script>',
      'pages/a b/app.js': report(`return (await (await fetch('../spec.json')).json()).title;`),
      'pages/spec.json': '{"title": "from a file: Größe"}',
      'secret.json': '{"title": "secret"}',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
    const named = await crawlTiny({ root, sources: ['pages'], render: true });
    expect([named.titles, named.said]).toEqual([['Tiny from a file: Größe'], []]);
    // The folder of the page that was named is all there is.
    const alone = await crawlTiny({ root, sources: ['pages/a b/index.html'], render: true });
    expect(alone.titles).toEqual(['Tiny nothing']);
  });

  it('are taken as they are where they never come to rest', async () => {
    const server = await site({ '/index': shell(`${write('Tiny')} setInterval(() => document.body.append('.'), 50);`) });
    const { titles } = await show(`${server.origin}/index`, { timeout: 6 });
    expect(titles).toEqual(['Tiny']);
  });

  it('are given up where they do not let anybody look', async () => {
    const server = await site({ '/index': shell('for (;;);') });
    const { titles, said } = await show(`${server.origin}/index`, { timeout: 3 });
    expect([titles, said]).toEqual([[], [`error render-failed ${server.origin}/index`]]);
  });

  it.each<{ name: string; attempt: string }>([
    { name: 'fetch', attempt: `return (await fetch('OTHER')).text();` },
    { name: 'a form', attempt: `return (await fetch('/index', { method: 'POST' })).text();` },
    { name: 'an image', attempt: `const it = new Image(); it.src = 'OTHER'; await it.decode(); return 'an image';` },
    {
      name: 'a socket',
      attempt: `return new Promise((got, not) => { const it = new WebSocket('OTHER'.replace('http', 'ws')); it.onopen = () => got('open'); it.onclose = it.onerror = not; });`,
    },
    { name: 'a window', attempt: `open('OTHER'); return (await fetch('OTHER')).text();` },
    {
      name: 'a frame',
      attempt: `const it = document.createElement('iframe'); it.src = 'OTHER'; document.body.append(it); throw 0;`,
    },
    {
      name: 'a worker',
      attempt: `return new Promise((got, not) => { const it = new Worker(URL.createObjectURL(new Blob(["fetch('OTHER').then((r) => r.text()).then(postMessage, () => postMessage(0))"]))); it.onmessage = ({ data }) => (data ? got(data) : not()); });`,
    },
    { name: 'going there', attempt: `location.href = 'OTHER'; await new Promise((later) => setTimeout(later, 200)); throw 0;` },
  ])('reach nothing that would not be fetched: by $name', async ({ attempt }) => {
    const other = await serve((_, response) => html(response, 'secret', { 'access-control-allow-origin': '*' }));
    const server = await site({ '/index': shell(report(attempt.replaceAll('OTHER', `${other.origin}/x`))) });
    const machine: Machine = { lookup: (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) };
    const url = `http://docs.example:${new URL(server.origin).port}/index`;
    const { titles } = await show(url, { allowPrivate: ['docs.example'] }, true, machine);
    expect(titles).toEqual(['Tiny nothing']);
    expect([other.seen, server.seen.filter(({ url: path }) => path !== '/index')]).toEqual([[], []]);
    expect(server.seen).toHaveLength(1);
  });

  it('read from other sites what those let them, and no more', async () => {
    const open = await serve((request, response) => json('open', { 'access-control-allow-origin': '*' })(request, response));
    const closed = await serve((request, response) => json('closed')(request, response));
    const both = `const read = (url) => fetch(url).then((it) => it.json()).catch(() => 'nothing'); return (await read('${open.origin}/')) + ' ' + (await read('${closed.origin}/'));`;
    const server = await site({ '/index': shell(report(both)) });
    expect((await show(`${server.origin}/index`)).titles).toEqual(['Tiny open nothing']);
  });

  it('get what a person gives as headers for their own site only', async () => {
    const other = await serve((request, response) => json('x', { 'access-control-allow-origin': '*' })(request, response));
    const server = await site({
      '/index': shell(report(`await fetch('/own').catch(() => 0); await fetch('${other.origin}/'); return 'done';`)),
      '/own': json('x'),
    });
    const { titles } = await show(`${server.origin}/index`, { headers: { 'X-Key': 'open-sesame' } });
    expect(titles).toEqual(['Tiny done']);
    expect(server.seen.map(({ headers }) => headers['x-key'])).toEqual(['open-sesame', 'open-sesame']);
    expect(other.seen.map(({ headers }) => headers['x-key'])).toEqual([undefined]);
  });

  it('can be shown offline, from the cache', async () => {
    const root = await emptyFolder();
    const server = await site({
      '/index': shell(report(`return (await (await fetch('spec.json')).json()).title;`)),
      '/spec.json': json({ title: 'kept' }),
    });
    const config = { root, sources: [`${server.origin}/index`], http: { cache: root, allowPrivate: true }, render: true };
    expect((await crawlTiny(config)).titles).toEqual(['Tiny kept']);
    await server.close();
    expect((await crawlTiny({ ...config, http: { ...config.http, offline: true } })).titles).toEqual(['Tiny kept']);
  });

  it('need not say that they are in UTF-8', async () => {
    const server = await site({
      '/index': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Tiny Größe'),
    });
    expect((await show(`${server.origin}/index`)).titles).toEqual(['Tiny Größe']);
  });

  it('are left as they are where they are no HTML', async () => {
    const server = await site({
      '/index': (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('Tiny <p>\n  text'),
    });
    expect((await show(`${server.origin}/index`)).titles).toEqual(['Tiny <p>']);
  });
});

describe('without a browser', () => {
  const before = process.env['PAGEWRIGHT_CHROMIUM'];
  afterEach(() => {
    if (before === undefined) delete process.env['PAGEWRIGHT_CHROMIUM'];
    else process.env['PAGEWRIGHT_CHROMIUM'] = before;
  });

  it('a page that is an empty shell is refused with the way around', async () => {
    const server = await site({ '/index': shell(write('Tiny')) });
    const { said, diagnostics } = await show(`${server.origin}/index`, {}, false);
    expect(said).toEqual([`error page-empty-shell ${server.origin}/index:1`]);
    expect(diagnostics[0]?.help).toContain('--render');
  });

  it.each(['environment', 'config'])('that the %s names, pages are not shown, and it is said why', async (where) => {
    const absent = '/nowhere/chromium';
    if (where === 'environment') process.env['PAGEWRIGHT_CHROMIUM'] = absent;
    const server = await site({ '/index': shell(write('Tiny')) });
    const { said, diagnostics } = await show(
      `${server.origin}/index`,
      {},
      where === 'environment' ? true : { executablePath: absent },
    );
    expect(said).toEqual([`error render-unavailable ${server.origin}/index`]);
    expect(diagnostics[0]?.message).toContain(absent);
  });

  it('a program that is no browser is told as that', async () => {
    process.env['PAGEWRIGHT_CHROMIUM'] = process.execPath;
    const server = await site({ '/index': shell(write('Tiny')) });
    const { said } = await show(`${server.origin}/index`);
    expect(said).toEqual([`error render-unavailable ${server.origin}/index`]);
  });
});
