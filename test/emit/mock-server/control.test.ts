import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { MockApi, MockOperation } from '../../../src/emit/mock-server/runtime/api.js';
import { restJson } from '../../../src/emit/mock-server/runtime/rest-json.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import { ask, call, controlled, note, type Told } from './control-server.js';
import type { Operations } from './notes-api.js';

/** What is asked of a server that was called twice, and what it says. */
const asked: readonly {
  readonly title: string;
  readonly ask: readonly [method: string, where: string, body?: unknown, headers?: { readonly [name: string]: string }];
  readonly status: number;
  readonly body?: unknown;
}[] = [
  {
    title: 'health counts everything',
    ask: ['GET', '/health'],
    status: 200,
    body: {
      status: 'ok',
      name: 'Notes',
      operations: 3,
      calls: 2,
      journal: 2,
      failures: 0,
      rules: 1,
      records: 1,
      counters: 1,
      shadowed: [],
    },
  },
  { title: 'HEAD is GET without a body', ask: ['HEAD', '/health'], status: 200 },
  {
    title: 'an unknown path says where to look',
    ask: ['GET', '/jornal'],
    status: 404,
    body: { title: 'Not found', status: 404, detail: 'There is nothing at /__mock__/jornal; GET /__mock__ tells what there is.' },
  },
  {
    title: 'a wrong method says which there are',
    ask: ['PATCH', '/rules', {}],
    status: 405,
    body: { title: 'Method not allowed', status: 405, detail: '/__mock__/rules takes GET, POST, PUT, DELETE, not PATCH.' },
  },
  {
    title: 'a body that is no JSON',
    ask: ['POST', '/fail', '{'],
    status: 400,
    body: { title: 'Not JSON', status: 400, detail: expect.stringContaining('The body cannot be read: ') },
  },
  { title: 'no body', ask: ['POST', '/fail'], status: 400, body: expect.objectContaining({ title: 'No body' }) },
  {
    title: 'a body with a wrong field',
    ask: ['POST', '/fail', { errors: 'X' }],
    status: 400,
    body: {
      title: 'Wrong body',
      status: 400,
      detail: expect.stringMatching(/error is missing; .*did you mean error\?.* It should be like \{"error":/u),
      problems: [
        { place: 'body', message: 'error is missing' },
        { place: 'body.errors', message: expect.stringContaining('did you mean error?') },
      ],
    },
  },
  {
    title: 'an error that is not documented says which are',
    ask: ['POST', '/fail', { error: 'Nope', operation: 'GetNote' }],
    status: 400,
    body: {
      title: 'Not documented',
      status: 400,
      detail: 'GetNote documents no error Nope; it documents UserLambdaValidationException.',
    },
  },
  {
    title: 'a parameter that is spelled wrong lets nothing through',
    ask: ['GET', '/journal?opperation=GetNote'],
    status: 400,
    body: expect.objectContaining({
      detail: expect.stringContaining('takes no parameter opperation; it takes operation, status'),
    }),
  },
  {
    title: 'a filter by an operation that there is not',
    ask: ['GET', '/journal?operation=GetNotes'],
    status: 400,
    body: expect.objectContaining({ detail: 'There is no operation GetNotes; did you mean GetNote?' }),
  },
  {
    title: 'a filter by a kind that there is not',
    ask: ['GET', '/journal?answer=exmaple'],
    status: 400,
    body: expect.objectContaining({ detail: 'There is no kind of answer exmaple; did you mean example?' }),
  },
  {
    title: 'a filter by a number that is none',
    ask: ['GET', '/journal?since=yesterday'],
    status: 400,
    body: expect.objectContaining({ detail: 'since should be a whole number, not "yesterday".' }),
  },
  {
    title: 'a call that there was not',
    ask: ['GET', '/journal/7'],
    status: 404,
    body: { title: 'No such call', status: 404, detail: 'The journal has no call 7; it holds 1 to 2.' },
  },
  {
    title: 'a path that is not encoded as it should be',
    ask: ['GET', '/rules/%E0%A4%A'],
    status: 400,
    body: expect.objectContaining({ title: 'Wrong path' }),
  },
  {
    title: 'wrong rules are told with all that is wrong',
    ask: ['POST', '/rules', [{ when: { operation: 'GetNot' } }, { somtimes: true }]],
    status: 400,
    body: expect.objectContaining({
      title: 'Wrong rules',
      problems: [
        { place: 'rules[0].when.operation', message: 'there is no operation GetNot; did you mean GetNote?' },
        { place: 'rules[1].somtimes', message: expect.any(String) },
      ],
    }),
  },
  {
    title: 'a rule that there is not',
    ask: ['DELETE', '/rules/slo'],
    status: 404,
    body: expect.objectContaining({ detail: 'There is no rule slo; did you mean slow?' }),
  },
  {
    title: 'a record that there is not',
    ask: ['GET', '/state/notes/second'],
    status: 404,
    body: expect.objectContaining({ detail: 'There is no record notes/second; GET /__mock__/state tells all.' }),
  },
  {
    title: 'a state that is none',
    ask: ['PUT', '/state', { records: [] }],
    status: 400,
    body: expect.objectContaining({ problems: [{ place: 'body.records', message: expect.stringContaining('not a list') }] }),
  },
  {
    title: 'a patch that leaves no state',
    ask: ['PATCH', '/state', { counters: { visits: 'many' } }],
    status: 400,
    body: expect.objectContaining({
      problems: [{ place: 'body.counters.visits', message: 'there should be a number, not "many"' }],
    }),
  },
  {
    title: 'a snapshot that is none',
    ask: ['POST', '/restore', { store: {} }],
    status: 400,
    body: expect.objectContaining({ problems: expect.arrayContaining([{ place: 'body', message: 'rules is missing' }]) }),
  },
  {
    title: 'a replay of a call that there was not',
    ask: ['POST', '/replay', { number: 9 }],
    status: 404,
    body: expect.objectContaining({ title: 'No such call' }),
  },
  {
    title: 'a time until a record goes that is none',
    ask: ['PUT', '/state/notes/second?expiresIn=soon', {}],
    status: 400,
    body: expect.objectContaining({ detail: 'expiresIn should be a whole number, not "soon".' }),
  },
];

async function calledTwice(): Promise<ReturnType<typeof controlled>> {
  const server = controlled({
    rules: [{ name: 'slow', when: { operation: 'DeleteNotes' } }],
    store: { records: { notes: { first: { Text: 'One.' } } }, counters: { visits: 2 } },
  });
  await call(server, 'PutNotes', note('ab-12'));
  await call(server, 'PutNotes', note('wrong'));
  return server;
}

describe('what is asked for', () => {
  test.each(asked)('$title', async ({ ask: [method, where, body, headers], status, body: wanted }) => {
    const told = await ask(await calledTwice(), method, where, body, headers);
    expect([told.status, told.body]).toEqual([status, wanted]);
    if (status >= 400) expect(told.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(told.headers.get('x-mock-answer')).toBe('control');
    expect(told.headers.get('cache-control')).toBe('no-store');
  });

  test('an index tells all of it, as OpenAPI', async () => {
    const { body } = await ask(controlled(), 'GET', '');
    const { openapi, paths } = body as { openapi: string; paths: { [path: string]: { [method: string]: { summary: string } } } };
    expect(openapi).toBe('3.1.0');
    const all = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));
    expect(all).toEqual([
      'get /',
      'get /health',
      'get /operations',
      'get /journal',
      'delete /journal',
      'get /journal/stream',
      'get /journal/{number}',
      'post /assert',
      'get /fail',
      'post /fail',
      'delete /fail',
      'post /replay',
      'get /rules',
      'post /rules',
      'put /rules',
      'delete /rules',
      'get /rules/{name}',
      'put /rules/{name}',
      'delete /rules/{name}',
      'get /state',
      'put /state',
      'patch /state',
      'delete /state',
      'get /state/{collection}/{key}',
      'put /state/{collection}/{key}',
      'delete /state/{collection}/{key}',
      'post /snapshot',
      'post /restore',
      'post /reset',
    ]);
    expect(await ask(controlled(), 'GET', '/')).toMatchObject({ status: 200, body: { openapi } });
  });

  test('what is asked is not in the journal', async () => {
    const server = controlled();
    await ask(server, 'GET', '/health');
    await ask(server, 'GET', '/nowhere');
    expect(server.requests).toEqual([]);
  });
});

describe('operations', () => {
  test('are told with their errors, examples and what each is answered with', async () => {
    const server = controlled({ rules: [{ when: { operation: 'GetNote' } }, {}] });
    server.on('DeleteNotes', () => undefined);
    await call(server, 'PutNotes', note('ab-12'));
    const { body } = await ask(server, 'GET', '/operations');
    const { operations, errors } = body as { operations: readonly object[]; errors: readonly object[] };
    expect(operations).toMatchObject([
      { name: 'DeleteNotes', answeredBy: 'handler', rules: 1, calls: 0, responses: [{ status: 200, examples: [] }], errors: [] },
      // Its example does not keep the schema.
      { name: 'GetNote', answeredBy: 'synthesised', rules: 2, calls: 0 },
      {
        name: 'PutNotes',
        method: 'POST',
        path: '/',
        answeredBy: 'example',
        rules: 1,
        calls: 1,
        errors: [{ name: 'NoteNotFoundException', documentedStatus: 480, examples: 0 }, {}, { name: 'InternalErrorException' }],
      },
    ]);
    expect(errors).toContainEqual({ name: 'NoteNotFoundException', status: 400, message: 'There is no such note.' });
  });
});

describe('errors to come', () => {
  test('are set, listed, used and forgotten', async () => {
    const server = controlled();
    const set = await ask(server, 'POST', '/fail', {
      error: 'NoteNotFoundException',
      operation: 'PutNotes',
      times: 2,
      message: 'No.',
    });
    const queued = [{ error: 'NoteNotFoundException', operation: 'PutNotes', times: 2, message: 'No.' }];
    expect([set.status, set.body]).toEqual([201, queued]);
    expect(await (await call(server, 'PutNotes', note('ab-12'))).json()).toEqual({
      __type: 'NoteNotFoundException',
      message: 'No.',
    });
    expect((await ask(server, 'GET', '/fail')).body).toEqual([{ ...queued[0], times: 1 }]);
    expect((await ask(server, 'DELETE', '/fail')).status).toBe(204);
    expect((await call(server, 'PutNotes', note('ab-12'))).status).toBe(200);
  });
});

describe('rules', () => {
  const teapot = { name: 'teapot', when: { operation: 'PutNotes' }, answer: { status: 418, text: 'short' } };

  test('are added, told, put in the place of others, and removed', async () => {
    const server = controlled();
    const added = await ask(server, 'POST', '/rules', teapot);
    expect([added.status, added.body]).toEqual([201, [{ name: 'teapot', rule: teapot, matches: 0, uses: 0 }]]);
    expect((await call(server, 'PutNotes', note('ab-12'))).status).toBe(418);
    expect((await ask(server, 'GET', '/rules/teapot')).body).toMatchObject({ matches: 1, uses: 1 });
    const { name: _, ...nameless } = teapot;
    expect((await ask(server, 'PUT', '/rules/teapot', { ...nameless, answer: { status: 419, text: '' } })).status).toBe(200);
    expect((await call(server, 'PutNotes', note('ab-12'))).status).toBe(419);
    expect((await ask(server, 'PUT', '/rules', [])).body).toEqual([]);
    await ask(server, 'POST', '/rules', [teapot, { name: 'a b/c' }]);
    expect((await ask(server, 'DELETE', '/rules/a%20b%2Fc')).status).toBe(204);
    expect(server.rules.list().map(({ name }) => name)).toEqual(['teapot']);
    expect((await ask(server, 'DELETE', '/rules')).status).toBe(204);
    expect(server.rules.list()).toEqual([]);
  });

  test('stay as they were where one of many is wrong', async () => {
    const server = controlled({ rules: [teapot] });
    for (const [method, where] of [
      ['POST', '/rules'],
      ['PUT', '/rules'],
    ] as const) {
      expect((await ask(server, method, where, [{ name: 'good' }, { name: 7 }])).status).toBe(400);
    }
    expect((await ask(server, 'PUT', '/rules/teapot', 'nonsense')).status).toBe(400);
    expect(server.rules.list().map(({ rule }) => rule)).toEqual([teapot]);
  });
});

describe('state', () => {
  test('is told, set, changed and emptied', async () => {
    const server = await calledTwice();
    const state = { records: { notes: { first: { Text: 'One.' } } }, counters: { visits: 2 }, expires: {} };
    expect((await ask(server, 'GET', '/state')).body).toEqual(state);
    const patched = await ask(server, 'PATCH', '/state', {
      records: { notes: { first: null, second: [1] } },
      counters: { x: 1 },
    });
    expect(patched.body).toEqual({ records: { notes: { second: [1] } }, counters: { visits: 2, x: 1 }, expires: {} });
    expect((await ask(server, 'PUT', '/state', { records: { a: { b: 1 } } })).body).toEqual({
      records: { a: { b: 1 } },
      counters: {},
      expires: {},
    });
    expect((await ask(server, 'DELETE', '/state')).status).toBe(204);
    expect(server.store.snapshot()).toEqual({ records: {}, counters: {}, expires: {} });
  });

  test('holds names of every kind', async () => {
    const server = controlled();
    await ask(server, 'PATCH', '/state', '{"records":{"__proto__":{"constructor":{"__proto__":1}}}}');
    const told = await server.fetch('http://mock/__mock__/state');
    expect(await told.text()).toContain('{"records":{"__proto__":{"constructor":{"__proto__":1}}}');
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
    expect((await ask(server, 'DELETE', '/state/__proto__/constructor')).status).toBe(204);
  });

  test('is changed record by record, also for a while', async () => {
    let now = 0;
    const server = controlled({ now: () => now });
    expect((await ask(server, 'PUT', '/state/notes/a%2Fb?expiresIn=50', { Text: 'x' })).body).toEqual({ Text: 'x' });
    expect((await ask(server, 'GET', '/state/notes/a%2Fb')).body).toEqual({ Text: 'x' });
    now = 51;
    expect((await ask(server, 'GET', '/state/notes/a%2Fb')).status).toBe(404);
    expect((await ask(server, 'DELETE', '/state/notes/a%2Fb')).status).toBe(404);
  });

  test('goes back to a snapshot, and to its seed', async () => {
    const server = await calledTwice();
    const { body: before } = await ask(server, 'POST', '/snapshot');
    await ask(server, 'PUT', '/state/notes/second', {});
    await call(server, 'DeleteNotes');
    expect((await ask(server, 'POST', '/restore', before)).status).toBe(204);
    expect(server.snapshot()).toEqual(before);
    expect(server.requests).toEqual([]);
    await ask(server, 'DELETE', '/state');
    expect((await ask(server, 'POST', '/reset')).status).toBe(204);
    expect(server.store.get('notes', 'first')).toEqual({ Text: 'One.' });
    expect(server.snapshot().number).toBe(0);
  });
});

describe('replay', () => {
  test('answers again and tells what is another', async () => {
    const server = controlled();
    await call(server, 'PutNotes', note('ab-12'));
    const same = await ask(server, 'POST', '/replay', { number: 1 });
    expect(same.body).toMatchObject({
      call: { number: 2, operation: 'PutNotes' },
      status: 200,
      body: '{"Id":"ab-12"}',
      changes: [],
    });
    server.fail('NoteNotFoundException');
    expect((await ask(server, 'POST', '/replay', { number: 1 })).body).toMatchObject({
      call: { number: 3 },
      status: 400,
      changes: [
        { path: 'status', before: '200', after: '400' },
        { path: 'answer', before: '"example"', after: '"error"' },
        { path: 'error', before: 'nothing', after: '"NoteNotFoundException"' },
        { path: 'body.Id', before: '"ab-12"', after: 'nothing' },
        { path: 'body.__type', before: 'nothing', after: '"NoteNotFoundException"' },
        { path: 'body.message', before: 'nothing', after: '"There is no such note."' },
      ],
    });
    expect(server.requests.map(({ number, headers }) => [number, headers['authorization']])).toEqual(
      [1, 2, 3].map((number) => [number, 'Bearer abc']),
    );
  });

  test('sends the very bytes that came, also those that are no text', async () => {
    const server = controlled();
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x80]);
    await server.fetch('http://mock/', { method: 'POST', headers: { 'x-amz-target': 'Notes_v1.PutNotes' }, body: bytes });
    const told = await ask(server, 'POST', '/replay', { number: 1 });
    expect(told.body).toMatchObject({ call: { number: 2, answer: 'refused' }, changes: [] });
  });
});

describe('the reserved path', () => {
  const operation = (path: string): MockOperation => ({
    name: 'GetThing',
    method: 'GET',
    path,
    input: { kind: 'none' },
    responses: [{ status: 200, headers: [], examples: [] }],
    errors: [],
  });
  const api = (path: string): MockApi => ({
    wire: restJson(),
    patterns: 'search',
    operations: [operation(path)],
    errors: [],
    types: [],
  });
  const serve = (path: string, control: boolean | { readonly path?: string } = true) =>
    createServer<Operations, Map<string, unknown>>(api(path), { control });

  test('is an ordinary path where no control is asked for', async () => {
    const server = controlled({ control: false });
    await server.fetch('http://mock/__mock__/health');
    expect(server.requests).toHaveLength(1);
    expect(controlled().requests).toEqual([]);
  });

  test.each(['/', 'mock', '/mock/', '/a//b', '/../x', '/a?b', '/ü', '', '/{a}'])('is refused where it is no path: %j', (path) => {
    expect(() => serve('/things', { path })).toThrow(RangeError);
  });

  test.each(['/__mock__', '/__mock__/things/{id}'])('is refused where an operation is documented: %s', (path) => {
    expect(() => serve(path)).toThrow(
      `The control path /__mock__ is where GetThing is documented, GET ${path}; choose another by { control: { path } }.`,
    );
    expect(() => serve(path, { path: '/steer' })).not.toThrow();
  });

  test.each([
    ['/{id}', ['GetThing']],
    ['/{bucket}/{key}', ['GetThing']],
    ['/things/{id}', []],
    ['/', []],
    ['/__mock__er', []],
  ])('tells whose calls it would take: %s', async (path, shadowed) => {
    const server = serve(path);
    const health = await (await server.fetch('http://mock/__mock__/health')).json();
    expect(health).toMatchObject({ shadowed });
  });

  test('may be another, and leaves its neighbours alone', async () => {
    const server = serve('/things', { path: '/steer/me' });
    const status = async (path: string): Promise<string | null> =>
      (await server.fetch(`http://mock${path}`)).headers.get('x-mock-answer');
    expect(await Promise.all(['/steer/me', '/steer/me/', '/steer/me?x=1'].map(status))).toEqual([
      'control',
      'control',
      'control',
    ]);
    expect(await Promise.all(['/steer', '/steer/meal', '/__mock__', '/things'].map(status))).toEqual([
      'refused',
      'refused',
      'refused',
      'synthesised',
    ]);
  });
});

describe('who may ask', () => {
  const own = { host: '127.0.0.1:4010', origin: 'http://127.0.0.1:4010' };
  const cases: readonly [title: string, method: string, headers: { readonly [name: string]: string }, status: number][] = [
    ['a program', 'POST', { host: '127.0.0.1:4010' }, 204],
    ['the own page', 'POST', { ...own, 'sec-fetch-site': 'same-origin' }, 204],
    ['localhost', 'POST', { host: 'localhost:4010', origin: 'http://localhost:4010' }, 204],
    ['an IPv6 address', 'POST', { host: '[::1]:4010' }, 204],
    ['an address of the network', 'POST', { host: '192.168.1.7:4010' }, 204],
    ['a name below localhost', 'POST', { host: 'mock.localhost' }, 204],
    ['a container', 'POST', { host: 'mock_1:4010' }, 204],
    ['a name that nobody can have', 'POST', { host: 'mock.test:4010' }, 204],
    ['the machine of a container', 'POST', { host: 'host.docker.internal:4010' }, 204],
    ['a name that is allowed', 'POST', { host: 'Mock.Example:80' }, 204],
    ['a page over TLS', 'POST', { host: 'localhost', origin: 'https://localhost' }, 204],
    ['a page of another origin', 'POST', { ...own, origin: 'https://evil.example' }, 403],
    ['a page of another port', 'POST', { ...own, origin: 'http://127.0.0.1:3000' }, 403],
    ['a page without an origin', 'POST', { ...own, origin: 'null' }, 403],
    ['a page that hides its origin', 'POST', { host: own.host, 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of the same site', 'POST', { host: own.host, 'sec-fetch-site': 'same-site' }, 403],
    ['a page of another origin that deletes', 'DELETE', { ...own, origin: 'https://evil.example' }, 403],
    ['a name that somebody makes point here', 'POST', { host: 'evil.example:4010', origin: 'http://evil.example:4010' }, 403],
    ['the same, to read', 'GET', { host: 'evil.example:4010' }, 403],
    ['a name that looks like an address', 'GET', { host: '127.0.0.1.evil.example' }, 403],
    ['a name that looks local', 'GET', { host: 'localhost.evil.example' }, 403],
    ['a name that looks as nobody can have it', 'GET', { host: 'eviltest.example' }, 403],
    ['a name that ends nearly so', 'GET', { host: 'a.eviltest' }, 403],
    ['a name with a dot at its end', 'GET', { host: 'evil.example.' }, 403],
    ['a form', 'POST', { host: own.host, 'content-type': 'text/plain' }, 415],
    ['a form that says it is nearly JSON', 'POST', { host: own.host, 'content-type': 'application/jsonx' }, 415],
    ['a reader by a link', 'GET', { host: own.host, 'sec-fetch-site': 'cross-site' }, 200],
  ];
  const where = (method: string): string => (method === 'POST' ? '/reset' : method === 'DELETE' ? '/journal' : '/health');

  test.each(cases)('%s: %s with %o is answered %i', async (_, method, headers, status) => {
    const told: Told = await ask(controlled({ control: { hosts: ['mock.example'] } }), method, where(method), undefined, headers);
    expect(told.status).toBe(status);
    if (status >= 400) expect(told.body).toHaveProperty('detail');
    expect(told.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('nobody from elsewhere, even where the API itself may be called from everywhere', async () => {
    const server = controlled({ cors: true });
    const preflight = await server.fetch('http://mock/__mock__/reset', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const read = await ask(server, 'GET', '/journal', undefined, { origin: 'https://evil.example' });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a server without it', () => {
  test('loads next to nothing of it', async () => {
    const loaded = new Set<string>();
    const load = async (name: string): Promise<void> => {
      if (loaded.has(name)) return;
      loaded.add(name);
      const text = await readFile(`src/emit/mock-server/runtime/${name}.ts`, 'utf8');
      // Types are gone by then, and what is imported in the middle of something comes later.
      const imports = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '\.\/([\w-]+)\.js';/gmu);
      await Promise.all([...imports].map(([, other = '']) => load(other)));
    };
    await load('server');
    expect([...loaded].filter((name) => name.startsWith('control')).sort()).toEqual(['control', 'control-watch']);
    await load('control-plane');
    expect(loaded).toContain('control-state');
    expect(loaded).not.toContain('control-page');
  });
});

describe('the page', () => {
  test('is for browsers, and lets nothing in', async () => {
    const response = await controlled().fetch('http://mock/__mock__', { headers: { accept: 'text/html,*/*;q=0.8' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, nonce] = /script-src 'nonce-([\w-]+)'/u.exec(policy) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.match(/<script[^>]*>/gu)).toEqual([`<script nonce="${nonce}">`]);
    expect(page).not.toMatch(/https?:\/\//u);
    const again = await controlled().fetch('http://mock/__mock__', { headers: { accept: 'text/html' } });
    expect(again.headers.get('content-security-policy')).not.toBe(policy);
  });
});
