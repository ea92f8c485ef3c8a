import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openapiToMd } from '../../../src/dialect/openapi-to-md/index.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const fixture = readFileSync(new URL('../../../fixtures/openapi-to-md/harbour.md', import.meta.url), 'utf8');

const person = (path: string): readonly string[] => [
  `${path}.name*: string`,
  `${path}.email: string`,
  `${path}.shift: ~string day`,
  `${path}.since: string`,
];

const berth = (path: string): readonly string[] => [
  `${path}.id*: integer “Number on the quay”`,
  `${path}.length*: number “In metres”`,
  `${path}.status*: ~string free|taken|closed default="free" “Whether a ship may come”`,
  `${path}.label: string`,
  `${path}.depths: array of number`,
  `${path}.keeper: object`,
  ...person(`${path}.keeper`),
  `${path}.prices: object “By season”`,
  `${path}.old_code: string`,
];

test('reads a whole API', async () => {
  const reading = await readAs(openapiToMd, fixture, 'harbour.md');
  expect(linesOf(reading)).toEqual([
    'GET /berths',
    'query status: ~string free|taken|closed',
    'query limit: integer default=20',
    'query labels: array of string',
    'header X-Trace*: string',
    'response 200 “The berths”',
    '  application/json',
    '  response: array of object',
    ...berth('  response[]'),
    'fails 400 BadFilter',
    'POST /berths',
    'security unknown pilot pilot',
    'security oauth2 crew',
    'body application/json',
    'request: object',
    ...berth('request'),
    'response 201 “Added”',
    '  application/json',
    '  response: object',
    '  response.berth_id*: integer',
    '  response.warnings: array of string',
    'response 409 “The label is in use”',
    'PUT /berths/{berth_id}/ship',
    'path berth_id*: ?unknown',
    'body application/json',
    'request: one-of (-> Tanker | -> Ferry)',
    'response 200 “Moored”',
    '  application/json',
    '  response: object',
    '  response.imo*: integer',
    '  response.kind*: string',
    '  response.crew: array of object',
    ...person('  response.crew[]'),
    '  response.holds: array of array of integer',
    '  response.cargo*: ~string oil|gas',
    '  response.double_hull: boolean default=true',
    'response 404 “No such berth”',
    '  application/json',
    '  response: object',
    '  response.code: string',
    '  response.hint: string',
    'response default “Anything else”',
    'POST /ships/papers',
    'body multipart/form-data',
    'request: object',
    'request.scan*: string',
    'request.note: string',
    'request.who: any-of (string | -> Person)',
    'response 200 “Read”',
    '  application/json',
    '  response: object',
    'fails 400 BerthRefused',
    'error 400 BadFilter',
    'error BadFilter: object',
    'error BadFilter.code: string',
    'error BadFilter.hint: string',
  ]);
  expect(reading.operations.map(({ id }) => id)).toEqual(['listBerths', 'addBerth', 'moorShip', 'sendPapers']);
  expect(reading.types.map(({ name }) => name)).toEqual(['Berth', 'Person', 'Ship', 'Tanker', 'Ferry', 'Problem']);
  expect(codesOf(reading)).toEqual(['security-unknown', 'part-unplaced']);
});

test('whether lists and objects have to be there is unknown, and stands so in the evidence', async () => {
  const { types } = await readAs(openapiToMd, fixture, 'harbour.md');
  const schema = types.find(({ name }) => name === 'Berth')?.schema;
  const standing = (field: string) =>
    schema?.kind === 'object'
      ? schema.properties.find(({ name }) => name === field)?.evidence['required']?.[0]?.standing
      : undefined;
  expect([standing('id'), standing('label'), standing('depths'), standing('keeper')]).toEqual([
    'documented',
    'documented',
    'unknown',
    'unknown',
  ]);
});

test('a page of other headings is left alone', () => {
  expect(openapiToMd.matches(pageOf('# Notes\n\n## Path Details\n\n### GET /it\n', 'notes.md')).sure).toBe(false);
});
