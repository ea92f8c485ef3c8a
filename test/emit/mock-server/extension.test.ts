import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/emit/mock-server/runtime/call.js';
import type { Extensible, FallbackAnswer } from '../../../src/emit/mock-server/runtime/extension.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { call, type Shelf, shelf } from './shelf-api.js';

const open: Shelf[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A server, and what its extensions see of it. */
function extended(options: ServerOptions = {}): { readonly server: Shelf; readonly core: Extensible } {
  const seen: Extensible[] = [];
  const server = shelf({ ...options, extensions: [(core) => seen.push(core)] });
  open.push(server);
  const [core] = seen;
  if (core === undefined) throw new Error('The extension was not called.');
  return { server, core };
}

const answer = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'text/plain' }, body });
const recorded = (body: string): FallbackAnswer => ({ ...answer(body), kind: 'recorded' });
const get = 'GET /books/7';
const broken = { status: 500, kind: 'refused', body: expect.stringContaining('An extension of the mock server failed: oops') };
const fails = (): never => {
  throw new Error('oops');
};

describe('an interceptor', () => {
  test('answers before all else, and leaves no entry', async () => {
    const { server, core } = extended({ rules: [{ answer: { text: 'rule' } }] });
    const asked: string[] = [];
    const stop = core.intercept(({ url }) => {
      asked.push(url);
      return url === '/control' ? answer('control') : undefined;
    });
    core.intercept(({ url }) =>
      url === '/later' ? Promise.resolve({ ...answer('later'), headers: { 'x-mock-answer': 'own' } }) : undefined,
    );
    expect(await call(server, 'GET /control')).toMatchObject({ kind: 'control', body: 'control' });
    expect(await call(server, 'GET /later')).toMatchObject({ kind: 'own', body: 'later' });
    expect(server.requests).toEqual([]);
    expect(await call(server, get)).toMatchObject({ kind: 'rule' });
    stop();
    expect(await call(server, 'GET /control')).toMatchObject({ kind: 'rule' });
    expect(asked).toEqual(['/control', '/later', '/books/7']);
    expect(server.requests.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('a fallback', () => {
  test('answers where only documentation would, and where nothing would', async () => {
    const { server, core } = extended();
    const stop = core.fallBack(({ url }, { operation }) => (url === '/books/1' ? undefined : recorded(`${operation ?? 'none'}`)));
    expect(await call(server, get)).toMatchObject({ kind: 'recorded', body: 'GetBook' });
    expect(await call(server, 'GET /nowhere')).toMatchObject({ kind: 'recorded', body: 'none' });
    expect(await call(server, 'GET /books/1')).toMatchObject({ kind: 'example' });
    expect(await call(server, 'POST /books {}')).toMatchObject({ kind: 'invalid' });
    server.fail('TooMany');
    expect(await call(server, get)).toMatchObject({ kind: 'error' });
    server.rules.add({ when: { path: '/books/*' }, times: 1, answer: { text: 'rule' } });
    expect(await call(server, get)).toMatchObject({ kind: 'rule' });
    server.on('GetBook', () => ({ id: '1', title: 'handler' }));
    expect(await call(server, get)).toMatchObject({ kind: 'handler' });
    server.off();
    stop();
    expect(await call(server, get)).toMatchObject({ kind: 'example' });
    expect(server.requests[0]).toMatchObject({ answer: 'recorded', status: 200, operation: 'GetBook' });
  });

  test('the first that has an answer is it; a rule may pass to it', async () => {
    const { server, core } = extended({
      rules: [{ name: 'slow', delivery: { delay: 1 }, answer: { pass: true, headers: { 'x-a': 'b' } } }],
    });
    core.fallBack(async () => undefined);
    core.fallBack(() => ({ ...answer('proxied'), kind: 'proxied' }));
    core.fallBack(fails);
    expect(await call(server, get)).toMatchObject({ kind: 'proxied', rule: 'slow', body: 'proxied' });
    const head = await server.fetch('http://shelf/books/7', { method: 'HEAD' });
    expect([head.headers.get('x-a'), await head.text()]).toEqual(['b', '']);
  });

  test('that fails is an answer', async () => {
    const { server, core } = extended();
    core.fallBack(fails);
    expect(await call(server, get)).toMatchObject({
      status: 500,
      kind: 'refused',
      body: { detail: 'The mock server failed: oops' },
    });
  });

  test('that takes over comes before wishes, failures, rules and refusals', async () => {
    const { server, core } = extended({ rules: [{ answer: { text: 'rule' } }] });
    const stop = core.takeOver(({ url }) => (url.startsWith('/books/') ? undefined : { ...answer('taken'), kind: 'proxied' }));
    server.fail('TooMany');
    expect(await call(server, 'POST /books {}', { prefer: 'code=404' })).toMatchObject({ kind: 'proxied', body: 'taken' });
    expect(await call(server, get)).toMatchObject({ kind: 'error' });
    stop();
    expect(await call(server, 'GET /books')).toMatchObject({ kind: 'rule' });
  });
});

describe('a listener', () => {
  test('is told of each answer as it is sent, with how long it took', async () => {
    const clock = { time: 100 };
    const { server, core } = extended({ now: () => clock.time });
    const told: unknown[] = [];
    const stop = core.onEntry((entry, sent, { method }) =>
      told.push([entry.number, entry.startedAt, entry.duration, sent.body, method]),
    );
    core.decorate((made, { url }) => ({ ...made, headers: { ...made.headers, 'x-url': url }, body: `${made.body}!` }));
    server.on('GetBook', async () => {
      clock.time += 25;
      return { id: '1', title: 'T' };
    });
    const response = await server.fetch('http://shelf/books/7');
    expect([response.headers.get('x-url'), await response.text()]).toEqual(['/books/7', '{"id":"1","title":"T"}!']);
    expect(told).toEqual([[1, 100, 25, '{"id":"1","title":"T"}!', 'GET']]);
    expect(server.requests).toMatchObject([{ answerBody: undefined, duration: 25 }]);
    stop();
    core.keepBodies();
    await server.fetch('http://shelf/books/7');
    expect(told).toHaveLength(1);
    expect(server.requests[1]).toMatchObject({ answerBody: '{"id":"1","title":"T"}!' });
  });

  test('may be added twice, and is removed once', async () => {
    const { server, core } = extended();
    let calls = 0;
    const listener = (): void => {
      calls += 1;
    };
    core.onEntry(listener);
    const stop = core.onEntry(listener);
    await call(server, get);
    stop();
    stop();
    await call(server, get);
    expect(calls).toBe(2 + 1);
  });
});

describe('an extension that fails is not the end of the server', () => {
  test.each<[name: string, break_: (core: Extensible) => unknown]>([
    ['interceptor', (core) => core.intercept(fails)],
    ['interceptor that waits', (core) => core.intercept(() => Promise.reject(new Error('oops')))],
    ['decorator', (core) => core.decorate(fails)],
    ['listener', (core) => core.onEntry(fails)],
  ])('%s', async (_, breaks) => {
    const { server, core } = extended();
    breaks(core);
    expect(await call(server, get)).toMatchObject(broken);
    server.on('GetBook', async () => ({ id: '1', title: 'T' }));
    expect(await call(server, get)).toMatchObject(broken);
    const { port } = await server.listen();
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/books/7' }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(500);
  });
});

test.each<[name: string, answer: Answer]>([
  ['a header that cannot be sent', { status: 200, headers: { 'x-odd': 'a\nb' }, body: 'x' }],
  ['a name of a header that is none', { status: 200, headers: { 'a b': 'c' }, body: 'x' }],
  ['a status that is none', { status: 9, headers: {}, body: 'x' }],
  [
    'a header that cannot be sent in drips',
    { status: 200, headers: { 'x-odd': 'a\nb' }, body: 'x', delivery: { drip: { bytes: 1, every: 0 } } },
  ],
])('an answer with %s is told of, and the server goes on', async (_, odd) => {
  const { server, core } = extended();
  core.intercept(({ url }) => (url === '/odd' ? odd : undefined));
  const { url } = await server.listen();
  const response = await fetch(`${url}/odd`);
  expect([response.status, await response.text()]).toEqual([500, expect.stringMatching(/^The answer cannot be sent: /)]);
  expect((await fetch(`${url}/books/7`)).status).toBe(200);
});

test('a server is taken back to a checkpoint, extensions and rules included', async () => {
  const { server, core } = extended({ rules: [{ name: 'stays', answer: { pass: true } }] });
  const takeBack = server.checkpoint();
  core.intercept(() => answer('intercepted'));
  core.fallBack(() => recorded('recorded'));
  core.decorate((made) => ({ ...made, body: '' }));
  core.keepBodies();
  server.rules.replace([]);
  server.store.put('a', 'b', 1);
  for (let times = 0; times < 2; times += 1) {
    takeBack();
    expect(await call(server, get)).toMatchObject({ kind: 'example', rule: 'stays', body: { id: 'b-1' } });
    expect(server.requests).toMatchObject([{ number: 1, answerBody: undefined }]);
    expect(server.store.list('a')).toEqual([]);
    server.rules.add({ answer: { text: 'added' } });
  }
});

test('an extension that fails at a body that is too large is not the end of the server', async () => {
  const { server, core } = extended({ bodyLimit: 10 });
  const { url } = await server.listen();
  const stop = core.decorate(fails);
  const tooLarge = () => fetch(`${url}/books`, { method: 'POST', body: 'x'.repeat(100) });
  expect((await tooLarge()).status).toBe(500);
  stop();
  expect((await tooLarge()).status).toBe(413);
});
