import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formBody } from '../../../../src/emit/client/runtime/body-form.js';
import { jsonBody } from '../../../../src/emit/client/runtime/body-json.js';
import { jsonBodyWithBytes } from '../../../../src/emit/client/runtime/body-json-bytes.js';
import { multipartBody } from '../../../../src/emit/client/runtime/body-multipart.js';
import { rawBody } from '../../../../src/emit/client/runtime/body-raw.js';
import { type ClientContext, configure } from '../../../../src/emit/client/runtime/config.js';
import { CallValidationError, HttpError, ProtocolError, ServiceError } from '../../../../src/emit/client/runtime/errors.js';
import {
  discardBody,
  readBinaryBody,
  readJsonBody,
  readTextBody,
  streamBody,
} from '../../../../src/emit/client/runtime/rest-body.js';
import { call, type RestOperation } from '../../../../src/emit/client/runtime/rest-json.js';
import { retries } from '../../../../src/emit/client/runtime/retry.js';
import { type ScriptedServer, scriptedServer } from '../scripted-server.js';
import { PetNotFound, PetServiceException, rejection } from './stub-api.js';

let server: ScriptedServer;
let client: ClientContext;
beforeAll(async () => {
  server = await scriptedServer();
  const api = { serviceError: PetServiceException };
  client = { config: configure(api, { endpoint: `${server.url}/v1/` }, { retry: retries({ sleep: async () => {} }) }) };
});
afterAll(() => server.close());
beforeEach(() => server.script({ headers: { 'content-type': 'application/json' }, body: '{}' }));

class PetLocked extends PetServiceException<'PetLocked'> {}

const operation = (parts: Partial<RestOperation>): RestOperation => ({
  name: 'getPet',
  method: 'GET',
  path: '/pets',
  parameters: [],
  status: 200,
  accept: 'application/json',
  readBody: readJsonBody,
  errors: {},
  errorsByStatus: {},
  ...parts,
});

describe('an input’s parameters', () => {
  const path = operation({ path: '/pets/{id}/toys/{toy}', parameters: [param('path', 'id'), param('path', 'toy')] });
  const query = operation({ parameters: [param('query', 'q'), param('query', 'tag[]', 'tags')] });

  test.each<[string, RestOperation, unknown, string]>([
    ['in the path are percent-encoded', path, { id: 'a/b?c#d é%', toy: 7 }, '/v1/pets/a%2Fb%3Fc%23d%20%C3%A9%25/toys/7'],
    ['in the path are joined by commas', path, { id: ['a', 'b,c'], toy: '...' }, '/v1/pets/a,b%2Cc/toys/...'],
    ['in the query are percent-encoded', query, { q: 'a&b=c +é' }, '/v1/pets?q=a%26b%3Dc%20%2B%C3%A9'],
    ['in the query repeat for lists', query, { tags: ['a', 'b'], q: 0 }, '/v1/pets?q=0&tag%5B%5D=a&tag%5B%5D=b'],
    ['in the query spread for objects', query, { q: { a: 1, b: [true, null], c: undefined } }, '/v1/pets?a=1&b=true&b='],
    ['in the query are left out where undefined or empty lists', query, { q: undefined, tags: [] }, '/v1/pets'],
    ['may all be left out', query, undefined, '/v1/pets'],
  ])('%s', async (_, definition, input, url) => {
    await call(client, definition, input);
    expect(server.requests.map((request) => request.url)).toEqual([url]);
  });

  test.each([[{ id: '..', toy: 1 }], [{ id: '.', toy: 1 }], [{ id: '', toy: 1 }], [{ id: [], toy: 1 }], [{ id: 'a' }]])(
    'that leave the path, or leave it open, are refused: %j',
    async (input) => {
      const error = await rejection(call(client, path, input));
      expect(error).toBeInstanceOf(CallValidationError);
      expect(error).toMatchObject({ side: 'request', attempts: 0 });
      expect(server.requests).toHaveLength(0);
    },
  );

  test('in headers and cookies', async () => {
    const definition = operation({
      parameters: [param('header', 'X-Tags'), param('cookie', 'sid'), param('cookie', 'lang'), param('header', 'X-None')],
    });
    await call(client, definition, { 'X-Tags': ['a', 'b'], sid: 'a;b', lang: 'de' });
    const headers = server.requests[0]?.headers;
    expect(headers).toMatchObject({ 'x-tags': 'a, b', cookie: 'sid=a%3Bb; lang=de', accept: 'application/json' });
    expect(headers).not.toHaveProperty('x-none');
    expect(headers).not.toHaveProperty('content-type');
  });
});

describe('a body', () => {
  const post = (mediaType: string, encode: NonNullable<RestOperation['requestBody']>['encode']): RestOperation =>
    operation({ method: 'POST', requestBody: { mediaType, encode } });

  test.each<[string, RestOperation, unknown, string, string]>([
    ['JSON', post('application/merge-patch+json', jsonBody), { a: [1] }, 'application/merge-patch+json', '{"a":[1]}'],
    [
      'a form',
      post('application/x-www-form-urlencoded', formBody),
      { a: 'x y&', b: [1, 2], c: { d: 1 }, e: undefined },
      'application/x-www-form-urlencoded',
      'a=x+y%26&b=1&b=2&c=%7B%22d%22%3A1%7D',
    ],
    ['text', post('text/plain', rawBody), 'grüß', 'text/plain', 'grüß'],
    ['bytes', post('application/octet-stream', rawBody), new Uint8Array([65, 66]), 'application/octet-stream', 'AB'],
    ['a Blob', post('image/png', rawBody), new Blob(['png']), 'image/png', 'png'],
    ['a stream', post('image/png', rawBody), new Blob(['png']).stream(), 'image/png', 'png'],
    ['a stream of Node.js', post('image/png', rawBody), Readable.from([Buffer.from('p'), Buffer.from('ng')]), 'image/png', 'png'],
    ['chunks of text', post('text/csv', rawBody), chunks(), 'text/csv', 'a,b\nü,d'],
    [
      'bytes in JSON',
      post('application/json', jsonBodyWithBytes),
      { a: [Buffer.from('foo')], b: 'x' },
      'application/json',
      '{"a":["Zm9v"],"b":"x"}',
    ],
    ['nothing', post('application/json', jsonBody), undefined, 'undefined', ''],
  ])('of %s', async (_, definition, body, mediaType, text) => {
    await call(client, definition, { body });
    expect(String(server.requests[0]?.headers['content-type'])).toBe(mediaType);
    expect(server.requests[0]?.body.toString()).toBe(text);
  });

  test('of a form with files', async () => {
    const body = {
      note: 'é',
      tags: ['a', 'b'],
      meta: { x: 1 },
      file: new Blob(['png'], { type: 'image/png' }),
      raw: new Uint8Array([66]),
    };
    await call(client, post('multipart/form-data', multipartBody), { body });
    const [request] = server.requests;
    const type = String(request?.headers['content-type']);
    const form = await new Response(new Uint8Array(request?.body ?? []), { headers: { 'content-type': type } }).formData();
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    const texts = [...form].map(async ([name, value]) => [
      name,
      typeof value === 'string' ? value : `file ${await value.text()}`,
    ]);
    expect(await Promise.all(texts)).toEqual([
      ['note', 'é'],
      ['tags', 'a'],
      ['tags', 'b'],
      ['meta', '{"x":1}'],
      ['file', 'file png'],
      ['raw', 'file B'],
    ]);
  });

  test('that cannot be JSON is not sent', async () => {
    const error = await rejection(call(client, post('application/json', jsonBody), { body: { n: 1n } }));
    expect(error).toBeInstanceOf(CallValidationError);
    expect(error).toMatchObject({ side: 'request', cause: { name: 'TypeError' } });
  });
});

describe('an output', () => {
  test.each<[string, Partial<RestOperation>, { status?: number; headers?: { [name: string]: string }; body?: string }, unknown]>([
    ['of JSON', {}, { headers: { 'content-type': 'application/problem+json' }, body: '[1]' }, [1]],
    ['of no content', {}, { status: 204 }, undefined],
    ['of nothing at all', {}, { status: 200 }, undefined],
    ['of text', { readBody: readTextBody }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, 'a,b'],
    ['that is let go', { readBody: discardBody }, { body: 'whatever' }, undefined],
    ['of a documented status that is no 2xx', { status: 304 }, { status: 304 }, undefined],
  ])('%s', async (_, parts, step, output) => {
    server.script(step);
    expect(await call(client, operation(parts), {})).toEqual(output);
  });

  test('of bytes', async () => {
    server.script({ headers: { 'content-type': 'image/png' }, body: Buffer.from([137, 0, 255]) });
    const output = await call<Uint8Array>(client, operation({ readBody: readBinaryBody }), {});
    expect([output instanceof Uint8Array, ...output]).toEqual([true, 137, 0, 255]);
  });

  test('of bytes as they arrive', async () => {
    server.script({ headers: { 'content-type': 'image/png' }, body: 'picture' });
    const stream = await call<ReadableStream<Uint8Array>>(client, operation({ readBody: streamBody }), {});
    expect(await new Response(stream).text()).toBe('picture');
  });

  test('of bytes as they arrive, where there are none', async () => {
    const empty = { status: 200, headers: new Headers(), body: null };
    const stream = await streamBody({
      ...empty,
      text: async () => '',
      arrayBuffer: async () => new ArrayBuffer(0),
      blob: async () => new Blob(),
    });
    expect(await new Response(stream).text()).toBe('');
  });

  test('of a web page is a protocol error', async () => {
    server.script({ headers: { 'content-type': 'text/html' }, body: '<p>Hello' });
    expect(await rejection(call(client, operation({}), {}))).toBeInstanceOf(ProtocolError);
  });
});

describe('an error', () => {
  const documented = { errors: { PetNotFound, PetLocked }, errorsByStatus: { 404: 'PetNotFound' } };
  test.each<[string, number, string, { new (...args: never[]): ServiceError } | typeof HttpError, object]>([
    ['by its status', 404, '{"message":"Gone"}', PetNotFound, { code: 'PetNotFound', serviceMessage: 'Gone' }],
    ['by its status, with no body', 404, '', PetNotFound, { serviceMessage: '' }],
    ['by its status, with a page', 404, '<h1>', PetNotFound, { body: '<h1>' }],
    [
      'by its status, whatever unknown code it has',
      404,
      '{"code":"E17","detail":"Gone"}',
      PetNotFound,
      { serviceMessage: 'Gone', body: { code: 'E17' } },
    ],
    [
      'by its code before its status',
      404,
      '{"code":"PetLocked","msg":"In use"}',
      PetLocked,
      { status: 404, serviceMessage: 'In use' },
    ],
    ['by its code in `error`', 409, '{"error":{"code":"PetLocked","message":"In use"}}', PetLocked, { serviceMessage: 'In use' }],
    ['by its code, undocumented', 409, '{"errorCode":"E17"}', PetServiceException, { code: 'E17' }],
    [
      'by an OAuth code',
      400,
      '{"error":"invalid_grant","error_description":"Old"}',
      PetServiceException,
      { code: 'invalid_grant', serviceMessage: 'Old' },
    ],
    ['by nothing', 409, '{"why":1}', HttpError, { status: 409 }],
  ])('is told %s', async (_, status, body, type, facts) => {
    server.script({ status, headers: { 'content-type': 'application/json' }, body });
    const error = await rejection(call(client, operation(documented), {}));
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject(facts);
  });

  test('says nothing of the query, which may hold secrets', async () => {
    server.script({ status: 400 });
    const definition = operation({ parameters: [param('query', 'key')] });
    const error = await rejection(call(client, definition, { key: 'secret' }));
    expect(error).toMatchObject({ url: `${server.url}/v1/pets` });
    expect(String(error)).not.toContain('secret');
  });

  test.each([
    ['GET', 502, 3],
    ['PUT', 502, 3],
    ['DELETE', 502, 3],
    ['POST', 502, 1],
    ['PATCH', 500, 1],
    ['POST', 503, 3],
    ['POST', 429, 3],
  ])('%s answered %d is sent %d times', async (method, status, times) => {
    server.script({ status });
    await rejection(call(client, operation({ method }), {}));
    expect(server.requests).toHaveLength(times);
  });

  test('of a body that is a stream is not sent again: the stream is used up', async () => {
    server.script({ status: 503 });
    const definition = operation({ method: 'PUT', requestBody: { mediaType: 'image/png', encode: rawBody } });
    await rejection(call(client, definition, { body: new Blob(['png']).stream() }));
    await rejection(call(client, definition, { body: Readable.from([Buffer.from('png')]) }));
    expect(server.requests).toHaveLength(2);
  });

  test('lets go of what it reads from, where nobody takes the rest', async () => {
    let open = true;
    const endless = (async function* () {
      try {
        for (;;) yield 'more';
      } finally {
        open = false;
      }
    })();
    const { body } = rawBody(endless, 'text/plain');
    if (!(body instanceof ReadableStream)) throw new Error('It is no stream');
    const reader = body.getReader();
    await reader.read();
    await reader.cancel();
    expect(open).toBe(false);
  });
});

describe('an operation’s own server', () => {
  const own = {
    config: configure(
      { serviceError: ServiceError, server: 'https://api.example.com' },
      {},
      { fetch: async (url) => Response.json({ url }) },
    ),
  };
  test('goes before the API’s', async () => {
    expect(await call(own, operation({ server: 'https://files.example.com/' }), {})).toEqual({
      url: 'https://files.example.com/pets',
    });
    expect(await call(own, operation({}), {})).toEqual({ url: 'https://api.example.com/pets' });
  });
  test('goes behind the endpoint that the caller gives', async () => {
    await call(client, operation({ server: 'https://files.example.com/' }), {});
    expect(server.requests).toHaveLength(1);
  });
});

async function* chunks(): AsyncGenerator<string> {
  yield 'a,b\n';
  yield 'ü,d';
}

function param(place: 'path' | 'query' | 'header' | 'cookie', name: string, member = name) {
  return { in: place, name, member } as const;
}
