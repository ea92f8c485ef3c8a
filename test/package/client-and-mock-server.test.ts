import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation, Schema } from '../../src/model/api.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
} from '../emit/make-model.js';
import { type EmittedPackage, emitToFolder } from '../emit/mock-server/emitted-package.js';

const integer: Schema = { kind: 'integer', evidence: {} };
const text: Schema = { kind: 'string', evidence: {} };
const binary: Schema = { kind: 'binary', evidence: {} };
const list = (items: Schema): Schema => ({ kind: 'array', items, evidence: {} });
const form = (mediaType: string, schema: Schema): NonNullable<Operation['requestBody']> => ({
  required: true,
  contents: [{ mediaType, schema, evidence: {} }],
  evidence: {},
});

const library = makeModel({
  name: 'library',
  title: 'Library',
  types: [namedType('Book', objectOf(property('title'), property('pages', integer, false)))],
  errors: [apiError('NoSuchBook', { status: 404 }), apiError('OnLoan', { status: 409 })],
  operations: [
    makeOperation({
      id: 'putBook',
      method: 'PUT',
      path: '/shelves/{shelf}/books/{number}',
      parameters: [
        parameter('path', 'shelf'),
        parameter('path', 'number', { schema: integer }),
        parameter('query', 'tag', { schema: list(text) }),
        parameter('query', 'copies', { schema: list(integer), required: false }),
        parameter('query', 'where', { schema: objectOf(property('room'), property('floor', integer, false)), required: false }),
        parameter('header', 'X-Trace-Id'),
        parameter('cookie', 'session', { required: false }),
      ],
      requestBody: jsonBody(reference('Book')),
      responses: [jsonResponse(reference('Book'))],
      errors: [
        { name: 'NoSuchBook', evidence: {} },
        { name: 'OnLoan', evidence: {} },
      ],
    }),
    makeOperation({
      id: 'upload',
      method: 'POST',
      path: '/covers',
      requestBody: form(
        'multipart/form-data',
        objectOf(
          property('caption'),
          property('width', integer),
          property('cover', binary),
          property('marks', list(text), false),
        ),
      ),
      responses: [jsonResponse(objectOf(property('bytes', integer)), 201)],
    }),
    makeOperation({
      id: 'search',
      method: 'POST',
      path: '/search',
      requestBody: form('application/x-www-form-urlencoded', objectOf(property('words', list(text)), property('most', integer))),
      responses: [jsonResponse(list(reference('Book')))],
    }),
    makeOperation({
      id: 'burn',
      method: 'DELETE',
      path: '/books',
      responses: [{ status: 204, contents: [], headers: [], evidence: {} }],
    }),
  ],
});

type Client = Readonly<Record<string, (input?: unknown) => Promise<unknown>>>;
interface ClientModule {
  validation(options: { readonly validators: object }): unknown;
  readonly LibraryClient: new (options: object) => Client;
  readonly NoSuchBook: new () => Error;
  readonly OnLoan: new () => Error;
}
interface Server {
  listen(): Promise<{ readonly url: string }>;
  close(): Promise<void>;
  on(operation: string, handler: (input: never) => unknown): void;
  fail(error: string): void;
  readonly requests: readonly { readonly operation: string; readonly input: unknown; readonly status: number }[];
}

let made: EmittedPackage;
let server: Server;
let client: Client;
let errors: ClientModule;
beforeAll(async () => {
  made = await emitToFolder(library);
  const { createMockServer } = (await made.load('mock-server')) as { createMockServer(): Server };
  errors = (await made.load('client')) as unknown as ClientModule;
  const validators = await made.load('validator');
  server = createMockServer();
  client = new errors.LibraryClient({
    endpoint: (await server.listen()).url,
    validate: errors.validation({ validators }),
    retry: false,
  });
}, 120_000);
afterAll(async () => {
  await server.close();
  await made.remove();
});

const call = (operation: string, input?: unknown): Promise<unknown> => client[operation]?.(input) ?? Promise.reject();

describe('what the client sends is what the mock server’s handler gets', () => {
  test('path, query, header, cookie and a JSON body', async () => {
    const inputs: unknown[] = [];
    server.on('putBook', (input: { body: unknown }) => {
      inputs.push(input);
      return input.body;
    });
    const full = {
      shelf: 'a/b c?',
      number: 7,
      tag: ['new & used', 'größe', ''],
      copies: [1, 2],
      where: { room: '2 = two', floor: -1 },
      'X-Trace-Id': 'abc-1',
      session: 's; e=c',
      body: { title: 'Ünïcode “quoted”', pages: 3 },
    };
    const least = { shelf: '..a', number: 0, tag: ['one'], 'X-Trace-Id': '1', body: { title: '' } };
    expect(await call('putBook', full)).toEqual(full.body);
    expect(await call('putBook', least)).toEqual(least.body);
    expect(inputs).toEqual([full, least]);
  });

  test('a form with a file', async () => {
    const cover = new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'image/png' });
    server.on('upload', async (input: { body: { caption: string; width: number; cover: Blob; marks: string[] } }) => {
      const { caption, width, cover: file, marks } = input.body;
      expect({ caption, width, marks }).toEqual({ caption: 'Front\r\npage', width: 20, marks: ['a', 'b'] });
      expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 13, 10]);
      return { bytes: file.size };
    });
    const body = { caption: 'Front\r\npage', width: 20, cover, marks: ['a', 'b'] };
    expect(await call('upload', { body })).toEqual({ bytes: 4 });
  });

  test('a form in a query string’s notation', async () => {
    const body = { words: ['tea & milk', 'größe'], most: 5 };
    server.on('search', (input: { body: typeof body }) => input.body.words.map((title) => ({ title })));
    expect(await call('search', { body })).toEqual([{ title: 'tea & milk' }, { title: 'größe' }]);
    expect(server.requests.at(-1)).toMatchObject({ operation: 'search', input: { body } });
  });

  test('nothing, both ways', async () => {
    expect(await call('burn')).toBeUndefined();
    expect(server.requests.at(-1)).toMatchObject({ operation: 'burn', status: 204 });
  });
});

describe('what the mock server answers is what the client makes of it', () => {
  const input = { shelf: 'a', number: 1, tag: ['t'], 'X-Trace-Id': '1', body: { title: 't' } };

  test.each(['NoSuchBook', 'OnLoan'] as const)('%s, told by its status alone', async (name) => {
    server.fail(name);
    const error = await call('putBook', input).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(errors[name]);
    expect(error).toMatchObject({ code: name, status: name === 'OnLoan' ? 409 : 404, operation: 'putBook' });
  });

  test('an input that breaks its schema is sent by a client that does not check, and refused', async () => {
    const wrong = { ...input, number: 'one' };
    await expect(call('putBook', wrong)).rejects.toMatchObject({ kind: 'validation', attempts: 0 });
    const unchecked = client['putBook'] as unknown as (input: unknown, options: object) => Promise<unknown>;
    await expect(unchecked.call(client, wrong, { validate: false })).rejects.toMatchObject({ kind: 'http', status: 400 });
  });
});
