import type { MockApi, MockOperation, MockResponse } from '../../../src/emit/mock-server/runtime/api.js';
import { restJson } from '../../../src/emit/mock-server/runtime/rest-json.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { ajvValidator } from './json-schema.js';

/** A small API with people who sign in, in the shape in which generated code describes one. */

const text: SchemaNode = { kind: 'string' };

const object = (names: Readonly<Record<string, SchemaNode>>): SchemaNode => ({
  kind: 'object',
  properties: Object.entries(names).map(([name, schema]) => ({ name, required: true, schema })),
});

const credentials = object({ user: text, password: text });
const session = object({ accessToken: text, tokenType: text });
const person = object({ id: text, name: { kind: 'string', minLength: 2 } });

const types = new Map([['Person', person]]);

const answer = (schema: SchemaNode): MockResponse => ({
  status: 200,
  mediaType: 'application/json',
  schema,
  validate: ajvValidator(schema, types),
  headers: [],
  examples: [],
});

const members = (...names: readonly string[]): MockOperation['input'] => ({
  kind: 'members',
  mediaTypes: [],
  validate: ajvValidator(object(Object.fromEntries(names.map((name) => [name, text]))), types),
  members: names.map((name) => ({ in: 'path', name, wireName: name, required: true, schema: text })),
});

const operations: readonly MockOperation[] = [
  {
    name: 'SignIn',
    method: 'POST',
    path: '/sessions',
    input: { kind: 'body', required: true, mediaTypes: ['application/json'], validate: ajvValidator(credentials, types) },
    responses: [answer(session)],
    errors: [],
  },
  {
    name: 'GetMe',
    method: 'GET',
    path: '/me',
    input: { kind: 'none' },
    responses: [answer({ kind: 'reference', name: 'Person' })],
    errors: [],
  },
  {
    name: 'GetPerson',
    method: 'GET',
    path: '/people/{id}',
    input: members('id'),
    responses: [{ ...answer({ kind: 'reference', name: 'Person' }), examples: [{ value: { id: '0', name: 'Example' } }] }],
    errors: [{ name: 'NotFound' }],
  },
  {
    name: 'GetPicture',
    method: 'GET',
    path: '/people/{id}/picture',
    input: members('id'),
    responses: [{ status: 200, mediaType: 'image/png', schema: { kind: 'binary' }, headers: [], examples: [] }],
    errors: [],
  },
];

export const accounts: MockApi = {
  wire: restJson(),
  patterns: 'search',
  operations,
  errors: [{ name: 'NotFound', status: 404, message: 'There is nobody of that id.' }],
  types: [...types].map(([name, schema]) => ({ name, schema })),
};

interface Called {
  readonly input: unknown;
  readonly output: unknown;
  readonly error: never;
}

export interface Accounts {
  readonly SignIn: Called;
  readonly GetMe: Called;
  readonly GetPerson: { readonly input: { readonly id: string }; readonly output: unknown; readonly error: 'NotFound' };
  readonly GetPicture: Called;
}
