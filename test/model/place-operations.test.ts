import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/dialect/index.js';
import type { ApiModel, Operation, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import type { Reading } from '../../src/model/reading.js';
import { outline } from '../../src/page/outline.js';
import { pageWriter } from './make.js';

const harbour = [
  'sphinx-boto3/create_beacon.rst.txt',
  'sphinx-boto3/get_beacon_image.rst.txt',
  'aws-api-reference/rest/API_CreateBeacon.md',
  'aws-api-reference/rest/API_GetBeaconImage.md',
  'aws-api-reference/rest/API_Beacon.md',
];
const attributes = ['sphinx-boto3/update_user_attributes.rst.txt', 'apidog/update-user-attributes/page.txt'];

const read = (paths: readonly string[]): Promise<readonly Reading[]> =>
  Promise.all(
    paths.map(async (path) => {
      const bytes = readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
      return (await readPage(outline({ id: path, bytes }).value)).value;
    }),
  );

const operationOf = (model: ApiModel, id: string): Operation | undefined =>
  model.operations.find((operation) => operation.id === id);

const fieldsOf = (model: ApiModel, name: string): readonly string[] => {
  const schema: Schema | undefined = model.types.find((type) => type.name === name)?.schema;
  return schema?.kind === 'object' ? schema.properties.map((field) => `${field.name} ${field.schema.kind}`) : [];
};

describe('a page of methods beside the reference that has their addresses', async () => {
  const { value: model, diagnostics } = buildModel(await read(harbour));
  const create = operationOf(model, 'CreateBeacon');

  test('is the same operations, at the documented addresses', () => {
    expect(model.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)).toEqual([
      'CreateBeacon POST /v1/harbours/{harbourId}/beacons',
      'GetBeaconImage GET /v1/images/{Key}',
    ]);
    expect(create?.evidence['path']?.map(({ standing, source }) => `${standing} ${source}`)).toEqual([
      'documented aws-api-reference/rest/API_CreateBeacon.md',
      'unknown sphinx-boto3/create_beacon.rst.txt',
    ]);
    expect(create?.source).toBe('aws-api-reference/rest/API_CreateBeacon.md');
  });

  test('has each member where the reference places it, under the name that it travels by', () => {
    expect(create?.parameters.map((one) => `${one.in} ${one.name} ${one.evidence['name']?.length}`)).toEqual([
      'query dry-run 2',
      'path harbourId 2',
      'query limit 2',
      'header X-Client-Mark 2',
      'query mode 1',
    ]);
    expect(fieldsOf(model, 'CreateBeaconRequest')).toEqual([
      'Code string',
      'Colours array',
      'Labels map',
      'Payload string',
      'Reach number',
    ]);
    expect(create?.responses.map(({ status, headers }) => [status, headers.map(({ name }) => name)])).toEqual([
      [201, ['X-Beacon-Count']],
    ]);
    expect(fieldsOf(model, 'CreateBeaconResponse')).toEqual(['Beacon reference']);
  });

  test('has a stream for the body that the reference shows', () => {
    const image = operationOf(model, 'GetBeaconImage');
    expect(image?.responses.map(({ status, contents }) => [status, contents.map(({ mediaType }) => mediaType)])).toEqual([
      [200, ['image/png']],
    ]);
    expect(model.types.find(({ name }) => name === 'GetBeaconImageResponse')?.schema.kind).toBe('binary');
  });

  test('tells the reference’s types again, and what they leave open stays as documented', () => {
    expect(model.types.map(({ name }) => name)).toEqual([
      'Beacon',
      'CreateBeaconRequest',
      'CreateBeaconResponse',
      'GetBeaconImageResponse',
      'Position',
    ]);
    const beacon = model.types.find(({ name }) => name === 'Beacon');
    expect(new Set(beacon?.evidence['name']?.map(({ source }) => source)).size).toBe(2);
    expect(fieldsOf(model, 'Position')).toEqual(['North number']);
    expect(fieldsOf(model, 'Beacon')).toContain('Seen number');
  });

  test('says in both pages’ words what only one of them has', () => {
    expect(diagnostics.filter(({ code }) => code.startsWith('operation-')).map(({ message }) => message)).toEqual([
      'Two pages disagree about GetBeaconImage: .request.Zoom is not documented (aws-api-reference/rest/API_GetBeaconImage.md:8, “GET /v1/images/{Key+} HTTP/1.1”) and documented (sphinx-boto3/get_beacon_image.rst.txt:37, “Zoom (integer) --”). The first counts.',
    ]);
    expect(operationOf(model, 'GetBeaconImage')?.requestBody).toBeUndefined();
    expect(create?.errors.map(({ name }) => name)).toEqual(['HarbourGoneException', 'UnnumberedException', 'FogException']);
  });

  test('makes the same model in whatever order the pages come', async () => {
    const readings = [...(await read([...harbour, ...attributes]))];
    const expected = JSON.stringify(buildModel(readings));
    fc.assert(
      fc.property(fc.shuffledSubarray(readings, { minLength: readings.length }), (shuffled) => {
        expect(JSON.stringify(buildModel(shuffled))).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

test('a page of methods beside a page of a service that tells calls apart by a header is one operation', async () => {
  const { value: model, diagnostics } = buildModel(await read(attributes));
  expect(model.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)).toEqual(['UpdateUserAttributes POST /']);
  const [operation] = model.operations;
  expect(operation?.parameters.map(({ name }) => name)).toEqual(['X-Amz-Target']);
  expect(operation?.evidence['id']?.map(({ standing }) => standing)).toEqual(['documented', 'inferred']);
  expect(operation?.evidence['path']?.map(({ standing }) => standing)).toEqual(['documented', 'unknown']);
  expect(operation?.requestBody?.contents.map(({ mediaType }) => mediaType)).toEqual(['application/json']);
  expect(model.types.map(({ name }) => name)).toEqual([
    'AttributeType',
    'CodeDeliveryDetailsType',
    'UpdateUserAttributesRequest',
    'UpdateUserAttributesResponse',
  ]);
  expect(fieldsOf(model, 'UpdateUserAttributesRequest')).toEqual([
    'UserAttributes array',
    'AccessToken string',
    'ClientMetadata map',
  ]);
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

describe('an operation without an address', () => {
  const p = pageWriter('client.txt');
  const q = pageWriter('reference.txt');
  const r = pageWriter('reference-2.txt');
  const open = (quote: string) => [
    { source: 'client.txt', line: 1, quote, rule: 'a test says so', standing: 'unknown' as const },
  ];
  const told = (fields: readonly string[], needed: readonly string[] = fields): Operation => {
    const operation = p.operation('Get', {
      parameters: [],
      request: p.object(
        undefined,
        fields.map((name) => p.field(name, p.string(), needed.includes(name))),
      ),
    });
    return { ...operation, evidence: { ...operation.evidence, method: open('get()'), path: open('get()') } };
  };
  const at = (w: typeof q, method: Operation['method'], path: string, parts: Parameters<typeof q.operation>[1] = {}): Operation =>
    w.operation('Get', { method, path, parameters: [], ...parts });
  const named = (place: 'path' | 'query' | 'header', name: string, called = name) => {
    const parameter = q.parameter(place, name, place === 'path');
    return {
      ...parameter,
      evidence: { ...parameter.evidence, name: (parameter.evidence['name'] ?? []).map((one) => ({ ...one, quote: called })) },
    };
  };
  const summary = ({ method, path, parameters, requestBody }: Operation, model: ApiModel): string =>
    [
      method,
      path,
      ...parameters.map((one) => `${one.in}:${one.name}`),
      ...(requestBody ? fieldsOf(model, 'GetRequest').map((field) => `body:${field.split(' ')[0]}`) : []),
    ].join(' ');

  interface Row {
    readonly title: string;
    readonly fields: readonly string[];
    readonly needed?: readonly string[];
    readonly home: Operation;
    readonly is: string;
  }
  const rows: readonly Row[] = [
    {
      title: 'takes the reference’s name for a parameter that it calls by the member’s',
      fields: ['Mark'],
      home: at(q, 'GET', '/x', { parameters: [named('header', 'X-Y', 'Mark')] }),
      is: 'GET /x header:X-Y',
    },
    {
      title: 'knows a parameter by its letters',
      fields: ['restApiId'],
      home: at(q, 'GET', '/x/{rest_api_id}', { parameters: [named('path', 'rest_api_id')] }),
      is: 'GET /x/{rest_api_id} path:rest_api_id',
    },
    {
      title: 'knows a header by its last words',
      fields: ['InvocationType'],
      home: at(q, 'GET', '/x', { parameters: [named('header', 'X-Some-Invocation-Type')] }),
      is: 'GET /x header:X-Some-Invocation-Type',
    },
    {
      title: 'leaves a member in the body that two headers could be',
      fields: ['Type'],
      home: at(q, 'POST', '/x', { parameters: [named('header', 'X-A-Type'), named('header', 'X-B-Type')] }),
      is: 'POST /x header:X-A-Type header:X-B-Type body:Type',
    },
    {
      title: 'gives the one member that remains to the one variable that remains in the path',
      fields: ['Resource', 'Tag'],
      needed: ['Resource'],
      home: at(q, 'GET', '/x/{Arn}', { parameters: [named('path', 'Arn'), named('query', 'Tag')] }),
      is: 'GET /x/{Arn} path:Arn query:Tag',
    },
    {
      title: 'guesses nothing where two members remain',
      fields: ['One', 'Two'],
      home: at(q, 'POST', '/x/{Arn}', { parameters: [named('path', 'Arn')] }),
      is: 'POST /x/{Arn} path:Arn body:One body:Two',
    },
    {
      title: 'leaves a member in the body where the reference has it there',
      fields: ['Type'],
      home: at(q, 'POST', '/x', {
        parameters: [named('header', 'X-Type')],
        request: q.object(undefined, [q.field('Type', q.string(), true)]),
      }),
      is: 'POST /x header:X-Type body:Type',
    },
  ];

  test.each(rows)('$title', ({ fields, needed, home, is }) => {
    const { value } = buildModel([p.reading([told(fields, needed)], { dialect: 'client' }), q.reading([home])]);
    expect(value.operations.map((operation) => summary(operation, value))).toEqual([is]);
  });

  test('calls its objects as the page of the same operation does, where pages mean two types by one name', () => {
    const fielded = (w: typeof q, id: string, maxLength: number) =>
      w.operation(id, {
        request: w.object(undefined, [w.field('Tag', w.object('Tag', [w.field('Key', w.string({ maxLength }))]))]),
      });
    const plain = (id: string): Operation => {
      const tag = p.object(undefined, [p.field('Key', p.string())]);
      const operation = p.operation(id, { parameters: [], request: p.object(undefined, [p.field('Tag', tag)]) });
      return { ...operation, evidence: { ...operation.evidence, method: open('get()'), path: open('get()') } };
    };
    const { value, diagnostics } = buildModel([
      p.reading([plain('A'), plain('B'), plain('C')], { dialect: 'client' }),
      q.reading([fielded(q, 'A', 8), fielded(q, 'B', 9)]),
    ]);
    expect(value.types.filter(({ name }) => name.endsWith('Tag')).map(({ name }) => name)).toEqual([
      'BTag',
      'CRequestTag',
      'Tag',
    ]);
    expect(diagnostics.map(({ code }) => code).filter((code) => code === 'operation-conflict')).toEqual([]);
  });

  test('stays apart where other pages give it several', () => {
    const readings = [
      p.reading([told(['Mark'])], { dialect: 'client' }),
      q.reading([at(q, 'GET', '/x')]),
      r.reading([at(r, 'GET', '/y')]),
    ];
    const { value, diagnostics } = buildModel(readings);
    expect(value.operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(['GET /x', 'GET /y', 'POST /']);
    expect(diagnostics.filter(({ code }) => code === 'operation-id-clash').length).toBe(3);
  });

  test('stays as it is where no page has its address', () => {
    const { value, diagnostics } = buildModel([p.reading([told(['Mark'])], { dialect: 'client' })]);
    expect(value.operations.map((operation) => summary(operation, value))).toEqual(['POST / body:Mark']);
    expect(diagnostics).toEqual([]);
  });
});
