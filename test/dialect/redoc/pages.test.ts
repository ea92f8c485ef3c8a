import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { redoc } from '../../../src/dialect/redoc/index.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/redoc/${name}`, import.meta.url), 'utf8');

const person = (path: string): readonly string[] => [
  `${path}.name*: string minLength=1`,
  `${path}.email: string format="email"`,
  `${path}.shift: string day`,
  `${path}.since: string format="date"`,
];

const berth = (path: string): readonly string[] => [
  `${path}.length*: number format="double" minimum=3 maximum=400 “In metres”`,
  `${path}.status*: string free|taken|closed default="free" “Whether a ship may come”`,
  `${path}.label: one-of (string minLength=1 maxLength=12 pattern="^[A-Z]{1,2}-\\\\d+$" | null)`,
  `${path}.depths: array of number exclusiveMinimum=0 minItems=1 maxItems=24 uniqueItems=true`,
  `${path}.keeper: object Person`,
  ...person(`${path}.keeper`),
  `${path}.prices: map of number “By season”`,
  `${path}.old_code: string deprecated=true`,
];

const tanker = (path: string): readonly string[] => [
  `${path}.imo*: integer minimum=1000000 maximum=9999999`,
  `${path}.kind*: string`,
  `${path}.crew: array of object Person`,
  ...person(`${path}.crew[]`),
  `${path}.holds: array of ~array of integer multipleOf=5`,
  `${path}.cargo*: string oil|gas`,
  `${path}.double_hull: boolean default=true`,
];

test('reads a page whose fields are all open', async () => {
  const reading = await readAs(redoc, fixture('harbour.html'), 'harbour.html');
  expect(linesOf(reading)).toEqual([
    'GET /berths',
    'security unknown desk_key desk_key',
    'query status: string free|taken|closed “Only berths of this status”',
    'query limit: integer minimum=1 maximum=100 default=20',
    'query labels: array of string',
    'header X-Trace*: string format="uuid"',
    'response 200 “The berths”',
    '  response header X-Total: integer “How many there are”',
    '  application/json',
    '  response: array of object',
    '  response[].id*: integer format="int64" “Number on the quay”',
    ...berth('  response[]'),
    'fails 400 BadFilter',
    'POST /berths',
    'security unknown pilot pilot',
    'security unknown crew crew',
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
    'security unknown desk_key desk_key',
    'path berth_id*: integer format="int64" “Number of the berth”',
    'body application/json',
    'request: one-of (object Tanker | -> Ferry)',
    ...tanker('request<0>'),
    'response 200 “Moored”',
    '  application/json',
    '  response: object',
    ...tanker('  response'),
    'response 404 “No such berth”',
    '  application/json',
    '  response: object',
    '  response.code: string',
    '  response.hint: string',
    'response default “Anything else”',
    'POST /ships/papers',
    'security unknown desk_key desk_key',
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
    'error BadFilter: object',
    'error BadFilter.code: string',
    'error BadFilter.hint: string',
  ]);
  expect(reading.operations.map(({ id, title }) => `${id}: ${title}`)).toEqual([
    'listBerths: List berths',
    'addBerth: Add a berth',
    'moorShip: Moor a ship',
    'sendPapers: Send papers',
  ]);
  expect(reading.operations[0]?.description).toBe('Every berth of the harbour.\nThe newest comes first.');
  expect(reading.operations.map(({ requestBody }) => requestBody?.required)).toEqual([undefined, true, false, true]);
  expect(reading.servers.map(({ url, description }) => `${url} ${description}`)).toEqual([
    "https://{port}.harbour.example/api/v2 A harbour's own desk",
  ]);
  expect(reading.apiTitle).toBe('Harbour Desk');
});

test('says what is folded away, and takes from examples no more than the kind', async () => {
  const reading = await readAs(redoc, fixture('harbour-folded.html'), 'harbour-folded.html');
  const lines = linesOf(reading);
  expect(lines.slice(6, 9)).toEqual([
    'response 200 “The berths”',
    '  application/json',
    '  response: ~array of ~object partial=true',
  ]);
  expect(lines).toContain('request.keeper: -> Person');
  expect(lines).toContain('request.prices: ~map of ?unknown “By season”');
  const folded = reading.diagnostics.filter(({ code }) => code === 'fields-missing').map(({ message }) => message);
  expect(folded).toContain('The response “200 The berths” is folded away and not on the page.');
  expect(folded).toContain('The fields of keeper are folded away and not on the page.');
});

/** One operation with one field, as the page has it. */
const page = (cell: string, name = 'it'): string => `<!DOCTYPE html><html><body>
<div data-section-id="operation/getIt" id="operation/getIt"><h2>Get it</h2>
<div><h5>query Parameters</h5><table><tbody><tr>
<td kind="field" title="${name}"><span></span><span class="property-name">${name}</span></td><td><div>${cell}</div></td>
</tr></tbody></table></div>
<div><button><span type="get" class="http-verb get">get</span><span>/it#part</span></button></div></div></body></html>`;

const fieldOf = async (cell: string): Promise<string> => linesOf(await readAs(redoc, page(cell), 'it.html'))[1] ?? '';

const line = (...spans: readonly string[]): string => `<div>${spans.map((span) => `<span>${span}</span>`).join('')}</div>`;

describe('what stands beside a name', () => {
  const cases: readonly (readonly [string, string])[] = [
    [line('', 'string', ' &lt;date-time&gt; '), 'query it: string format="date-time"'],
    [line('', 'integer', '<span> &gt;= 5 </span>'), 'query it: integer minimum=5'],
    [line('', 'number', '<span> ( 0 .. 1 ] </span>'), 'query it: number maximum=1 exclusiveMinimum=0'],
    [line('', 'string', '<span> = 4 characters </span>'), 'query it: string minLength=4 maxLength=4'],
    [line('', 'string', '<span> non-empty </span>', '^a|b$'), 'query it: string minLength=1 pattern="^a|b$"'],
    [
      line('Array of ', 'strings', ' &lt;uuid&gt; ', '<span> &lt;= 3 items </span><span> unique </span>'),
      'query it: array of string format="uuid" maxItems=3 uniqueItems=true',
    ],
    [line('Array of Array of ', 'integers'), 'query it: array of array of integer'],
    [line('', 'string or null'), 'query it: one-of (string | null)'],
    [line('Array of ', 'strings or null'), 'query it: one-of (array of string | null)'],
    [line('', 'string or integer'), 'query it: any-of (string | integer)'],
    [line('', 'object', ' (Person) '), 'query it: object partial=true'],
    [`${line('', 'boolean')}<div><span> Default: </span><span>false</span></div>`, 'query it: boolean default=false'],
    [`${line('', 'integer')}<div><span> Enum:</span> <span>1</span> <span>2</span></div>`, 'query it: integer 1|2'],
    [
      `${line('Array of ', 'strings')}<div><span> Items Enum:</span> <span>"a"</span> <span>"b"</span></div>`,
      'query it: array of string a|b',
    ],
    [
      `${line('', 'string')}<div><span> Enum:</span> <span>"a"</span> <button>… 3 more</button> 3 more</div>`,
      'query it: string ?values',
    ],
    [line('', 'riddle'), 'query it: ?unknown'],
  ];
  test.each(cases)('%s', async (cell, want) => {
    expect(await fieldOf(cell)).toBe(want);
  });

  test('names are any text', async () => {
    expect(linesOf(await readAs(redoc, page(line('', 'string'), '__proto__'), 'it.html'))).toContain('query __proto__: string');
  });

  test('a type that no rule knows is said', async () => {
    expect(codesOf(await readAs(redoc, page(line('', 'riddle')), 'it.html'))).toEqual(['type-unknown']);
  });

  test('what stands behind # in an address is not its path', async () => {
    const { operations } = await readAs(redoc, page(line('', 'string')), 'it.html');
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /it']);
  });
});

test('a page with sections but no operation is left alone', () => {
  expect(
    redoc.matches(
      pageOf('<!DOCTYPE html><html><body><div data-section-id="tag/x"><p class="http-verb">x</p></div></body></html>'),
    ).sure,
  ).toBe(false);
});
