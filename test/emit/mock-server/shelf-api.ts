import type { MockApi, MockInputMember, MockOperation } from '../../../src/emit/mock-server/runtime/api.js';
import { restJson } from '../../../src/emit/mock-server/runtime/rest-json.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { ajvValidator } from './json-schema.js';

/** A small REST API about books on a shelf, for rules to work on. */

const text: SchemaNode = { kind: 'string', minLength: 1 };

const book: SchemaNode = {
  kind: 'object',
  properties: [
    { name: 'id', required: true, schema: text },
    { name: 'title', required: true, schema: text },
    { name: 'pages', required: false, schema: { kind: 'integer', minimum: 1 } },
  ],
};

const types = new Map([['Book', book]]);
const bookType: SchemaNode = { kind: 'reference', name: 'Book' };
const bookExamples = [{ title: 'A thin one', value: { id: 'b-1', title: 'Thin', pages: 8 } }];

const body: MockInputMember = {
  in: 'body',
  name: 'body',
  wireName: 'body',
  required: true,
  schema: { kind: 'object', properties: [{ name: 'title', required: true, schema: text }] },
};
const id: MockInputMember = { in: 'path', name: 'id', wireName: 'id', required: true, schema: text };
const limit: MockInputMember = { in: 'query', name: 'limit', wireName: 'limit', required: false, schema: { kind: 'integer' } };

function operation(
  name: string,
  method: string,
  path: string,
  members: readonly MockInputMember[],
  response: MockOperation['responses'][0],
): MockOperation {
  const input: SchemaNode = { kind: 'object', properties: members };
  return {
    name,
    method,
    path,
    input: { kind: 'members', members, mediaTypes: ['application/json'], validate: ajvValidator(input, types) },
    responses: [response],
    errors: [{ name: 'NoSuchBook' }, { name: 'TooMany' }],
  };
}

const given = { status: 200, mediaType: 'application/json', schema: bookType, validate: ajvValidator(book, types), headers: [] };

export const shelfApi: MockApi = {
  wire: restJson(),
  patterns: 'search',
  operations: [
    operation('AddBook', 'POST', '/books', [body], { ...given, status: 201, examples: bookExamples }),
    operation('GetBook', 'GET', '/books/{id}', [id], { ...given, examples: bookExamples }),
    operation('ListBooks', 'GET', '/books', [limit], { status: 200, mediaType: 'application/json', headers: [], examples: [] }),
    operation('DropBook', 'DELETE', '/books/{id}', [id], { status: 204, headers: [], examples: [] }),
  ],
  errors: [
    { name: 'NoSuchBook', status: 404, message: 'There is no such book.' },
    { name: 'TooMany', status: 429, message: 'Slow down.' },
  ],
  types: [{ name: 'Book', schema: book }],
};

interface Any {
  readonly input: unknown;
  readonly output: unknown;
  readonly error: 'NoSuchBook' | 'TooMany';
}

export interface ShelfOperations {
  readonly AddBook: Any;
  readonly GetBook: Any;
  readonly ListBooks: Any;
  readonly DropBook: Any;
}

export type Shelf = Server<ShelfOperations, Map<string, unknown>>;

export function shelf(options: ServerOptions = {}): Shelf {
  return createServer<ShelfOperations, Map<string, unknown>>(shelfApi, options);
}

/** What came back, in what tests want to know of it. */
export interface Came {
  readonly status: number;
  /** What the answer is. */
  readonly kind: string | null;
  readonly rule: string | null;
  /** JSON where it is such, else text. */
  readonly body: unknown;
}

/** `GET /books/7`, `POST /books {"title":"A"}` */
export async function call(server: Shelf, line: string, headers: Record<string, string> = {}): Promise<Came> {
  const [, method = '', url = '', sent] = /^(\S+) (\S+)(?: (.*))?$/s.exec(line) ?? [];
  const type = sent === undefined ? {} : { 'content-type': 'application/json' };
  const response = await server.fetch(`http://shelf${url}`, {
    method,
    headers: { ...type, ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  return {
    status: response.status,
    kind: response.headers.get('x-mock-answer'),
    rule: response.headers.get('x-mock-rule'),
    body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text,
  };
}
