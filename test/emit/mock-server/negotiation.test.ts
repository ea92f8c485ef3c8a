import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import type { MockResponse } from '../../../src/emit/mock-server/runtime/api.js';
import { inMediaType, unacceptable } from '../../../src/emit/mock-server/runtime/negotiate.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { Content, Example, Schema } from '../../../src/model/api.js';
import { jsonBody, jsonResponse, makeModel, makeOperation, namedType, objectOf, property, reference } from '../make-model.js';
import { type BundledPackages, bundledPackages } from './bundled-package.js';

const response = (mediaType: string, ...others: readonly string[]): MockResponse => ({
  status: 200,
  mediaType,
  headers: [],
  examples: [],
  ...(others.length === 0 ? {} : { alternatives: others.map((each) => response(each)) }),
});

const operation = (...responses: readonly [MockResponse, ...MockResponse[]]) => ({
  name: 'get',
  method: 'GET',
  path: '/',
  input: { kind: 'none' } as const,
  responses,
  errors: [],
});

describe('of several media types the call gets', () => {
  const several = response('application/json', 'text/csv', 'text/plain');
  test.each<[accept: string | undefined, mediaType: string]>([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/plain, text/csv', 'text/csv'],
    ['text/csv;q=0.5, text/plain;q=0.8', 'text/plain'],
    ['text/*', 'text/csv'],
    ['text/*, text/csv;q=0.1', 'text/plain'],
    ['text/csv, */*;q=0.1', 'text/csv'],
    ['*/*, application/json;q=0', 'text/csv'],
    ['TEXT/CSV ; Q=1.0', 'text/csv'],
    ['application/hal+json', 'application/json'],
    ['text/csv;q=lots', 'text/csv'],
    ['image/png', 'application/json'],
  ])('for %j %s', (accept, mediaType) => {
    expect(inMediaType(several, accept).mediaType).toBe(mediaType);
  });
});

describe('a call is turned away', () => {
  test.each<[accept: string, wanted: readonly string[] | undefined]>([
    ['image/png', ['application/json', 'text/csv']],
    ['image/png, */*;q=0', ['application/json', 'text/csv']],
    ['application/json;q=0', ['application/json', 'text/csv']],
    ['image/png, text/*;q=0.001', undefined],
    ['*/*', undefined],
    ['nonsense', undefined],
  ])('where it accepts %s: %j', (accept, wanted) => {
    expect(unacceptable(operation(response('application/json', 'text/csv')), accept)).toEqual(wanted);
  });

  test('but not where an answer without a body is documented, or another answer is of a type that it accepts', () => {
    expect(unacceptable(operation({ status: 204, headers: [], examples: [] }), 'image/png')).toBeUndefined();
    expect(unacceptable(operation(response('application/json'), response('image/png')), 'image/png')).toBeUndefined();
  });
});

const evidence = {};
const text: Schema = { kind: 'string', pattern: '[a-z]+(,[a-z]+)*', evidence };
const content = (mediaType: string, schema: Schema): Content => ({ mediaType, schema, evidence });
const example = (mediaType: string, value: Example['value']): Example => ({
  role: 'response',
  status: 200,
  mediaType,
  value,
  evidence,
});

const ships = makeModel({
  types: [namedType('Ship', objectOf(property('name', { kind: 'string', minLength: 2, evidence }), property('berth')))],
  operations: [
    makeOperation({
      id: 'getShip',
      path: '/ship',
      responses: [
        {
          status: 200,
          contents: [
            content('application/json', reference('Ship')),
            content('text/csv', text),
            content('application/vnd.ship+json', objectOf(property('n', { kind: 'integer', evidence }))),
          ],
          headers: [],
          evidence,
        },
      ],
      examples: [example('application/json', { name: 'Ada', berth: 'a' }), example('application/vnd.ship+json', { n: 7 })],
    }),
    makeOperation({
      id: 'putShip',
      method: 'PUT',
      path: '/ship',
      requestBody: jsonBody(reference('Ship')),
      responses: [jsonResponse(reference('Ship'))],
    }),
  ],
});

type MockServer = Server<Record<string, { input: unknown; output: unknown; error: string }>, Map<string, unknown>>;

describe('a server', () => {
  let bundled: BundledPackages;
  let server: MockServer;

  beforeAll(async () => {
    bundled = await bundledPackages([ships], [typesTarget, validatorTarget, mockServerTarget]);
    const module = await bundled.packages[0]?.load('mock-server');
    const { createMockServer } = module as { createMockServer: (options: ServerOptions) => MockServer };
    server = createMockServer({ seed: 1 });
  });
  afterAll(() => bundled?.remove());

  const ask = (accept: string, init: RequestInit = {}) => server.fetch('http://localhost/ship', { headers: { accept }, ...init });

  test.each<[accept: string, mediaType: string, kind: string, body: RegExp]>([
    ['*/*', 'application/json', 'example', /^\{"name":"Ada","berth":"a"\}$/],
    ['application/json', 'application/json', 'example', /^\{"name":"Ada","berth":"a"\}$/],
    ['text/csv, application/json;q=0.9', 'text/csv', 'synthesised', /^[a-z]+(?:,[a-z]+)*$/],
    ['application/vnd.ship+json', 'application/vnd.ship+json', 'example', /^\{"n":7\}$/],
  ])('that is asked for %s answers in %s with an %s', async (accept, mediaType, kind, body) => {
    const answer = await ask(accept);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-mock-answer')]).toEqual([
      200,
      mediaType,
      kind,
    ]);
    expect(await answer.text()).toMatch(body);
  });

  test('that has none of it says what it has', async () => {
    const answer = await ask('image/png');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([406, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({
      title: 'Not Acceptable',
      detail: 'getShip answers with application/json, text/csv, application/vnd.ship+json; accepted is image/png.',
    });
  });

  test('tells a HEAD what a GET would be told, without the body', async () => {
    const [head, get] = [await ask('text/csv', { method: 'HEAD' }), await ask('text/csv')];
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/csv']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await head.text()).toBe('');
    expect(await get.text()).not.toBe('');
  });

  test('tells by OPTIONS and of a wrong method what a path answers to', async () => {
    const options = await ask('*/*', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), await options.text()]).toEqual([204, 'GET, HEAD, OPTIONS, PUT', '']);
    const wrong = await ask('*/*', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, PUT']);
    expect((await server.fetch('http://localhost/nowhere', { method: 'OPTIONS' })).status).toBe(404);
  });

  test('tells of everything that is wrong with a body at once, where the API documents no error for that', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await server.fetch('http://localhost/ship', { method: 'PUT', headers, body: '{"name":"A"}' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({
      status: 400,
      violations: [
        { path: 'body.name', keyword: 'minLength' },
        { path: 'body.berth', keyword: 'required' },
      ],
    });
  });
});
