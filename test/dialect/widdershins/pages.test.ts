import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { widdershins } from '../../../src/dialect/widdershins/index.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/widdershins/${name}`, import.meta.url), 'utf8');

const harbour = [
  'GET /berths',
  'security apiKey header X-Desk-Key desk_key',
  'query status: string free|taken|closed “Only berths of this status”',
  'query limit: integer',
  'query labels: array of string',
  'header X-Trace*: string format="uuid"',
  'response 200 “The berths”',
  '  response header X-Total: integer “How many there are”',
  '  application/json',
  '  response: array of -> Berth “[A place to moor.]”',
  'fails 400 BadFilter',
  'POST /berths',
  'security unknown pilot pilot',
  'security unknown crew crew',
  'body application/json',
  'request: -> Berth',
  'response 201 “Added”',
  '  application/json',
  '  response: object',
  '  response.berth_id*: integer',
  '  response.warnings: array of string',
  'response 409 “The label is in use”',
  'PUT /berths/{berth_id}/ship',
  'security apiKey header X-Desk-Key desk_key',
  'path berth_id*: integer format="int64" “Number of the berth”',
  'body application/json',
  'request: unknown',
  'response 200 “Moored”',
  '  application/json',
  '  response: -> Tanker',
  'response 404 “No such berth”',
  '  application/json',
  '  response: -> Problem',
  'response default “Anything else”',
  'POST /ships/papers',
  'security apiKey header X-Desk-Key desk_key',
  'body multipart/form-data',
  'request: object',
  'request.scan*: binary format="binary"',
  'request.note: string',
  'request.who: any-of (string | -> Person)',
  'response 200 “Read”',
  '  application/json',
  '  response: map of array of string',
  'fails 400 BerthRefused',
  'error 400 BadFilter',
  'error BadFilter: -> Problem',
];

describe('a whole API', () => {
  test.each(['harbour.md', 'harbour-slate.html'])('%s', async (name) => {
    const reading = await readAs(widdershins, fixture(name), name);
    expect(linesOf(reading)).toEqual(harbour);
    expect(codesOf(reading)).toEqual(['security-unknown', 'security-unknown']);
    expect(reading.apiTitle).toBe('Harbour Desk');
    expect(reading.servers.map(({ url }) => url)).toEqual(['https://{port}.harbour.example/api/v2']);
    expect(reading.operations.map(({ id }) => id)).toEqual(['listBerths', 'addBerth', 'moorShip', 'sendPapers']);
    expect(reading.types.map(({ name: own }) => own)).toEqual(['Berth', 'Person', 'Ship', 'Tanker', 'Ferry', 'Problem']);
  });

  test('says the same where header, body row and operation ids are left out of sight, but for what it then shows', async () => {
    const reading = await readAs(widdershins, fixture('harbour-plain.md'), 'harbour-plain.md');
    const doubted = new Map([
      ['request: unknown', 'request: ?unknown'],
      ['request: object', 'request: ~object'],
    ]);
    expect(linesOf(reading)).toEqual(harbour.map((line) => doubted.get(line) ?? line));
    expect(codesOf(reading)).toEqual(['security-unknown', 'security-unknown', 'fields-missing']);
    expect(reading.operations.map(({ id }) => id)).toEqual(['listBerths', 'addBerth', 'moorShip', 'sendPapers']);
  });

  test('puts together what `allOf` joins, by the types that the page describes', async () => {
    const { types } = await readAs(widdershins, fixture('harbour.md'), 'harbour.md');
    const tanker = types.find(({ name }) => name === 'Tanker')?.schema;
    expect(
      tanker?.kind === 'object' ? tanker.properties.map(({ name, required }) => `${name}${required ? '*' : ''}`) : [],
    ).toEqual(['imo*', 'kind*', 'crew', 'holds', 'cargo*', 'double_hull']);
  });

  test('knows the words that another edition of the renderer heads its tables with', async () => {
    const name = 'translated-columns.md';
    const reading = await readAs(widdershins, fixture(name), name);
    expect(linesOf(reading)).toEqual([
      'GET /berths/{berth_id}',
      'path berth_id*: string “Number of the berth”',
      'body application/json',
      'request: object',
      'request.name*: string',
      'response 200',
      '  application/json',
      '  response: object',
      '  response.id*: integer format="int64"',
      '  response.state: string free|taken “Whether a ship may come”',
    ]);
    expect(reading.servers.map(({ url }) => url)).toEqual(['https://north.harbour.example']);
    expect(reading.types.map(({ name: own }) => own)).toEqual(['Pier']);
  });

  test('every fact of an operation tells its line', async () => {
    const text = fixture('harbour.md');
    const { operations } = await readAs(widdershins, text, 'harbour.md');
    const [first] = operations;
    const said = first?.parameters[0]?.evidence['name']?.[0];
    expect(text.split('\n')[(said?.line ?? 0) - 1]).toBe('|status|query|string|false|Only berths of this status|');
  });
});

/** One operation with a response table, as the renderer prints it. */
const page = (response: string, example = '', more = ''): string => `# Shop v1

## getIt

<a id="opIdgetIt"></a>

\`GET /it\`
${more}
> Example responses

> 200 Response

\`\`\`json
${example}
\`\`\`

### Responses

|Status|Meaning|Description|Schema|
|---|---|---|---|
|200|OK|fine|Inline|

### Response Schema

Status Code **200**

${response}
`;

const table = (...rows: readonly string[]): string =>
  ['|Name|Type|Required|Restrictions|Description|', '|---|---|---|---|---|', ...rows].join('\n');

const responseOf = async (response: string, example?: string): Promise<readonly string[]> =>
  linesOf(await readAs(widdershins, page(response, example), 'page.md')).slice(3);

describe('fields of a response', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'an example in brackets makes a list of the fields',
      table('|» id|integer|true|none|none|'),
      '[{"id": 0}]',
      ['  response: ~array of object', '  response[].id*: integer'],
    ],
    [
      'a row titled like the items of a list is no field',
      table('|» pets|[object]|false|none|none|', '|»» Pet|object|false|none|none|', '|»»» name|string|true|none|none|'),
      '{"pets": [{"name": "string"}]}',
      ['  response: object', '  response.pets: array of object', '  response.pets[].name*: string'],
    ],
    [
      'where the depth of a row cannot be, its place is that of the example',
      table('|» grid|[array]|false|none|none|', '|» where|[object]|false|none|none|', '|» kind|string|false|none|none|'),
      '{"grid": [[0]], "where": [{"kind": "string"}]}',
      [
        '  response: object',
        '  response.grid: array of array of unknown',
        '  response.where: array of object',
        '  response.where[].kind: string',
      ],
    ],
    [
      'names that Markdown takes for emphasis keep their signs',
      table('|» _id|string|true|none|none|', '|» _rev_|string|false|none|none|', '|» __proto__|string|false|none|none|'),
      '{}',
      ['  response: object', '  response._id*: string', '  response._rev_: string', '  response.__proto__: string'],
    ],
    [
      'alternatives stand below “oneOf” and “xor”',
      [
        table('|» who|any|false|none|none|'),
        '*oneOf*',
        table('|»» *anonymous*|string|false|none|none|'),
        '*xor*',
        table('|»» *anonymous*|object|false|none|none|', '|»»» id|integer|true|none|none|'),
        '*continued*',
        table('|» after|boolean|false|none|none|'),
      ].join('\n\n'),
      '{}',
      [
        '  response: object',
        '  response.who: one-of (string | object)',
        '  response.who<1>.id*: integer',
        '  response.after: boolean',
      ],
    ],
    [
      'an object may be null',
      table('|» home|object¦null|true|none|none|', '|»» city|string|false|none|none|'),
      '{}',
      ['  response: object', '  response.home*: one-of (object | null)', '  response.home<0>.city: string'],
    ],
  ];
  test.each(cases)('%s', async (_, response, example, want) => {
    expect(await responseOf(response, example)).toEqual(want);
  });
});

describe('allowed values stand in a table of their own, without the parents of their fields', () => {
  const values = (...rows: readonly string[]): string =>
    ['#### Enumerated Values', '', '|Property|Value|', '|---|---|', ...rows].join('\n');

  test('one field of a name has them', async () => {
    const lines = await responseOf(
      `${table('|» size|integer|true|none|none|')}\n\n${values('|size|1|', '|size|2|')}`,
      '{"size": 1}',
    );
    expect(lines).toEqual(['  response: object', '  response.size*: integer 1|2']);
  });

  test('the example tells which of two fields of one name has them', async () => {
    const rows = table('|» kind|string|true|none|none|', '|» in|object|true|none|none|', '|»» kind|string|true|none|none|');
    const lines = await responseOf(`${rows}\n\n${values('|kind|a|', '|kind|b|')}`, '{"kind": "string", "in": {"kind": "a"}}');
    expect(lines).toEqual([
      '  response: object',
      '  response.kind*: string',
      '  response.in*: object',
      '  response.in.kind*: string a|b',
    ]);
  });

  test('where nothing tells, they are unknown and said to be', async () => {
    const rows = table('|» kind|string|true|none|none|', '|» in|object|true|none|none|', '|»» kind|string|true|none|none|');
    const reading = await readAs(widdershins, page(`${rows}\n\n${values('|kind|a|', '|kind|b|')}`, '{}'), 'page.md');
    expect(linesOf(reading).slice(3)).toEqual([
      '  response: object',
      '  response.kind*: string ?values',
      '  response.in*: object',
      '  response.in.kind*: string ?values',
    ]);
    expect(codesOf(reading)).toEqual(['enum-unsplit', 'enum-unsplit']);
  });
});

describe('pages of others are left alone', () => {
  test.each([
    ['prose', '# Notes\n\n`GET /it` answers.\n'],
    ['another table of statuses', '# Notes\n\n## It\n\n`GET /it`\n\n|Status|Description|\n|---|---|\n|200|OK|\n'],
  ])('%s', (_, text) => {
    expect(widdershins.matches(pageOf(text, 'page.md')).sure).toBe(false);
  });
});
