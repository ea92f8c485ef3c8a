import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
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
import { emitted, install, node, pack, typeCheck } from './packed.js';

const shop = makeModel({
  types: [namedType('Cart', objectOf(property('sku'), property('count', { kind: 'integer', minimum: 1, evidence: {} }, false)))],
  errors: [apiError('SoldOut', { status: 409, description: 'Nothing is left.' })],
  operations: [
    makeOperation({
      id: 'addToCart',
      method: 'PUT',
      path: '/carts/{id}',
      parameters: [parameter('path', 'id'), parameter('query', 'dry-run', { required: false }), parameter('header', 'X-Shop')],
      requestBody: jsonBody(reference('Cart')),
      responses: [jsonResponse(reference('Cart'))],
      errors: [{ name: 'SoldOut', evidence: {} }],
    }),
    makeOperation({
      id: 'delete',
      method: 'DELETE',
      path: '/carts',
      responses: [{ status: 204, contents: [], headers: [], evidence: {} }],
    }),
    makeOperation({
      id: 'list',
      path: '/carts',
      responses: [jsonResponse({ kind: 'array', items: reference('Cart'), evidence: {} })],
    }),
  ],
});

let project: string;
beforeAll(async () => {
  project = await install(await pack(await emitted(shop)));
}, 180_000);

test('a REST API’s client and mock server understand each other', async () => {
  const script = `
import { addToCart, delete_, list, ShopClient } from 'shop';
import { createMockServer } from 'shop/mock-server';
const server = createMockServer();
const { url } = await server.listen();
const client = new ShopClient({ endpoint: url });
const added = await addToCart(client, { id: 'a/b', 'dry-run': 'yes', 'X-Shop': 'corner', body: { sku: 'tea', count: 2 } });
const all = await list(client);
await delete_(client);
const asked = server.requests.length;
await server.close();
console.log(JSON.stringify({ added: typeof added.sku, all: Array.isArray(all), asked }));
`;
  expect(JSON.parse(await node(project, 'rest.mjs', script))).toEqual({ added: 'string', all: true, asked: 3 });
});

test('what the README shows compiles as it stands', async () => {
  const readme = readFileSync(join(project, 'node_modules/shop/README.md'), 'utf8');
  const snippets = [...readme.matchAll(/^```ts\n(?!\/\/ mock\.test\.ts)(.*?)^```$/gmsu)].map(([, code = '']) => code);
  expect(snippets.length).toBeGreaterThanOrEqual(5);
  const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'], noUnusedLocals: false };
  expect(await typeCheck(project, 'readme', { 'readme.mts': snippets.join('\n') }, options)).toBe('');
});

test('a wrong input does not compile', async () => {
  const text = `
import { addToCart, ShopClient } from 'shop';
const client = new ShopClient({ endpoint: 'http://localhost' });
// @ts-expect-error the header is required
export const a = addToCart(client, { id: 'a', body: { sku: 'tea' } });
// @ts-expect-error a count is a number
export const b = addToCart(client, { id: 'a', 'X-Shop': 'b', body: { sku: 'tea', count: 'two' } });
`;
  const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'] };
  expect(await typeCheck(project, 'wrong', { 'wrong.mts': text }, options)).toBe('');
});
