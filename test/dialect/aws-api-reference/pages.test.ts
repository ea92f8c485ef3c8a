import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awsApiReference } from '../../../src/dialect/aws-api-reference/index.js';
import { buildModel } from '../../../src/model/build.js';
import { checkModel } from '../../../src/model/check.js';
import type { Reading } from '../../../src/model/reading.js';
import { toOpenApi } from '../../../src/model/to-openapi.js';
import { outline } from '../../../src/page/outline.js';
import { decideProtocol } from '../../../src/protocol/decide.js';
import { linesOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/aws-api-reference/', import.meta.url);

const readBytes = (id: string, bytes: Uint8Array): Reading => awsApiReference.parse(outline({ id, bytes }).value);
const read = (name: string): Reading => readBytes(name, readFileSync(new URL(name, folder)));
const readAll = (name: string): readonly Reading[] =>
  readdirSync(new URL(`${name}/`, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => read(`${name}/${file}`));

/** Each kind of field once, without descriptions. */
const facts = (reading: Reading): readonly string[] => linesOf(reading).map((line) => line.replace(/ “[\s\S]*”$/, ''));

describe('an operation with an address', () => {
  const reading = read('rest/API_CreateBeacon.md');

  test('is read whole', () => {
    expect(facts(reading)).toEqual([
      'POST /v1/harbours/{harbourId}/beacons',
      'query dry-run: ~string yes|no',
      'path harbourId*: ~string minLength=8 maxLength=8 pattern="[a-z](\\\\d){7}"',
      'query limit: ~integer minimum=-1 maximum=50',
      'header X-Client-Mark: ~string',
      'query mode*: ~string ~strict',
      'body application/json',
      'request: object',
      'request.Code*: string minLength=1 maxLength=20',
      'request.Colours: array of string red|green|white minItems=1 maxItems=3',
      'request.Labels: map of string maxLength=64 pattern="\\\\w*"',
      'request.Payload: string format="byte" deprecated=true',
      'request.Reach: number minimum=0.5',
      'response 201',
      '  response header X-Beacon-Count: ~string',
      '  application/json',
      '  response: object',
      '  response.Beacon: -> Beacon',
      'fails 404 HarbourGoneException',
      'fails undefined UnnumberedException',
      'error 404 HarbourGoneException',
    ]);
    expect(reading.operations[0]?.description).toBe('Sets up a beacon in a harbour. See Harbours.');
  });

  test('bounds a map, too', () => {
    const schema = reading.operations[0]?.requestBody?.contents[0]?.schema;
    const labels = schema?.kind === 'object' ? schema.properties.find(({ name }) => name === 'Labels')?.schema : undefined;
    expect(labels).toMatchObject({ kind: 'map', maxProperties: 10 });
  });

  test('has evidence for what it says', () => {
    const [operation] = reading.operations;
    expect(operation?.evidence['path']).toEqual([
      {
        source: 'rest/API_CreateBeacon.md',
        line: 8,
        quote: 'POST /v1/harbours/harbourId/beacons?dry-run=dryRun&limit=limit&mode=strict HTTP/1.1',
        rule: 'the path stands behind the method',
        standing: 'documented',
      },
    ]);
    expect(operation?.parameters.find(({ name }) => name === 'harbourId')?.schema.evidence['pattern']).toMatchObject([
      { line: 34, quote: 'Pattern: [a-z](\\d){7}', standing: 'documented' },
    ]);
  });

  test('says what is doubtful', () => {
    expect(reading.diagnostics.map(({ code, where }) => `${code} ${where?.line}`)).toEqual([
      'fact-doubtful 53',
      'fact-doubtful 8',
      'part-unplaced 70',
    ]);
  });

  test('leaves no line unread', () => {
    expect(reading.coverage.unread).toEqual([]);
  });
});

test('a body without a type is bytes, and its media type the header’s', () => {
  expect(facts(read('rest/API_GetBeaconImage.md'))).toEqual([
    'GET /v1/images/{Key}',
    'path Key*: ~string',
    'response 200',
    '  image/png',
    '  response: ~binary',
    'fails 404 HarbourGoneException',
    'error 404 HarbourGoneException',
  ]);
});

test('an operation without an address is a JSON call', () => {
  expect(facts(read('json/API_PostEntry.md'))).toEqual([
    'POST /',
    'header X-Amz-Target*: ~string',
    'body application/x-amz-json-1.1',
    'request: object',
    'request.Amount*: integer minimum=1',
    'request.Notes: array of array of string',
    'response 200',
    '  application/x-amz-json-1.1',
    '  response: object',
    '  response.EntryId: string',
    'fails 400 LedgerClosedException',
    'fails 500 InternalLedgerException',
    'error 400 LedgerClosedException',
    'error 500 InternalLedgerException',
  ]);
});

test('a type is read from a page of its own', () => {
  const reading = read('rest/API_Beacon.md');
  expect(reading.operations).toEqual([]);
  const schema = reading.types.find(({ name }) => name === 'Beacon')?.schema;
  const members = schema?.kind === 'object' ? schema.properties : [];
  expect(members.map(({ name, required, schema: { kind } }) => `${name}${required ? '*' : ''}: ${kind}`)).toEqual([
    'Id*: integer',
    '__proto__: string',
    'Lit: boolean',
    'Neighbours: map',
    'Place: array',
    'Seen: number',
    'Trust: unknown',
  ]);
  expect(members.find(({ name }) => name === 'Neighbours')?.schema).toMatchObject({
    values: { kind: 'array', items: { kind: 'reference', name: 'Beacon' } },
  });
  expect(reading.diagnostics.map(({ code, quote }) => `${code} ${quote}`)).toEqual(['type-unknown Type: Gut feeling']);
  expect(reading.coverage.unread).toEqual([]);
});

test.each(['foreign/API_ListJars.md', 'foreign/API_CountJars.md'])('%s is refused, not guessed at', (name) => {
  const reading = read(name);
  expect(reading.operations).toEqual([]);
  expect(reading.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain('warning protocol-unsupported');
});

describe('all pages of a service', () => {
  test('make one API, with the types of their own pages', () => {
    const built = buildModel(readAll('rest'));
    const checked = checkModel(decideProtocol(built.value).value);
    expect(checked.value.title).toBe('Harbour Lights');
    expect(checked.value.protocol.kind).toBe('rest-json');
    expect(checked.value.types.map(({ name }) => name)).toEqual([
      'Beacon',
      'CreateBeaconRequest',
      'CreateBeaconResponse',
      'GetBeaconImageResponse',
      'Position',
    ]);
    expect(checked.value.errors.map(({ name, status }) => `${status} ${name}`)).toEqual([
      '404 HarbourGoneException',
      '400 UnnumberedException',
    ]);
    expect(checked.diagnostics.map(({ code }) => code)).toEqual(['endpoint-missing']);
  });

  test('are made an API without the one that speaks XML', () => {
    const { value, diagnostics } = buildModel([...readAll('rest'), read('foreign/API_ListJars.md')]);
    expect(value.operations.map(({ id }) => id)).toEqual(['CreateBeacon', 'GetBeaconImage']);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const alone = checkModel(buildModel([read('foreign/API_ListJars.md')]).value);
    expect(alone.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain('error model-empty');
  });

  test('a type without a page stays an object of which nothing is known', () => {
    const { value, diagnostics } = buildModel(readAll('rest'));
    expect(value.types.find(({ name }) => name === 'Position')?.schema).toMatchObject({
      kind: 'object',
      properties: [],
      partial: true,
    });
    expect(diagnostics.filter(({ code }) => code === 'type-missing').map(({ where }) => where?.source)).toEqual([
      'rest/API_Beacon.md',
    ]);
  });

  test('of JSON calls are told apart by their header', () => {
    const built = decideProtocol(buildModel(readAll('json')).value).value;
    expect(built.protocol).toMatchObject({ kind: 'aws-json', version: '1.1' });
    expect(built.errors.map(({ name, status }) => `${status} ${name}`)).toEqual([
      '500 InternalLedgerException',
      '400 LedgerClosedException',
    ]);
    expect(JSON.stringify(toOpenApi(built))).toContain('"operationId":"PostEntry"');
  });
});

test('values in quotation marks are listed without them', () => {
  const text =
    '# Mooring<a name="API_Mooring"></a>\n\nA place.\n\n## Contents<a name="API_Mooring_Contents"></a>\n\n ** Side **   <a name="x-Type-Mooring-Side"></a>\nWhere.  \nType: String  \nValid values: "`port`" \\| "`lee`"  \nRequired: No\n';
  const { types } = readBytes('API_Mooring.md', new TextEncoder().encode(text));
  expect(types[0]?.schema).toMatchObject({ properties: [{ name: 'Side', schema: { kind: 'enum', values: ['port', 'lee'] } }] });
});
