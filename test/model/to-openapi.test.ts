import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ApiModel, Operation, Schema, SecurityRequirement } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { type JsonObject, schemaToJsonSchema } from '../../src/model/schema-to-json-schema.js';
import { toOpenApi } from '../../src/model/to-openapi.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { pageWriter } from './make.js';

const p = pageWriter('pages/page.txt');
const evidence = {};

const modelOf = (...operations: readonly Operation[]): ApiModel =>
  decideProtocol(buildModel([p.reading(operations)]).value).value;

/** What stands at a place of a document; keys as they are. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

describe('a schema', () => {
  const string: Schema = { kind: 'string', pattern: 'a|b', minLength: 1, maxLength: 2, evidence };
  const nul: Schema = { kind: 'null', evidence };
  it.each<[string, Schema, JsonObject]>([
    [
      'a string',
      { ...string, format: 'password', description: 'd' },
      { type: 'string', format: 'password', minLength: 1, maxLength: 2, pattern: '^(?:a|b)$', description: 'd' },
    ],
    [
      'an integer',
      { kind: 'integer', format: 'int64', minimum: 0, exclusiveMaximum: 5, default: 0, evidence },
      { type: 'integer', format: 'int64', minimum: 0, exclusiveMaximum: 5, default: 0 },
    ],
    ['an enum', { kind: 'enum', type: 'string', values: ['a', 'b'], evidence }, { type: 'string', enum: ['a', 'b'] }],
    [
      'an array',
      { kind: 'array', items: { kind: 'boolean', evidence }, minItems: 1, uniqueItems: true, evidence },
      { type: 'array', items: { type: 'boolean' }, minItems: 1, uniqueItems: true },
    ],
    [
      'a map',
      { kind: 'map', values: { kind: 'number', evidence }, maxProperties: 3, evidence },
      { type: 'object', additionalProperties: { type: 'number' }, maxProperties: 3 },
    ],
    ['an object without fields', { kind: 'object', properties: [], evidence }, { type: 'object' }],
    [
      'an object',
      {
        kind: 'object',
        properties: [
          { name: 'a', required: true, schema: { kind: 'unknown', evidence }, evidence },
          { name: 'b', required: false, schema: nul, evidence },
        ],
        evidence,
      },
      { type: 'object', properties: { a: {}, b: { type: 'null' } }, required: ['a'] },
    ],
    [
      'a reference with words of its own',
      { kind: 'reference', name: 'Pet', description: 'Mine.', deprecated: true, evidence },
      { $ref: '#/Pet', description: 'Mine.', deprecated: true },
    ],
    [
      'a string or null',
      { kind: 'union', mode: 'one-of', members: [{ kind: 'string', evidence }, nul], evidence },
      { type: ['string', 'null'] },
    ],
    [
      'an enum or null',
      { kind: 'union', mode: 'one-of', members: [nul, { kind: 'enum', type: 'string', values: ['a'], evidence }], evidence },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a reference or null',
      { kind: 'union', mode: 'one-of', members: [{ kind: 'reference', name: 'Pet', evidence }, nul], evidence },
      { anyOf: [{ $ref: '#/Pet' }, { type: 'null' }] },
    ],
    [
      'one of two',
      {
        kind: 'union',
        mode: 'one-of',
        members: [
          { kind: 'string', evidence },
          { kind: 'number', evidence },
        ],
        evidence,
      },
      { oneOf: [{ type: 'string' }, { type: 'number' }] },
    ],
    [
      'any of two',
      {
        kind: 'union',
        mode: 'any-of',
        members: [
          { kind: 'string', evidence },
          { kind: 'number', evidence },
        ],
        evidence,
      },
      { anyOf: [{ type: 'string' }, { type: 'number' }] },
    ],
    ['a file', { kind: 'binary', evidence }, { type: 'string', format: 'binary' }],
  ])('%s', (_, schema, expected) => {
    const written = schemaToJsonSchema(schema, { patterns: 'whole', refTo: (name) => `#/${name}` });
    expect(written).toEqual(expected);
    new Ajv2020({ strict: false, validateFormats: false }).compile({
      ...written,
      ...(JSON.stringify(written).includes('$ref') ? { Pet: {} } : {}),
    });
  });

  it('leaves patterns unanchored where they may match anywhere', () => {
    expect(schemaToJsonSchema(string, { patterns: 'search', refTo: String })).toMatchObject({ pattern: 'a|b' });
  });

  it('keeps a property called __proto__', () => {
    const schema: Schema = {
      kind: 'object',
      properties: [{ name: '__proto__', required: true, schema: string, evidence }],
      evidence,
    };
    expect(JSON.stringify(schemaToJsonSchema(schema, { patterns: 'search', refTo: String }))).toContain(
      '"__proto__":{"type":"string"',
    );
  });
});

describe('a document', () => {
  it('tells operations that share path and method apart by a fragment', () => {
    const document = toOpenApi(modelOf(p.operation('B'), p.operation('A')));
    expect(Object.keys(Object(document['paths']))).toEqual(['/#A', '/#B']);
    expect(at(document, 'paths', '/#A', 'post')).toMatchObject({ operationId: 'A', 'x-source': 'pages/page.txt' });
  });

  it('puts methods of one path together', () => {
    const operation = (id: string, method: Operation['method'], path: string) =>
      p.operation(id, { method, path, parameters: [] });
    const { paths } = toOpenApi(
      modelOf(operation('A', 'GET', '/a'), operation('B', 'PUT', '/a'), operation('C', 'GET', '/c'), operation('D', 'GET', '/c')),
    );
    expect(Object.entries(Object(paths)).map(([path, item]) => [path, Object.keys(Object(item))])).toEqual([
      ['/a', ['get', 'put']],
      ['/c#C', ['get']],
      ['/c#D', ['get']],
    ]);
  });

  it('names each error once, under its documented number', () => {
    const document = toOpenApi(
      modelOf(p.operation('A', { errors: [p.error('NotFound', 480), p.error('InternalErrorException', 481)] })),
    );
    expect(at(document, 'paths', '/#A', 'post', 'responses')).toEqual({
      '200': { description: 'Success' },
      '480': { description: 'NotFound', 'x-status': 400 },
      '481': { description: 'InternalErrorException', 'x-status': 500 },
    });
  });

  it('finds a free number for a second error of a status', () => {
    const operation = p.operation('A', {
      errors: [p.error('One', 400), p.error('Two', 400), p.error('Three'), p.error('Four', 500), p.error('Five', 500)],
    });
    const responses = Object(at(toOpenApi(modelOf(operation)), 'paths', '/#A', 'post', 'responses'));
    expect(
      Object.entries<{ description: string; 'x-status'?: number }>(responses).map(
        ([key, { description, 'x-status': status }]) => [key, description, status],
      ),
    ).toEqual([
      ['200', 'Success', undefined],
      ['400', 'One', undefined],
      ['460', 'Two', 400],
      ['461', 'Three', 400],
      ['500', 'Four', undefined],
      ['560', 'Five', 500],
    ]);
  });

  it('writes parameters, bodies and examples', () => {
    const operation = p.operation('A', {
      path: '/pets/{id}',
      parameters: [p.parameter('path', 'id'), { ...p.parameter('query', 'q', false), examples: ['x'], description: 'Asks.' }],
      request: p.object(undefined, [p.field('a', p.string(), true)]),
      examples: [
        { role: 'request', value: { a: 'b' }, evidence },
        { role: 'response', status: 404, value: {}, evidence },
      ],
      servers: [
        { url: 'https://{region}.example', evidence },
        { url: 'https://two.example', evidence },
      ],
    });
    expect(at(toOpenApi(modelOf(operation)), 'paths', '/pets/{id}', 'post')).toEqual({
      operationId: 'A',
      'x-source': 'pages/page.txt',
      servers: [
        { url: 'https://{region}.example', variables: { region: { default: 'region' } } },
        { url: 'https://two.example' },
      ],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'q', in: 'query', description: 'Asks.', schema: { type: 'string' }, examples: { 'example-1': { value: 'x' } } },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
            examples: { 'example-1': { value: { a: 'b' } } },
          },
        },
      },
      responses: { '200': { description: 'Success' } },
    });
  });

  it.each<[SecurityRequirement, JsonObject]>([
    [
      { kind: 'bearer', format: 'JWT', evidence },
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    ],
    [
      { kind: 'basic', evidence },
      { type: 'http', scheme: 'basic' },
    ],
    [
      { kind: 'apiKey', in: 'header', key: 'X-Key', evidence },
      { type: 'apiKey', in: 'header', name: 'X-Key' },
    ],
  ])('writes the security %j', (security, scheme) => {
    const document = toOpenApi(modelOf(p.operation('A', { security: [security] })));
    const [[name, written] = []] = Object.entries(Object(at(document, 'components', 'securitySchemes')));
    expect(written).toEqual(scheme);
    expect(at(document, 'paths', '/#A', 'post', 'security')).toEqual([{ [String(name)]: [] }]);
  });

  it('writes type names in the letters that components may have, each still its own', () => {
    const names = ['a b', 'a/b', 'a~b', '宠物', 'a_u20_b', '__proto__', 'List<Pet>'];
    const fields = names.map((name) => p.field(name, p.object(name, [p.field('x', p.string())])));
    const document = toOpenApi(modelOf(p.operation('A', { request: p.object(undefined, fields) })));
    const keys = Object.keys(Object(at(document, 'components', 'schemas')));
    expect(keys.length).toBe(names.length + 1);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9._-]+$/);
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(references.length).toBeGreaterThan(names.length);
    for (const reference of references) expect(keys).toContain(reference);
  });

  it('is the same for the same model', () => {
    const model = modelOf(p.operation('A', { request: p.object(undefined, [p.field('a', p.enumOf(['x']))]) }));
    expect(JSON.stringify(toOpenApi(model))).toBe(JSON.stringify(toOpenApi(structuredClone(model))));
  });
});
