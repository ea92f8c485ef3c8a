import { expect, test } from 'vitest';
import { awsJson } from '../../../src/emit/mock-server/runtime/aws-json.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import { fixtureOf, serveTests, type TestHooks } from '../../../src/emit/mock-server/runtime/testing.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { errors, type Operations, operations, typeList } from './notes-api.js';

type Notes = Server<Operations, Map<string, unknown>>;

const api = {
  wire: awsJson({ version: '1.1', targetPrefix: 'Notes_v1' }),
  patterns: 'whole',
  operations,
  errors,
  types: typeList,
} as const;
const notes = (options: ServerOptions = {}): Notes => createServer<Operations, Map<string, unknown>>(api, options);

const init = { method: 'POST', headers: { 'x-amz-target': 'Notes_v1.PutNotes' }, body: '{"Notes":[{"Id":"ab-12"}]}' };
const put = async (to: string): Promise<unknown> => (await fetch(to, init)).json();
const refuses = async (to: string): Promise<boolean> =>
  fetch(to, init).then(
    () => false,
    () => true,
  );

/** A test runner, by hand. */
class Runner {
  readonly #hooks = { before: [] as Hook[], beforeEach: [] as Hook[], afterEach: [] as Hook[], after: [] as Hook[] };
  readonly before = (run: Hook): number => this.#hooks.before.push(run);
  readonly beforeEach = (run: Hook): number => this.#hooks.beforeEach.push(run);
  readonly afterEach = (run: Hook): number => this.#hooks.afterEach.push(run);
  readonly after = (run: Hook): number => this.#hooks.after.push(run);

  async run(name: 'before' | 'beforeEach' | 'afterEach' | 'after'): Promise<void> {
    // What `beforeEach` returns would be called after the test by some runners.
    for (const hook of this.#hooks[name]) expect(await hook()).toBeUndefined();
  }

  async test(body: () => void | Promise<void>): Promise<void> {
    await this.run('beforeEach');
    await body();
    await this.run('afterEach');
  }
}
type Hook = () => void | Promise<void>;

test('a fixture wants no other fixture, as runners find by its text', () => {
  expect(String(fixtureOf(notes))).toMatch(/^async \(\{\s*\}, use\) =>/);
});

test('with a fixture, each test has a server of its own, which is gone afterwards', async () => {
  const fixture = fixtureOf(notes);
  const urls: string[] = [];
  const use = async (server: Notes & { readonly url: string; readonly port: number }): Promise<void> => {
    expect(server.requests).toEqual([]);
    expect(server.port).toBe(Number(new URL(server.url).port));
    server.on('PutNotes', () => ({ Id: 'zz-99' }));
    expect(await put(server.url)).toEqual({ Id: 'zz-99' });
    expect(server.requests).toHaveLength(1);
    urls.push(server.url);
  };
  await Promise.all([fixture({}, use), fixture({}, use)]);
  expect(new Set(urls).size).toBe(2);
  expect(await Promise.all(urls.map(refuses))).toEqual([true, true]);
});

test('a fixture’s server is gone after a test that fails, too, and the failure is told', async () => {
  let url = '';
  const run = fixtureOf(notes)({}, async (server) => {
    url = server.url;
    throw new Error('the test fails');
  });
  await expect(run).rejects.toThrow('the test fails');
  expect(await refuses(url)).toBe(true);
});

test.each([
  ['before and after', (runner: Runner) => runner],
  [
    'beforeAll and afterAll',
    ({ before, beforeEach, afterEach, after }: Runner) => ({ beforeAll: before, beforeEach, afterEach, afterAll: after }),
  ],
] as const)('hooks called %s have one server listen for all tests of a file', async (_, hooksOf) => {
  const runner = new Runner();
  const mock = serveTests(notes(), hooksOf(runner));
  expect(() => mock.url).toThrow('listens only while tests run');
  expect(() => mock.port).toThrow('listens only while tests run');
  expect({ ...mock }).not.toHaveProperty('url');
  await runner.run('before');
  const { url } = mock;
  await runner.test(async () => {
    expect(await put(mock.url)).toEqual({ Id: 'ab-12' });
  });
  await runner.test(async () => {
    expect(mock.url).toBe(url);
    expect(mock.requests).toEqual([]);
  });
  await runner.run('after');
  expect(() => mock.url).toThrow('listens only while tests run');
  expect(await refuses(url)).toBe(true);
});

test('hooks that are missing are asked for at once', () => {
  const { before, beforeEach, afterEach, after } = new Runner();
  const hooks = { before, beforeEach, afterEach, after };
  expect(() => serveTests(notes(), { ...hooks, after: undefined } as unknown as TestHooks)).toThrow('takes four hooks');
  expect(() => serveTests(notes(), {} as TestHooks)).toThrow('beforeAll (or before)');
});

/** What a test can do to a server, and how the next one would notice. */
const traces: readonly (readonly [what: string, leave: (mock: Notes) => unknown, seen: (mock: Notes) => unknown])[] = [
  ['calls', ({ fetch }) => fetch('http://notes', init), ({ requests }) => requests.length],
  ['a record', ({ store }) => store.put('notes', 'b', { Id: 'b' }), ({ store }) => store.list('notes')],
  ['a record that is changed', ({ store }) => store.put('notes', 'a', 'changed'), ({ store }) => store.get('notes', 'a')],
  ['a record that is gone', ({ store }) => store.delete('notes', 'a'), ({ store }) => store.get('notes', 'a')],
  ['a count', ({ store }) => store.increment('puts'), ({ store }) => store.count('puts')],
  ['state', ({ state }) => state.set('who', 'Ada'), ({ state }) => [...state]],
  ['a failure', (mock) => mock.fail('InternalErrorException', { times: 9 }), answered],
  ['a handler', (mock) => mock.on('PutNotes', () => ({ Id: 'no-1' })), answered],
  ['a handler that is gone', (mock) => mock.off('GetNote'), (mock) => answered(mock, 'GetNote')],
  ['a rule', ({ rules }) => rules.add({ name: 'new', answer: { status: 503 } }), ({ rules }) => rules.list()],
  ['a rule that is gone', ({ rules }) => rules.remove('first'), ({ rules }) => rules.list()],
  ['an interceptor', (mock) => mock.use((core) => void core.intercept(() => ({ status: 418, headers: {}, body: '' }))), answered],
  [
    'a fallback',
    (mock) => mock.use((core) => void core.fallBack(() => ({ kind: 'recorded', status: 203, headers: {}, body: '{}' }))),
    answered,
  ],
  [
    'a takeover',
    (mock) => mock.use((core) => void core.takeOver(() => ({ kind: 'recorded', status: 203, headers: {}, body: '{}' }))),
    answered,
  ],
  ['a decorator', (mock) => mock.use((core) => void core.decorate((answer) => ({ ...answer, status: 299 }))), answered],
];

async function answered(mock: Notes, operation = 'PutNotes'): Promise<readonly unknown[]> {
  const body = operation === 'PutNotes' ? init.body : '{"Id":"ab-12"}';
  const answer = await mock.fetch('http://notes', { method: 'POST', headers: { 'x-amz-target': `Notes_v1.${operation}` }, body });
  return [answer.status, answer.headers.get('x-mock-answer'), await answer.text()];
}

test.each(traces)('%s of one test is nothing to the next', async (_, leave, seen) => {
  const runner = new Runner();
  const mock = serveTests(notes(), runner);
  await runner.run('before');
  // What stands before the first test stays.
  mock.on('GetNote', () => ({ Id: 'kept-1' }));
  mock.store.put('notes', 'a', { Id: 'a' });
  mock.rules.add({ name: 'first', when: { path: '/never' }, answer: { status: 500 } });
  let before: unknown;
  await runner.test(async () => {
    before = await seen(mock);
  });
  await runner.test(async () => {
    await leave(mock);
    expect(await seen(mock)).not.toEqual(before);
  });
  await runner.test(async () => {
    expect(await seen(mock)).toEqual(before);
  });
  await runner.run('after');
});

test('a hundred servers listen at once, and none hears of another', async () => {
  const servers = Array.from({ length: 100 }, (_, index) =>
    notes().on('PutNotes', () => ({ Id: `n-${index}`, Text: String(index) })),
  );
  const addresses = await Promise.all(servers.map((server) => server.listen()));
  expect(new Set(addresses.map(({ port }) => port)).size).toBe(100);
  const answers = await Promise.all(addresses.map(({ url }) => put(url)));
  expect(answers).toEqual(servers.map((_, index) => ({ Id: `n-${index}`, Text: String(index) })));
  expect(servers.map(({ requests }) => requests.length)).toEqual(servers.map(() => 1));
  await Promise.all(servers.map((server) => server.close()));
  expect(await refuses(addresses[50]?.url ?? '')).toBe(true);
});
