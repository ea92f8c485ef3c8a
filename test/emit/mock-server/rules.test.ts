// biome-ignore-all lint/suspicious/noThenProperty: rules have one, and are no promises.
import { describe, expect, test } from 'vitest';
import type { Rule, RuleAnswer } from '../../../src/emit/mock-server/runtime/rule.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type Came, call, shelf } from './shelf-api.js';

type Wanted = Partial<Came>;
type Conversation = readonly (readonly [line: string, wanted: Wanted, headers?: Record<string, string>])[];

const get = 'GET /books/7';
const add = 'POST /books {"title":"Tall"}';
const thin = { id: 'b-1', title: 'Thin', pages: 8 };
const ruled = (body: unknown, rule = 'rule-1'): Wanted => ({ status: 200, kind: 'rule', rule, body });
const example: Wanted = { status: 200, kind: 'example', rule: null, body: thin };
const text = (answer: string): RuleAnswer => ({ text: answer });

async function converse(rules: readonly Rule[], conversation: Conversation, options: ServerOptions = {}): Promise<void> {
  const server = shelf({ ...options, rules });
  for (const [line, wanted, headers] of conversation) expect(await call(server, line, headers), line).toMatchObject(wanted);
}

describe('answers', () => {
  test.each<[name: string, rule: Rule, line: string, wanted: Wanted]>([
    [
      'an error',
      { answer: { error: 'NoSuchBook' } },
      get,
      {
        status: 404,
        kind: 'error',
        rule: 'rule-1',
        body: { title: 'NoSuchBook', status: 404, detail: 'There is no such book.' },
      },
    ],
    [
      'an error with words of its own',
      { answer: { error: 'TooMany', message: 'Not ${input.id} again' } },
      get,
      { status: 429, body: { title: 'TooMany', detail: 'Not 7 again' } },
    ],
    ['an error for a call of no operation', { answer: { error: 'NoSuchBook' } }, 'GET /nowhere', { status: 404, kind: 'error' }],
    ['an example', { answer: { example: 'a thin one' } }, get, { ...example, rule: 'rule-1' }],
    ['an example by its place', { answer: { example: '1' } }, get, { ...example, rule: 'rule-1' }],
    [
      'a value made up, although there is an example',
      { answer: { synthesise: true } },
      get,
      { status: 200, kind: 'synthesised', rule: 'rule-1' },
    ],
    ['a body', { answer: { body: { id: '${input.id}', title: 'T' } } }, get, ruled({ id: '7', title: 'T' })],
    ['a body with the status of the operation', { answer: { body: thin } }, add, { status: 201, body: thin }],
    [
      'a body with a status of its own',
      { answer: { body: ['gone'], status: 410 } },
      get,
      { status: 410, kind: 'rule', body: ['gone'] },
    ],
    ['a body that is text alone', { answer: { body: 'hello' } }, get, ruled('hello')],
    ['a body that is null', { answer: { body: null } }, get, ruled(null)],
    [
      'a body for a call of no operation',
      { when: { path: '/health' }, answer: { body: { up: true } } },
      'GET /health',
      ruled({ up: true }),
    ],
    [
      'a text',
      { answer: { text: '<h1>${request.path}</h1>', status: 502, headers: { 'Content-Type': 'text/html' } } },
      get,
      { status: 502, body: '<h1>/books/7</h1>' },
    ],
    [
      'JSON that is cut off',
      { answer: { text: '{"id":', headers: { 'content-type': 'application/x-cut' } } },
      get,
      { status: 200, body: '{"id":' },
    ],
    ['a status', { answer: { status: 204 } }, get, { status: 204, kind: 'rule', body: '' }],
    ['whatever there would be', { answer: { pass: true } }, get, { ...example, rule: 'rule-1' }],
    ['whatever there would be, unasked', {}, get, { ...example, rule: 'rule-1' }],
    ['the refusal that there would be', {}, 'GET /nowhere', { status: 404, kind: 'refused', rule: 'rule-1' }],
  ])('%s', async (_, rule, line, wanted) => {
    await converse([rule], [[line, wanted]]);
  });

  test('with headers', async () => {
    const headers = { 'Retry-After': '${input.id}', 'X-Mock-Note': 'a\nb' };
    const server = shelf({ rules: [{ answer: { pass: true, headers } }] });
    const response = await server.fetch('http://shelf/books/7');
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('x-mock-note')).toBe('a b');
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('of a HEAD tell the length and send nothing; a 204 has neither body nor type', async () => {
    const server = shelf({
      rules: [{ when: { method: 'head' }, answer: { body: { é: 1 } } }, { answer: { body: 'x', status: 204 } }],
    });
    const head = await server.fetch('http://shelf/books/7', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '8', '']);
    const none = await server.fetch('http://shelf/books/7');
    expect([none.status, none.headers.get('content-type'), await none.text()]).toEqual([204, null, '']);
  });

  test('that break the schema are sent, and it is told', async () => {
    const server = shelf({ rules: [{ answer: { body: { id: 7 } } }] });
    const response = await server.fetch('http://shelf/books/7');
    expect(await response.json()).toEqual({ id: 7 });
    expect(response.headers.get('x-mock-note')).toMatch(/^the rule's body breaks the schema: /);
  });

  test('are told of in the journal', async () => {
    const server = shelf({
      journalBodies: true,
      now: () => 5,
      rules: [
        { name: 'née', answer: { body: 1 } },
        { name: 'é', answer: text('') },
      ],
    });
    await call(server, get);
    expect(server.requests).toMatchObject([
      {
        operation: 'GetBook',
        answer: 'rule',
        rule: 'née',
        status: 200,
        answerBody: '1',
        startedAt: 5,
        duration: 0,
        input: { id: '7' },
      },
    ]);
  });
});

describe('when', () => {
  const post = (body: object): string => `POST /books ${JSON.stringify(body)}`;
  const book = { title: 'Tall', tags: ['a', { b: 1 }], pages: 20, deep: { is: null, contains: 'x' } };

  test.each<[when: NonNullable<Rule['when']>, line: string, holds: boolean]>([
    [{}, get, true],
    [{ operation: 'GetBook' }, get, true],
    [{ operation: ['AddBook', 'GetBook'] }, get, true],
    [{ operation: 'AddBook' }, get, false],
    [{ operation: 'GetBook' }, 'GET /nowhere', false],
    [{ method: 'get' }, get, true],
    [{ method: ['POST', 'PUT'] }, get, false],
    [{ path: '/books/7' }, get, true],
    [{ path: '/books/*' }, get, true],
    [{ path: '/*' }, get, false],
    [{ path: '/**' }, get, true],
    [{ path: '*7' }, get, false],
    [{ path: '/b*s/7' }, get, true],
    [{ path: '/books/7' }, `${get}?limit=1`, true],
    [{ path: '/books/.' }, get, false],
    [{ path: '/a/**/c' }, 'GET /a/b/b/c', true],
    [{ path: '/*/x*' }, 'GET /a/b/x', false],
    [{ path: '/a**/*c' }, 'GET /ab/b.c?d', true],
    [{ path: `/${'**a'.repeat(12)}` }, `GET /${'a'.repeat(2000)}b`, false],
    [{ headers: { 'X-Kind': 'One' } }, get, true],
    [{ headers: { 'x-kind': { contains: 'n' } } }, get, true],
    [{ headers: { 'x-kind': { exists: false } } }, get, false],
    [{ headers: { constructor: { exists: true } } }, get, false],
    [{ query: { limit: 10 } }, 'GET /books?limit=10', true],
    [{ query: { limit: '10' } }, 'GET /books?limit=10', true],
    [{ query: { limit: { above: 9, below: 11 } } }, 'GET /books?limit=10', true],
    [{ query: { limit: { above: 10 } } }, 'GET /books?limit=10', false],
    [{ query: { limit: { exists: false } } }, 'GET /books', true],
    [{ query: { tag: ['a', 'b'] } }, 'GET /books?tag=a&tag=b', true],
    [{ query: { tag: { contains: 'b' } } }, 'GET /books?tag=a&tag=b', true],
    [{ query: { tag: 'b' } }, 'GET /books?tag=a&tag=b', false],
    [{ input: { body: { title: 'Tall' } } }, post(book), true],
    [{ input: { body: { title: 'Short' } } }, post(book), false],
    [{ input: { body: { title: { matches: '^\\p{Lu}' } } } }, post(book), true],
    [{ input: { body: { title: { matches: '^\\d' } } } }, post(book), false],
    [{ input: { body: { title: { anyOf: ['Small', { contains: 'al' }] } } } }, post(book), true],
    [{ input: { body: { title: { not: 'Tall' } } } }, post(book), false],
    [{ input: { body: { author: { not: 'Ada' } } } }, post(book), true],
    [{ input: { body: { author: { exists: true } } } }, post(book), false],
    [{ input: { body: { pages: { atLeast: 20, atMost: 20 } } } }, post(book), true],
    [{ input: { body: { title: { above: 0 } } } }, post(book), false],
    [{ input: { body: { tags: { contains: 'a' } } } }, post(book), true],
    [{ input: { body: { tags: { contains: { b: 1 } } } } }, post(book), true],
    [{ input: { body: { tags: { contains: 'b' } } } }, post(book), false],
    [{ input: { body: { tags: ['a', {}] } } }, post(book), true],
    [{ input: { body: { tags: ['a'] } } }, post(book), false],
    [{ input: { body: { tags: { is: ['a', { b: 1 }] } } } }, post(book), true],
    [{ input: { body: { tags: { is: ['a', {}] } } } }, post(book), false],
    [{ input: { body: { deep: { has: { is: null, contains: 'x' } } } } }, post(book), true],
    [{ input: { body: { deep: { has: { is: { exists: true } } } } } }, post(book), true],
    [{ input: { body: { deep: { has: { toString: { exists: true } } } } } }, post(book), false],
    [{ input: { body: { title: '${request.headers.x-kind}' } } }, post({ title: 'One' }), true],
    [{ input: { id: '${request.path}' } }, get, false],
    [{ valid: true }, post({}), false],
    [{}, post({}), false],
    [{ valid: false }, post({}), true],
    [{ valid: false }, 'POST /books {', true],
    [{ valid: false }, get, false],
    [{ valid: false }, 'GET /nowhere', false],
    [{ valid: 'any' }, post({}), true],
    [{ valid: 'any' }, get, true],
    [{ store: { 'books/${input.id}': { exists: true } } }, 'GET /books/1', true],
    [{ store: { 'books/${input.id}': { exists: true } } }, get, false],
    [{ store: { 'books/${input.id}': { exists: false } } }, get, true],
    [{ store: { 'books/${input.id}': { pages: { above: 100 } } } }, 'GET /books/1', true],
    [{ store: { 'books/${input.isbn}': { exists: false } } }, get, true],
    [{ store: { 'books/__proto__': { exists: true } } }, get, false],
    [{ counters: { calls: 3 } }, get, true],
    [{ counters: { calls: { above: 3 } } }, get, false],
    [{ counters: { 'of ${input.id}': { below: 1 } } }, get, true],
  ])('%j holds for %s: %s', async (when, line, holds) => {
    const store = { records: { books: { 1: { pages: 200 } } }, counters: { calls: 3 } };
    const server = shelf({ store, rules: [{ name: 'it', when }] });
    expect((await call(server, line, { 'x-kind': 'One' })).rule).toBe(holds ? 'it' : null);
  });

  test('an input that is not checked is valid', async () => {
    await converse([{ when: { valid: false }, answer: text('no') }], [[post({}), { kind: 'example' }]], { validate: false });
  });

  test('a rule for invalid input stands in for the API’s refusal, and one that passes leaves it', async () => {
    await converse(
      [{ when: { valid: false, operation: 'AddBook' }, times: 1, answer: { error: 'TooMany' } }, { when: { valid: 'any' } }],
      [
        [post({}), { status: 429, rule: 'rule-1' }],
        [post({}), { status: 400, kind: 'invalid', rule: 'rule-2' }],
        ['POST /books {', { status: 400, kind: 'refused', rule: 'rule-2' }],
      ],
    );
  });
});

describe('which rule', () => {
  test('by priority, then in order', async () => {
    const rules: Rule[] = [
      { name: 'low', priority: -1, answer: text('low') },
      { name: 'first', times: 1, answer: text('first') },
      { name: 'second', times: 1, answer: text('second') },
      { name: 'high', priority: 2, times: 1, answer: text('high') },
    ];
    const server = shelf({ rules });
    expect(server.rules.list().map(({ name }) => name)).toEqual(['high', 'first', 'second', 'low']);
    const came: unknown[] = [];
    for (let calls = 0; calls < 5; calls += 1) came.push((await call(server, get)).body);
    expect(came).toEqual(['high', 'first', 'second', 'low', 'low']);
  });

  test('after so many, for so many', async () => {
    const server = shelf({ rules: [{ name: 'few', after: 2, times: 2, answer: text('few') }] });
    const came: unknown[] = [];
    for (let calls = 0; calls < 6; calls += 1) came.push((await call(server, get)).rule);
    expect(came).toEqual([null, null, 'few', 'few', null, null]);
    expect(server.rules.list()).toMatchObject([{ name: 'few', matches: 4, uses: 2 }]);
  });

  test('those that pass add up with the one that answers', async () => {
    const rules: Rule[] = [
      { name: 'counts', then: [{ increment: 'calls' }] },
      { name: 'marks', answer: { pass: true, headers: { 'x-mark': 'a' } } },
      { name: 'answers', answer: text('done') },
      { name: 'never', then: [{ increment: 'never' }] },
    ];
    const server = shelf({ rules });
    const response = await server.fetch('http://shelf/books/7');
    expect([response.headers.get('x-mock-rule'), response.headers.get('x-mark'), await response.text()]).toEqual([
      'counts, marks, answers',
      'a',
      'done',
    ]);
    expect([server.store.count('calls'), server.store.count('never')]).toEqual([1, 0]);
    expect(server.requests).toMatchObject([{ rule: 'answers', answer: 'rule' }]);
  });

  test('none for an operation without that example; one behind it answers', async () => {
    await converse(
      [{ answer: { example: 'A thin one' } }, { answer: text('else') }],
      [
        [get, { kind: 'example', rule: 'rule-1' }],
        ['GET /books', ruled('else', 'rule-2')],
        ['GET /nowhere', ruled('else', 'rule-2')],
      ],
    );
  });

  test('a call’s own wish and a queued failure come before, a handler after', async () => {
    const server = shelf({ rules: [{ answer: text('rule') }] });
    server.on('GetBook', () => ({ id: 'h', title: 'handler' })).fail('TooMany');
    expect(await call(server, get, { prefer: 'code=404' })).toMatchObject({ status: 404, rule: null });
    expect(await call(server, get, { prefer: 'example=1' })).toMatchObject(example);
    expect(await call(server, get, { prefer: 'dynamic=true' })).toMatchObject({ kind: 'synthesised', rule: null });
    expect(await call(server, get, { prefer: 'return=minimal' })).toMatchObject({ status: 429, rule: null });
    expect(await call(server, get, { prefer: 'return=minimal' })).toMatchObject(ruled('rule'));
    server.rules.replace([]);
    expect(await call(server, get)).toMatchObject({ kind: 'handler', body: { title: 'handler' } });
  });

  test('a pass leads on to the handler, and a rule sees what it answered', async () => {
    const server = shelf({ rules: [{ then: [{ put: 'seen/${answer.id}', value: '${answer}' }] }] });
    server.on('GetBook', async () => ({ id: 'h', title: 'handler' }));
    expect(await call(server, get)).toMatchObject({ kind: 'handler', rule: 'rule-1' });
    expect(server.store.get('seen', 'h')).toEqual({ id: 'h', title: 'handler' });
  });
});

describe('placeholders', () => {
  const store = {
    records: {
      books: { 7: { title: 'Seven', tags: ['x'], 'odd key': 1 }, ['__proto__']: { title: 'Proto' }, 'a/b': { title: 'Slash' } },
    },
    counters: { calls: 3 },
  };
  const sent =
    'POST /books?limit=5&tag=a&tag=b {"title":"Tall","list":[{"Name":"email","Value":"a@b.c"},{"Name":"n","Value":1}],"none":null,"id":"7"}';

  test.each<[template: unknown, rendered: unknown]>([
    ['${input.body.title}', 'Tall'],
    ['<${input.body.title}>', '<Tall>'],
    [
      '${input.body.list}',
      [
        { Name: 'email', Value: 'a@b.c' },
        { Name: 'n', Value: 1 },
      ],
    ],
    ['${input.body.list[1].Value}', 1],
    ['is ${input.body.list[1]}', 'is {"Name":"n","Value":1}'],
    ["${input.body.list[Name='email'].Value}", 'a@b.c'],
    ['${input.body.list[Name = "email"].Value}', 'a@b.c'],
    ['${input.body.list[Value=1].Name}', 'n'],
    ["${input.body.list[Name='nobody'].Value or 'none'}", 'none'],
    ['${input.body.none}', null],
    ['${input.body.none or 10}', 10],
    ['${input.body.nothing or input.body.none or input.body.title}', 'Tall'],
    ['a${input.body.nothing}b${input.body.none}c', 'abc'],
    [
      { a: '${input.body.nothing}', b: ['${input.body.nothing}', 1], c: {} },
      { b: [1], c: {} },
    ],
    [{ '${input.body.title}!': true }, { 'Tall!': true }],
    [
      ['a', 1, true, null, { n: 1.5 }],
      ['a', 1, true, null, { n: 1.5 }],
    ],
    ['${request.method} ${request.path} ${request.operation} ${request.number}', 'POST /books AddBook 1'],
    ['${request.url}', '/books?limit=5&tag=a&tag=b'],
    ['${request.query.limit}', '5'],
    ['${request.query.tag[1]}', 'b'],
    ['${request.headers.X-Kind}', 'One'],
    ["${request.headers['x-kind']}", 'One'],
    ['${request.headers.constructor or false}', false],
    ['${store.books.7.title}', 'Seven'],
    ['${store.books[7].tags[0]}', 'x'],
    ["${store.books['7']['odd key']}", 1],
    ['${store.books[input.body.id].title}', 'Seven'],
    ['${store.books[store.books[input.body.id].title] or "no"}', 'no'],
    ['${store.books.__proto__.title}', 'Proto'],
    ["${store.books['a/b'].title}", 'Slash'],
    ["${store.books[title='Slash'].title}", 'Slash'],
    ['${store.books}', [{ title: 'Seven', tags: ['x'], 'odd key': 1 }, { title: 'Proto' }, { title: 'Slash' }]],
    ['${store.nothing}', []],
    ['${store.books.constructor or 0}', 0],
    ['${counters.calls}', 3],
    ["${counters['no such']}", 0],
    ['${now}', '2026-01-02T03:04:05.678Z'],
    ['${now.seconds}', 1767323045],
    ['${now.milliseconds}', 1767323045678],
    ['${rule.name} ${rule.matches} ${rule.uses}', 'it 1 1'],
    ["${'${'}", '${'],
    ['$${input.body.title} costs $5 {x}', '${input.body.title} costs $5 {x}'],
    ['${"a\\"b"}', 'a"b'],
    ['${-1.5}', -1.5],
    ['${input.body.title.length or "no"}', 'no'],
    ['${input.constructor.name or "no"}', 'no'],
    ['${input.__proto__ or "no"}', 'no'],
  ])('%j', async (template, rendered) => {
    const server = shelf({ store, now: () => 1767323045678 });
    server.rules.add({ name: 'it', answer: { body: { rendered: template } } });
    expect((await call(server, sent, { 'x-kind': 'One' })).body).toEqual({ rendered });
  });

  test('make random things', async () => {
    const body = {
      id: '${random.uuid}',
      code: '${random.digits[6]}',
      key: '${random.hex[8]}',
      number: '${random.number[9]}',
      odd: '${random.digits[input.id.x]}',
      long: '${random.hex[999999]}',
    };
    const server = shelf({ rules: [{ answer: { body } }] });
    const { body: made } = await call(server, get);
    expect(made).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      code: expect.stringMatching(/^\d{6}$/),
      key: expect.stringMatching(/^[\da-f]{8}$/),
      odd: expect.stringMatching(/^\d{6}$/),
      long: expect.stringMatching(/^[\da-f]{1000}$/),
      number: expect.toSatisfy((number: unknown) => typeof number === 'number' && number >= 0 && number <= 9),
    });
  });
});

describe('state', () => {
  test('what was created is read, listed, changed and gone again', async () => {
    const rules: Rule[] = [
      {
        when: { operation: 'AddBook' },
        answer: { body: { id: 'b-${random.hex[6]}', title: '${input.body.title}' } },
        then: [{ put: 'books/${answer.id}', value: '${answer}' }, { increment: 'books' }],
      },
      {
        when: { operation: 'GetBook', store: { 'books/${input.id}': { exists: true } } },
        answer: { body: '${store.books[input.id]}' },
      },
      {
        when: { operation: 'DropBook', store: { 'books/${input.id}': {} } },
        answer: { status: 204 },
        then: [{ delete: 'books/${input.id}' }, { increment: 'books', by: -1 }],
      },
      { when: { operation: ['GetBook', 'DropBook'] }, answer: { error: 'NoSuchBook' } },
      { when: { operation: 'ListBooks' }, answer: { body: { books: '${store.books}', count: '${counters.books}' } } },
    ];
    const server = shelf({ rules });
    const { status, body } = await call(server, add);
    expect([status, body]).toEqual([201, { id: expect.any(String), title: 'Tall' }]);
    const { id } = body as { id: string };
    expect(await call(server, `GET /books/${id}`)).toMatchObject({ status: 200, body });
    expect(await call(server, 'GET /books')).toMatchObject({ body: { books: [body], count: 1 } });
    expect(await call(server, `DELETE /books/${id}`)).toMatchObject({ status: 204, body: '' });
    expect(await call(server, `DELETE /books/${id}`)).toMatchObject({ status: 404 });
    expect(await call(server, `GET /books/${id}`)).toMatchObject({ status: 404 });
    expect(await call(server, 'GET /books')).toMatchObject({ body: { books: [], count: 0 } });
  });

  test('a change whose address or value stands for nothing is left out; the others happen', async () => {
    const then: Rule['then'] = [
      { put: 'a/${input.nothing}', value: 1 },
      { put: 'b/x', value: '${input.nothing}' },
      { delete: 'c/${input.nothing}' },
      { increment: '${input.nothing}' },
      { merge: 'd/${input.id}', value: { n: 1 } },
      { merge: 'd/${input.id}', value: { m: '${store.d[input.id].n}' } },
      { put: 'slashes/${request.path}', value: '${input}' },
    ];
    const server = shelf({ rules: [{ then }] });
    await call(server, get);
    expect(server.store.snapshot()).toEqual({
      records: { d: { 7: { n: 1, m: 1 } }, slashes: { '/books/7': { id: '7' } } },
      counters: {},
      expires: {},
    });
  });

  test('throttling: so many calls a minute by the clock', async () => {
    const clock = { time: 0 };
    const rules: Rule[] = [
      { name: 'enough', when: { store: { 'windows/${input.id}': { calls: { atLeast: 2 } } } }, answer: { error: 'TooMany' } },
      {
        name: 'first',
        when: { store: { 'windows/${input.id}': { exists: false } } },
        then: [{ put: 'windows/${input.id}', value: { calls: 1 }, expiresIn: 60_000 }],
      },
      {
        name: 'next',
        when: { store: { 'windows/${input.id}': { calls: 1 } } },
        then: [{ merge: 'windows/${input.id}', value: { calls: 2 } }],
      },
    ];
    const server = shelf({ rules, now: () => clock.time });
    const statuses: number[] = [];
    for (const time of [0, 1, 2, 59_999, 60_000, 60_001, 60_002]) {
      clock.time = time;
      statuses.push((await call(server, get)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429, 200, 200, 429]);
  });
});

test('a reset goes back to the seed as it was given, whatever became of it since', async () => {
  const seed = { records: { books: { 7: { title: 'Seven', tags: ['a'] } } } };
  const server = shelf({ store: seed });
  seed.records.books[7].tags.push('b');
  server.store.put('books', '7', { title: 'Other' });
  server.store.increment('calls');
  server.reset();
  expect(server.store.snapshot()).toEqual({
    records: { books: { 7: { title: 'Seven', tags: ['a'] } } },
    counters: {},
    expires: {},
  });
});

describe('the book of rules', () => {
  const names = (server: ReturnType<typeof shelf>): readonly string[] => server.rules.list().map(({ name }) => name);

  test('names those that have none, and no two alike', () => {
    const server = shelf({ rules: [{}, { name: 'rule-3' }, {}] });
    expect(names(server)).toEqual(['rule-1', 'rule-3', 'rule-4']);
    server.rules.add({}, {});
    expect(new Set(names(server)).size).toBe(5);
  });

  test('adds, takes the place of, removes', async () => {
    const server = shelf({
      rules: [
        { name: 'a', answer: text('a') },
        { name: 'b', answer: text('b') },
      ],
    });
    await call(server, get);
    server.rules.add({ name: 'a', answer: text('new a') }, { name: 'c', priority: 1, times: 1, answer: text('c') });
    expect(names(server)).toEqual(['c', 'a', 'b']);
    expect(server.rules.list()[1]).toMatchObject({ matches: 0, rule: { answer: { text: 'new a' } } });
    expect([await call(server, get), await call(server, get)]).toMatchObject([{ body: 'c' }, { body: 'new a' }]);
    expect([server.rules.remove('a'), server.rules.remove('a')]).toEqual([true, false]);
    expect(await call(server, get)).toMatchObject({ body: 'b' });
  });

  test('is taken back by a snapshot and by a reset', async () => {
    const server = shelf({
      seed: 'x',
      store: { counters: { calls: 5 } },
      rules: [{ name: 'twice', times: 2, answer: { body: '${random.uuid}' }, then: [{ increment: 'calls' }] }],
    });
    const first = await call(server, get);
    const snapshot = JSON.parse(JSON.stringify(server.snapshot()));
    const second = await call(server, get);
    expect(await call(server, get)).toMatchObject(example);
    expect(server.store.count('calls')).toBe(7);
    server.restore(snapshot);
    expect(server.store.count('calls')).toBe(6);
    expect(await call(server, get)).toEqual(second);
    expect(await call(server, get)).toMatchObject(example);
    server.reset();
    expect(server.requests).toEqual([]);
    expect(server.store.count('calls')).toBe(5);
    expect(server.rules.list()).toMatchObject([{ name: 'twice', matches: 0, uses: 0 }]);
    expect([await call(server, get), await call(server, get)]).toEqual([first, second]);
    expect(first.body).not.toEqual(second.body);
  });
});

describe('chance', () => {
  const uses = async (seed: string | number, probability: number, calls: number): Promise<string> => {
    const server = shelf({ seed, rules: [{ name: 'maybe', probability, answer: text('x') }] });
    let pattern = '';
    for (let number = 0; number < calls; number += 1) pattern += (await call(server, get)).rule === null ? '-' : 'x';
    server.reset();
    for (const was of pattern) expect((await call(server, get)).rule === null ? '-' : 'x').toBe(was);
    return pattern;
  };

  test('is the same with the same seed, also after a reset, and another with another', async () => {
    const [one, same, other] = [await uses(1, 0.5, 40), await uses(1, 0.5, 40), await uses(2, 0.5, 40)];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(one).toContain('-');
    expect(one).toContain('x');
  });

  test('is about as likely as it is said to be; never and always are exact', async () => {
    const some = (await uses(3, 0.2, 300)).replaceAll('-', '').length;
    expect(some).toBeGreaterThan(30);
    expect(some).toBeLessThan(90);
    expect(await uses(3, 0, 20)).toBe('-'.repeat(20));
    expect(await uses(3, 1, 20)).toBe('x'.repeat(20));
  });

  test('of one rule does not hang on the others', async () => {
    const rule: Rule = { name: 'maybe', probability: 0.5, then: [{ increment: 'maybe' }] };
    const alone = shelf({ rules: [rule] });
    const among = shelf({ rules: [{ probability: 0.3 }, rule, { probability: 0.7 }] });
    for (let calls = 0; calls < 30; calls += 1) {
      await Promise.all([call(alone, get), call(among, get)]);
      expect(among.store.count('maybe')).toBe(alone.store.count('maybe'));
    }
  });
});
