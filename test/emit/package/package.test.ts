import { describe, expect, test } from 'vitest';
import { buildView } from '../../../src/emit/build-view.js';
import { packageFiles, packageTarget } from '../../../src/emit/package/index.js';
import { wireRequest } from '../../../src/emit/package/wire-request.js';
import type { ApiModel, Operation } from '../../../src/model/api.js';
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
  text,
} from '../make-model.js';

const files = async (model: ApiModel, config: { license?: string; repository?: string; name?: string } = {}) => {
  const pkg = { version: '1.2.3', changelog: '# Changes\n', ...config };
  const emitted = await packageTarget(pkg).emit(buildView(model, pkg), model);
  return Object.fromEntries(emitted.map(({ path, text: content }) => [path, content]));
};

test('the files are the ones that nobody else may make', async () => {
  expect(Object.keys(await files(makeModel()))).toEqual(packageFiles);
});

test('the manifest says what npm and every resolver have to know', async () => {
  const { 'package.json': manifest = '' } = await files(makeModel(), {
    license: 'MIT',
    repository: 'github:acme/shop',
    name: '@acme/shop',
  });
  const both = (module: string): object => ({
    import: { types: `./dist/esm/${module}.d.ts`, default: `./dist/esm/${module}.js` },
    require: { types: `./dist/cjs/${module}.d.ts`, default: `./dist/cjs/${module}.js` },
  });
  expect(JSON.parse(manifest)).toEqual({
    name: '@acme/shop',
    version: '1.2.3',
    description: 'Types, validator, client and mock server for Shop',
    license: 'MIT',
    repository: 'github:acme/shop',
    type: 'module',
    main: './dist/cjs/index.js',
    module: './dist/esm/index.js',
    browser: {
      './dist/esm/runtime/client/transport-default.js': './dist/esm/runtime/client/transport-fetch.js',
      './dist/esm/runtime/client/transport-node.js': './dist/esm/runtime/client/transport-fetch.js',
    },
    types: './dist/cjs/index.d.ts',
    exports: {
      '.': both('index'),
      './types': both('types'),
      './validator': both('validator'),
      './client': both('client'),
      './mock-server': both('mock-server'),
      './testing': both('testing'),
      './openapi.json': './openapi.json',
      './model.json': './model.json',
      './package.json': './package.json',
    },
    typesVersions: {
      '*': {
        types: ['./dist/cjs/types.d.ts'],
        validator: ['./dist/cjs/validator.d.ts'],
        client: ['./dist/cjs/client.d.ts'],
        'mock-server': ['./dist/cjs/mock-server.d.ts'],
        testing: ['./dist/cjs/testing.d.ts'],
      },
    },
    files: ['dist', 'src', 'openapi.json', 'model.json', 'CHANGELOG.md'],
    sideEffects: false,
    engines: { node: '>=20' },
  });
});

test('`types` is the first condition, and nothing is said that the config does not say', async () => {
  const { 'package.json': manifest = '' } = await files(makeModel());
  const parsed = JSON.parse(manifest) as { exports: Record<string, Record<string, object>> };
  expect(Object.keys(parsed)).not.toEqual(expect.arrayContaining(['license']));
  expect(Object.keys(parsed)).not.toEqual(expect.arrayContaining(['dependencies']));
  expect(Object.keys(parsed.exports['.']?.['import'] ?? {})).toEqual(['types', 'default']);
});

test('the model is carried as it is, and as OpenAPI', async () => {
  const model = makeModel({ operations: [makeOperation({ id: 'buy', path: '/carts' })] });
  const { 'model.json': carried = '', 'openapi.json': openapi = '' } = await files(model);
  expect(JSON.parse(carried)).toEqual(model);
  expect(JSON.parse(openapi)).toMatchObject({ openapi: '3.1.0', paths: { '/carts': { get: { operationId: 'buy' } } } });
});

describe('README', () => {
  const buy = makeOperation({ id: 'buy', title: 'Buy', path: '/carts', errors: [{ name: 'SoldOut', evidence: {} }] });

  test('lists operations and errors', async () => {
    const model = makeModel({
      operations: [buy],
      errors: [apiError('SoldOut', { status: 409, description: 'Nothing is left.' })],
    });
    const { 'README.md': readme = '' } = await files(model);
    expect(readme).toContain('- `buy`: Buy, `GET /carts`. Errors: `SoldOut`');
    expect(readme).toContain('| `SoldOut` | 409 | Nothing is left. |');
  });

  test('its snippets give the client what it asks for', async () => {
    const protocol: ApiModel['protocol'] = { kind: 'aws-json', version: '1.1', patterns: 'whole', evidence: {} };
    const servers = [{ url: 'https://{region}.shop.example', evidence: {} }];
    const inTest = 'new ShopClient({ endpoint: mock.url, retry: false })';
    const snippets = async (model: Partial<ApiModel>) =>
      (await files(makeModel({ operations: [buy], ...model })))['README.md']?.match(/new ShopClient\(.*\)/gu);
    expect(await snippets({})).toEqual(['new ShopClient()', 'new ShopClient({ endpoint: url })', inTest]);
    expect(await snippets({ servers })).toEqual(["new ShopClient({ region: '…' })", 'new ShopClient({ endpoint: url })', inTest]);
    expect(await snippets({ servers, protocol })).toEqual([
      "new ShopClient({ region: '…', targetPrefix: '…' })",
      "new ShopClient({ endpoint: url, targetPrefix: '…' })",
      "new ShopClient({ endpoint: mock.url, retry: false, targetPrefix: '…' })",
    ]);
    expect(await snippets({ servers: [{ url: '/v1', evidence: {} }] })).toEqual([
      "new ShopClient({ endpoint: 'https://api.example.com' })",
      'new ShopClient({ endpoint: url })',
      inTest,
    ]);
    const own = makeOperation({ id: 'buy', servers: [{ url: 'https://own.example', evidence: {} }] });
    expect(await snippets({ servers: [], operations: [own] })).toEqual([
      'new ShopClient()',
      'new ShopClient({ endpoint: url })',
      inTest,
    ]);
  });

  test('shows a walk through pages where an operation has some', async () => {
    const page = objectOf(property('carts', { kind: 'array', items: text, evidence: {} }), property('next_cursor', text, false));
    const list = makeOperation({
      id: 'list',
      path: '/all',
      parameters: [parameter('query', 'cursor', { required: false }), parameter('query', 'shop')],
      responses: [jsonResponse(page)],
    });
    const readmeOf = async (...operations: readonly Operation[]) => (await files(makeModel({ operations })))['README.md'];
    const readme = await readmeOf(buy, list);
    expect(readme).toContain("import { paginateList, type ListInput } from 'shop';");
    expect(readme).toContain('for await (const item of paginateList(client, pageInput)) console.log(item);');
    expect(await readmeOf(buy)).not.toContain('for await');
  });

  test('an API without operations has one too', async () => {
    const { 'README.md': readme = '' } = await files(makeModel());
    expect(readme).toContain('npm install shop');
    expect(readme).not.toContain('undefined');
  });

  test('words of the page are words, whatever they look like', async () => {
    const words = '# Title\n<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e) | `code` ``` \u202e *b*';
    const model = makeModel({
      title: words,
      description: words,
      operations: [makeOperation({ id: words, title: words, path: `/${words}`, errors: [{ name: 'E', evidence: {} }] })],
      errors: [apiError('E', { description: words })],
    });
    const { 'README.md': readme = '' } = await files(model);
    const outsideOfCode = readme
      .replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gmu, '')
      .replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/gu, '');
    expect(outsideOfCode).not.toMatch(/<script|(?<!\\)\]\(javascript|(?<!\\)\]\(http:\/\/e|\u202e/u);
    expect(readme.match(/^# /gmu)).toHaveLength(1);
  });
});

describe('wireRequest', () => {
  const request = (model: ApiModel) => {
    const view = buildView(model, { version: '1.0.0' });
    const [operation] = view.operations;
    if (operation === undefined) throw new Error('no operation');
    return wireRequest(operation, view);
  };

  test('aws-json: the protocol’s headers, the documented example', () => {
    const operation = makeOperation({
      id: 'Buy',
      requestBody: jsonBody(objectOf(property('what'))),
      examples: [{ role: 'request', value: { what: 'tea' }, evidence: {} }],
    });
    const model = makeModel({
      protocol: { kind: 'aws-json', version: '1.1', patterns: 'whole', targetPrefix: 'Shop_2020', evidence: {} },
      servers: [{ url: 'https://shop.{region}.example/', evidence: {} }],
      operations: [operation],
    });
    expect(request(model)).toEqual({
      method: 'POST',
      url: 'https://shop.REGION.example/',
      headers: [
        ['Content-Type', 'application/x-amz-json-1.1'],
        ['X-Amz-Target', 'Shop_2020.Buy'],
      ],
      body: '{\n  "what": "tea"\n}',
      placeholders: ['REGION'],
    });
  });

  test('rest-json: what is required of path, query, headers and body', () => {
    const operation = makeOperation({
      id: 'buy',
      method: 'PUT',
      path: '/shops/{shop id}/carts',
      parameters: [
        parameter('path', 'shop id', { schema: { kind: 'string', examples: ['a/b'], evidence: {} } }),
        parameter('query', 'limit', { schema: { kind: 'integer', minimum: 1, evidence: {} } }),
        parameter('query', 'after', { required: false }),
        parameter('header', 'X-Key'),
        parameter('header', 'X-Trace', { required: false }),
      ],
      requestBody: jsonBody(reference('Cart')),
    });
    const lines = objectOf(property('sku'), property('inner', reference('Cart')), property('note', text, false));
    const types = [namedType('Cart', objectOf(property('lines', { kind: 'array', items: lines, evidence: {} })))];
    expect(request(makeModel({ operations: [operation], types }))).toEqual({
      method: 'PUT',
      url: 'https://shop.example/shops/a%2Fb/carts?limit=1',
      headers: [
        ['X-Key', 'string'],
        ['Content-Type', 'application/json'],
      ],
      body: JSON.stringify({ lines: [{ sku: 'string', inner: {} }] }, null, 2),
      placeholders: [],
    });
  });

  test('the operation’s own server goes before the API’s', () => {
    const operation = makeOperation({ id: 'buy', path: '/x', servers: [{ url: 'https://own.example/v1', evidence: {} }] });
    expect(request(makeModel({ operations: [operation] })).url).toBe('https://own.example/v1/x');
  });

  test('without any server a placeholder stands for it', () => {
    expect(request(makeModel({ servers: [], operations: [makeOperation({ id: 'buy' })] }))).toMatchObject({
      url: 'https://HOST/',
      placeholders: ['HOST'],
    });
  });
});
