import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Rule } from '../../src/emit/mock-server/runtime/rule.js';
import { checkRules } from '../../src/emit/mock-server/runtime/rule-check.js';
import { call, shelf, shelfApi } from '../emit/mock-server/shelf-api.js';

/** The YAML that a section of the page shows, in order. */
let shown: (section: string) => readonly unknown[];
let page: string;

beforeAll(async () => {
  page = await readFile(new URL('../../docs/mock-server.md', import.meta.url), 'utf8');
  const sections = new Map(page.split(/^## /m).map((text) => [text.split('\n', 1)[0] ?? '', text]));
  shown = (section) => [...(sections.get(section) ?? '').matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => parse(yaml));
});

const rulesOf = (value: unknown): readonly Rule[] => checkRules(Array.isArray(value) ? value : [value], shelfApi);

test('every piece of YAML about rules is rules', () => {
  const pieces = [...shown('Rules'), ...shown('Faults')];
  expect(pieces.length).toBeGreaterThanOrEqual(3);
  for (const piece of pieces) expect(rulesOf(piece).length).toBeGreaterThan(0);
});

test('the rules at the front keep books', async () => {
  const server = shelf({ rules: rulesOf(shown('Rules')[0]) });
  const { body } = await call(server, 'POST /books {"title":"Emma"}');
  expect(body).toEqual({ id: expect.stringMatching(/^b-[\da-f]{6}$/), title: 'Emma' });
  const { id } = body as { id: string };
  expect(await call(server, `GET /books/${id}`)).toMatchObject({ status: 200, rule: 'a book that is there', body });
  expect(await call(server, 'GET /books/9')).toMatchObject({ status: 404, body: { detail: 'There is no book 9.' } });
  expect(await call(server, 'GET /books')).toMatchObject({ body: { books: [body], count: 1 } });
});

test('the pattern holds for what it is about', async () => {
  const [, when] = shown('Rules');
  const server = shelf({ rules: rulesOf(when), store: { counters: { 'calls of ada': 5 } } });
  const book = { title: 'Émile', tags: [{ name: 'fiction', of: 1 }], pages: 9, author: 'Eve' };
  const line = (more: object = {}): string => `POST /books?limit=101 ${JSON.stringify({ ...book, ...more })}`;
  expect((await call(server, line(), { 'x-user': 'ada' })).rule).toBe('rule-1');
  for (const more of [{ title: 'émile' }, { tags: [] }, { pages: 10 }, { author: 'Bob' }]) {
    expect((await call(server, line(more), { 'x-user': 'ada' })).rule).toBeNull();
  }
  expect((await call(server, line(), { 'x-user': 'bob' })).rule).toBeNull();
});

describe('faults', () => {
  test('a gateway is busy twice; five calls are enough', async () => {
    const rules = rulesOf(shown('Faults')[0]).filter(({ delivery }) => delivery === undefined);
    const server = shelf({ rules });
    const statuses: number[] = [];
    for (let calls = 0; calls < 12; calls += 1) statuses.push((await call(server, 'GET /books/7')).status);
    expect(statuses).toEqual([502, 502, 200, 200, 200, 200, 200, 429, 429, 429, 200, 200]);
    await expect(call(server, 'GET /books')).rejects.toThrow(SyntaxError);
  });
});

test('what bad rules are told with is what is shown', () => {
  const [, told = ''] = /```\n(rules\[2\].*?)```/s.exec(page) ?? [];
  const bad = { when: { operation: 'GetBok' }, answer: { body: { title: '${inptu.title}' } } };
  expect(() => checkRules([{}, {}, bad], shelfApi)).toThrow(told.trim());
});

test('the store of the page keeps books', async () => {
  const store = { records: { books: { 'b-1': { id: 'b-1', title: 'Emma' } } }, counters: { loans: 3 } };
  const server = shelf({ store, now: () => 0 });
  server.on('AddBook', (input, { store, now }) => {
    const id = `b-${store.increment('books added')}`;
    const book = { id, title: (input as { body: { title: string } }).body.title, added: new Date(now()).toISOString() };
    store.put('books', id, book);
    return book;
  });
  server.on('GetBook', (input, { store, fail }) => store.get('books', (input as { id: string }).id) ?? fail('NoSuchBook'));
  expect(await call(server, 'GET /books/b-1')).toMatchObject({ body: { title: 'Emma' } });
  expect(await call(server, 'GET /books/b-2')).toMatchObject({ status: 404 });
  await call(server, 'POST /books {"title":"Persuasion"}');
  expect(await call(server, 'GET /books/b-1')).toMatchObject({
    body: { title: 'Persuasion', added: '1970-01-01T00:00:00.000Z' },
  });
});
