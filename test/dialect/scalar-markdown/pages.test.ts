import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scalarMarkdown } from '../../../src/dialect/scalar-markdown/index.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const fixture = readFileSync(new URL('../../../fixtures/scalar-markdown/harbour.md', import.meta.url), 'utf8');

const person = (path: string): readonly string[] => [
  `${path}.name*: string`,
  `${path}.email: string format="email"`,
  `${path}.shift: string day`,
  `${path}.since: string format="date"`,
];

const berth = (path: string): readonly string[] => [
  `${path}.id*: integer format="int64" “Number on the quay”`,
  `${path}.length*: number format="double" “In metres”`,
  `${path}.status*: string free|taken|closed default="free" “Whether a ship may come”`,
  `${path}.depths: array of number`,
  `${path}.keeper: object`,
  ...person(`${path}.keeper`),
  `${path}.label: one-of (string | null)`,
  `${path}.old_code: string`,
  `${path}.prices: ~map of ~unknown “By season”`,
];

test('reads a whole API', async () => {
  const reading = await readAs(scalarMarkdown, fixture, 'harbour.md');
  expect(linesOf(reading)).toEqual([
    'GET /berths',
    'response 200 “The berths”',
    '  application/json',
    '  response: array of object',
    ...berth('  response[]'),
    'fails 400 BadFilter',
    'POST /berths',
    'body application/json',
    'request: object',
    ...berth('request'),
    'response 201 “Added”',
    '  application/json',
    '  response: object',
    '  response.berth_id*: integer',
    '  response.warnings: array of string',
    'response 409 “The label is in use”',
    'PUT /berths/{berth_id}/ship deprecated',
    'path berth_id*: ?unknown',
    'body application/json',
    'request: ?unknown',
    'response 200 “Moored”',
    '  application/json',
    '  response: object',
    '  response.imo*: integer',
    '  response.kind*: string',
    '  response.crew: array of object',
    ...person('  response.crew[]'),
    '  response.holds: array of array of integer',
    '  response.cargo*: string oil|gas',
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
    'request.who: ?unknown',
    'response 200 “Read”',
    '  application/json',
    '  response: unknown',
    'fails 400 BerthRefused',
    'error 400 BadFilter',
    'error BadFilter: object',
    'error BadFilter.code: string',
    'error BadFilter.hint: string',
  ]);
  expect(reading.apiTitle).toBe('Harbour Desk');
  expect(reading.servers.map(({ url, description }) => `${url} ${description}`)).toEqual([
    "https://{port}.harbour.example/api/v2 A harbour's own desk",
  ]);
  expect(reading.types.map(({ name }) => name)).toEqual(['Berth', 'Person', 'Ship', 'Tanker', 'Ferry', 'Problem']);
  expect(reading.operations[0]?.description).toBe('Every berth of the harbour.\nThe newest comes first.');
});

test('says that parameters are not on the page, and where alternatives cannot be told apart', async () => {
  const reading = await readAs(scalarMarkdown, fixture, 'harbour.md');
  expect(codesOf(reading)).toEqual(['part-unplaced', 'part-unplaced', 'fields-missing', 'part-unplaced', 'part-unplaced']);
});

const page = (schema: string, example: string): string => `# Shop

- **OpenAPI Version:** \`3.1.1\`
- **API Version:** \`1\`

## Operations

### Put it

- **Method:** \`PUT\`
- **Path:** \`/it\`

#### Request Body

##### Content-Type: application/json

${schema}

**Example:**

\`\`\`json
${example}
\`\`\`
`;

describe('a body', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'alternatives stand below each other',
      '**One of:**\n\n- **`a`**\n\n  `string`\n\n* **`b`**\n\n  `integer`',
      '{"a": ""}',
      ['request: one-of (object | object)', 'request<0>.a: string', 'request<1>.b: integer'],
    ],
    [
      'a list has bounds below it',
      '**Array of:**\n\n`string`, format: `date`\n\n- Min items: `1`\n- Unique items: `true`',
      '[""]',
      ['request: array of string format="date" minItems=1 uniqueItems=true'],
    ],
    [
      'what is called an object is none where the example is not',
      '- **`a`**\n\n  `object`',
      '{"a": 1}',
      ['request: object', 'request.a: ?unknown'],
    ],
    [
      'names are any text',
      '- **`__proto__` (required)**\n\n  `boolean`, default: `false`',
      '{}',
      ['request: object', 'request.__proto__*: boolean default=false'],
    ],
    [
      'values keep their type',
      '- **`n`**\n\n  `integer`, possible values: `1, 2`, default: `2` — Which — one',
      '{}',
      ['request: object', 'request.n: integer 1|2 default=2 “Which — one”'],
    ],
  ];
  test.each(cases)('%s', async (_, schema, example, want) => {
    expect(linesOf(await readAs(scalarMarkdown, page(schema, example), 'page.md')).slice(2)).toEqual(want);
  });
});

test('a list that only speaks of methods is left alone', () => {
  expect(
    scalarMarkdown.matches(pageOf('# Notes\n\n## A\n\n- **Method:** `GET`\n\nOpenAPI Version: none\n', 'notes.md')).sure,
  ).toBe(false);
});
