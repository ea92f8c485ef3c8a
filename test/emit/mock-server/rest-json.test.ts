import { afterEach, describe, expect, test } from 'vitest';
import type { MockApi, MockInputMember, MockOperation } from '../../../src/emit/mock-server/runtime/api.js';
import { restJson } from '../../../src/emit/mock-server/runtime/rest-json.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import { ajvValidator } from './json-schema.js';

const text: SchemaNode = { kind: 'string' };
const whole: SchemaNode = { kind: 'integer', minimum: 1 };

const book: SchemaNode = {
  kind: 'object',
  properties: [
    { name: 'title', required: true, schema: { kind: 'string', minLength: 1 } },
    { name: 'pages', required: false, schema: whole },
    { name: 'tags', required: false, schema: { kind: 'array', items: text } },
    { name: 'cover', required: false, schema: { kind: 'binary' } },
  ],
};
const types = new Map([['Book', book]]);
const bookType: SchemaNode = { kind: 'reference', name: 'Book' };

const problem: SchemaNode = {
  kind: 'object',
  properties: [
    { name: 'code', required: true, schema: whole },
    { name: 'message', required: true, schema: text },
  ],
};

const member = (place: MockInputMember['in'], name: string, schema: SchemaNode, required = false): MockInputMember => ({
  in: place,
  name,
  wireName: name,
  required,
  schema,
});

function operation(
  name: string,
  method: string,
  path: string,
  members: readonly MockInputMember[] = [],
  more: Partial<MockOperation> = {},
  mediaTypes: readonly string[] = [],
): MockOperation {
  const input: SchemaNode = { kind: 'object', properties: members };
  return {
    name,
    method,
    path,
    input:
      members.length === 0 ? { kind: 'none' } : { kind: 'members', members, mediaTypes, validate: ajvValidator(input, types) },
    responses: [{ status: 200, headers: [], examples: [] }],
    errors: [],
    ...more,
  };
}

const json = ['application/json'];
const operations: readonly MockOperation[] = [
  operation(
    'GetBook',
    'GET',
    '/books/{id}',
    [
      member('path', 'id', whole, true),
      member('query', 'full', { kind: 'boolean' }),
      member('query', 'tag', { kind: 'array', items: { kind: 'enum', values: [1, 'two'] } }),
      member('query', 'filter', { kind: 'object', properties: [{ name: 'pages', required: false, schema: whole }] }),
      member('query', 'ratio', { kind: 'union', members: [{ kind: 'number' }, text] }),
      member('header', 'X-Trace', text),
      member('cookie', 'session', text),
    ],
    {
      responses: [
        {
          status: 200,
          mediaType: 'application/json',
          schema: bookType,
          validate: ajvValidator(bookType, types),
          headers: [
            { name: 'X-Rate-Left', schema: { kind: 'integer', minimum: 3, maximum: 3 } },
            { name: 'bad name', schema: text },
            { name: 'Content-Length', schema: whole },
          ],
          examples: [{ value: { title: 'Documented' } }],
        },
        { status: 206, mediaType: 'text/plain', schema: text, headers: [], examples: [{ title: 'part', value: 'Once upon a' }] },
        { status: 304, headers: [], examples: [] },
      ],
      errors: [
        { name: 'NotFound', examples: [{ value: { code: 404, message: 'Documented.' } }] },
        { name: 'BadRequest', examples: [] },
        { name: 'Teapot', examples: [] },
      ],
    },
  ),
  operation('GetLatest', 'GET', '/books/latest'),
  operation('GetPage', 'GET', '/books/{id}/pages/{page}.{format}', [
    member('path', 'id', whole, true),
    member('path', 'page', whole, true),
    member('path', 'format', text, true),
  ]),
  operation(
    'PutBook',
    'PUT',
    '/books/{id}',
    [member('path', 'id', whole, true), member('body', 'body', bookType, true)],
    {
      errors: [
        { name: 'Unprocessable Entity', examples: [] },
        { name: 'NotFound', examples: [] },
      ],
    },
    json,
  ),
  operation(
    'AddBook',
    'POST',
    '/books',
    [member('body', 'body', bookType, true)],
    { responses: [{ status: 201, mediaType: 'application/json', schema: bookType, headers: [], examples: [] }] },
    ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  ),
  operation('DeleteBook', 'DELETE', '/books/{id}', [member('path', 'id', whole, true)], {
    responses: [{ status: 204, headers: [], examples: [] }],
  }),
  operation(
    'UploadScan',
    'POST',
    '/scans',
    [member('body', 'body', { kind: 'binary' }, true)],
    {
      responses: [{ status: 200, mediaType: 'application/octet-stream', schema: { kind: 'binary' }, headers: [], examples: [] }],
    },
    ['application/octet-stream'],
  ),
];

const errors: MockApi['errors'] = [
  { name: 'BadRequest', status: 400, message: 'That makes no sense.', schema: problem },
  { name: 'NotFound', status: 404, message: 'There is no such book.', schema: problem },
  { name: 'Teapot', status: 418, message: 'Short and stout.' },
  { name: 'Unprocessable Entity', status: 422, message: 'Read but not understood.' },
];

interface Call {
  readonly input: Record<string, unknown>;
  readonly output: unknown;
  readonly error: string;
}
type Operations = {
  readonly [Name in 'GetBook' | 'GetLatest' | 'GetPage' | 'PutBook' | 'AddBook' | 'DeleteBook' | 'UploadScan']: Call;
};

const api: MockApi = { wire: restJson(), patterns: 'search', operations, errors, types: [{ name: 'Book', schema: book }] };
const server = createServer<Operations, Map<string, unknown>>(api, {});
afterEach(() => server.off().reset());

async function send(method: string, path: string, init: { body?: BodyInit; headers?: Record<string, string> } = {}) {
  const response = await server.fetch(`http://mock${path}`, { method, ...init });
  const received = await response.text();
  const isJson = received !== '' && /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isJson ? JSON.parse(received) : received,
  };
}

const latest = () => server.requests.at(-1);

describe('which operation', () => {
  test.each([
    ['GET', '/books/7', 'GetBook'],
    ['HEAD', '/books/7', 'GetBook'],
    ['GET', '/books/latest', 'GetLatest'],
    ['GET', '/books/latest/', 'GetLatest'],
    ['GET', '/books/7/pages/12.pdf', 'GetPage'],
    ['DELETE', '/books/7', 'DeleteBook'],
  ])('%s %s is %s', async (method, path, name) => {
    await send(method, path);
    expect(latest()?.operation).toBe(name);
  });

  test('variables of one segment are told apart', async () => {
    await send('GET', '/books/7/pages/12.pdf');
    expect(latest()?.input).toEqual({ id: 7, page: 12, format: 'pdf' });
  });

  test.each([
    ['GET', '/shelves', 404, 'Not Found', undefined],
    ['GET', '/books/7/pages', 404, 'Not Found', undefined],
    ['PATCH', '/books/7', 405, 'Method Not Allowed', 'DELETE, GET, HEAD, OPTIONS, PUT'],
    ['POST', '/books/latest', 405, 'Method Not Allowed', 'DELETE, GET, HEAD, OPTIONS, PUT'],
    ['GET', '/books/%E0%A4%A', 400, 'Bad Request', undefined],
  ])('%s %s is refused with %i', async (method, path, status, title, allow) => {
    const received = await send(method, path);
    expect(received).toMatchObject({ status, body: { type: 'about:blank', title, status } });
    expect(received.headers['content-type']).toBe('application/problem+json');
    expect(received.headers['allow']).toBe(allow);
    expect(latest()?.operation).toBeUndefined();
  });
});

describe('input off the request', () => {
  test.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['/books/7', {}, { id: 7 }],
    ['/books/0x7', {}, { id: '0x7' }],
    ['/books/a%2Fb', {}, { id: 'a/b' }],
    ['/books/7?full=true', {}, { id: 7, full: true }],
    ['/books/7?full=yes', {}, { id: 7, full: 'yes' }],
    ['/books/7?tag=1&tag=two', {}, { id: 7, tag: [1, 'two'] }],
    ['/books/7?tag=1,two', {}, { id: 7, tag: [1, 'two'] }],
    ['/books/7?tag[]=two', {}, { id: 7, tag: ['two'] }],
    [
      '/books/7?filter[pages]=3&filter[__proto__]=x',
      {},
      {
        id: 7,
        filter: Object.fromEntries([
          ['pages', 3],
          ['__proto__', 'x'],
        ]),
      },
    ],
    ['/books/7?filter=%7B%22pages%22%3A3%7D', {}, { id: 7, filter: { pages: 3 } }],
    ['/books/7?ratio=-1.5e3', {}, { id: 7, ratio: -1500 }],
    ['/books/7?ratio=half', {}, { id: 7, ratio: 'half' }],
    ['/books/7?unknown=1', {}, { id: 7 }],
    ['/books/7', { 'x-trace': 'a, b' }, { id: 7, 'X-Trace': 'a, b' }],
    ['/books/7', { cookie: 'other=1; session="s%20s"; session=2' }, { id: 7, session: 's s' }],
  ])('%s %o', async (path, headers, input) => {
    await send('GET', path, { headers });
    expect(latest()?.input).toEqual(input);
  });

  const form = new FormData();
  form.append('title', 'Multipart');
  form.append('pages', '12');
  form.append('tags', 'one');
  form.append('tags', 'two');

  test.each<[string, { body: BodyInit; headers?: Record<string, string> }, unknown]>([
    ['JSON', { body: '{"title":"JSON"}', headers: { 'content-type': 'application/json; charset=utf-8' } }, { title: 'JSON' }],
    ['JSON of a kind', { body: '{"title":"JSON"}', headers: { 'content-type': 'application/vnd.book+json' } }, { title: 'JSON' }],
    [
      'a form',
      { body: new URLSearchParams('title=Form&pages=12&tags=one&tags=two') },
      { title: 'Form', pages: 12, tags: ['one', 'two'] },
    ],
    ['a multipart form', { body: form }, { title: 'Multipart', pages: 12, tags: ['one', 'two'] }],
  ])('a body as %s', async (_as, init, body) => {
    expect((await send('POST', '/books', init)).status).toBe(201);
    expect(latest()?.input).toEqual({ body });
  });

  test('files of a multipart form stay files', async () => {
    const withFile = new FormData();
    withFile.append('title', 'Scanned');
    withFile.append('cover', new Blob([new Uint8Array([0, 255])]), 'cover.png');
    const read: unknown[] = [];
    server.on('AddBook', async ({ body }) => {
      const { cover, title } = body as { cover: File; title: string };
      read.push(title, cover.name, new Uint8Array(await cover.arrayBuffer()));
      return { title };
    });
    await send('POST', '/books', { body: withFile });
    expect(read).toEqual(['Scanned', 'cover.png', new Uint8Array([0, 255])]);
  });

  test('bytes come and go as bytes', async () => {
    server.on('UploadScan', ({ body }) => (body as Uint8Array).map((byte) => 255 - byte));
    const response = await server.fetch('http://mock/scans', {
      method: 'POST',
      body: new Uint8Array([0, 1, 255]),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([255, 254, 0]));
  });

  test('a Blob is answered as its bytes', async () => {
    server.on('UploadScan', () => new Blob(['scanned']));
    expect((await send('POST', '/scans', { body: 'x', headers: { 'content-type': 'application/octet-stream' } })).body).toBe(
      'scanned',
    );
  });

  test.each([
    ['POST', '/books', 'text/csv', 'title\nx', 415, 'Unsupported Media Type'],
    ['PUT', '/books/7', 'application/xml', '<title/>', 415, 'Unsupported Media Type'],
    ['PUT', '/books/7', 'application/json', '{"title":', 400, 'Bad Request'],
    ['POST', '/books', 'multipart/form-data; boundary=x', 'no parts', 400, 'Bad Request'],
  ])('%s %s of %s %j is refused with %i', async (method, path, contentType, body, status, title) => {
    expect(await send(method, path, { body, headers: { 'content-type': contentType } })).toMatchObject({
      status,
      body: { status, title },
    });
  });
});

describe('invalid input', () => {
  test('is answered by the error that the operation documents for it, in its shape', async () => {
    const { status, headers, body } = await send('GET', '/books/zero');
    expect([status, headers['x-mock-answer']]).toEqual([400, 'invalid']);
    expect(body).toEqual({
      code: expect.any(Number),
      message: expect.stringMatching(/^1 validation error detected: Value at 'id' failed/),
    });
  });

  test('is told by status where the name has words of its own', async () => {
    const { status, body } = await send('PUT', '/books/7', {
      body: '{"title":"","pages":0}',
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      title: 'Unprocessable Entity',
      detail: expect.stringMatching(/^2 validation errors detected: /),
    });
  });

  test('is a problem with all violations where nothing is documented for it', async () => {
    const { status, body } = await send('POST', '/books', {
      body: '{"pages":"many"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(400);
    expect(body.violations).toEqual(
      expect.arrayContaining([
        { path: 'body.title', keyword: 'required', message: expect.any(String) },
        { path: 'body.pages', keyword: 'type', message: expect.any(String) },
      ]),
    );
  });

  test('a missing body is invalid', async () => {
    expect(await send('PUT', '/books/7')).toMatchObject({ status: 422 });
  });
});

describe('answers', () => {
  test('of a documented example, with documented headers as far as they can be sent', async () => {
    const { body, headers } = await send('GET', '/books/7');
    expect(body).toEqual({ title: 'Documented' });
    expect(headers).toMatchObject({ 'x-mock-answer': 'example', 'x-rate-left': '3', 'content-length': '22' });
    expect(Object.keys(headers)).not.toContain('bad name');
  });

  test('made from the schema', async () => {
    const { body, headers } = await send('GET', '/books/7', { headers: { prefer: 'dynamic=true' } });
    expect(headers['x-mock-answer']).toBe('synthesised');
    expect(ajvValidator(bookType, types)(body)).toEqual({ value: body });
  });

  test.each([
    ['code=206', 206, 'Once upon a'],
    ['code=304', 304, ''],
    ['code=404', 404, { code: 404, message: 'Documented.' }],
    ['code=418', 418, { type: 'about:blank', title: 'Teapot', status: 418, detail: 'Short and stout.' }],
    ['code=Teapot', 418, { type: 'about:blank', title: 'Teapot', status: 418, detail: 'Short and stout.' }],
    ['code=400', 400, { code: expect.any(Number), message: 'That makes no sense.' }],
    ['code=404, dynamic=true', 404, { code: expect.any(Number), message: 'There is no such book.' }],
    [
      'code=503',
      400,
      { type: 'about:blank', title: 'UnknownPreferenceException', status: 400, detail: expect.stringContaining('503') },
    ],
  ])('to Prefer: %s', async (prefer, status, body) => {
    expect(await send('GET', '/books/7', { headers: { prefer } })).toMatchObject({ status, body });
  });

  test('without a body have none', async () => {
    const { status, body, headers } = await send('DELETE', '/books/7');
    expect([status, body, headers['content-length']]).toEqual([204, '', undefined]);
  });

  test('to HEAD keep the length and lose the body', async () => {
    const { body, headers } = await send('HEAD', '/books/7');
    expect([body, headers['content-length']]).toEqual(['', '22']);
  });

  test('that fail say the message in the documented shape', async () => {
    server.fail('NotFound', { message: 'Lent out.' });
    expect((await send('GET', '/books/7')).body).toMatchObject({ code: expect.any(Number), message: 'Lent out.' });
  });
});
