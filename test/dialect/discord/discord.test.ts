import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { discord } from '../../../src/dialect/discord/index.js';
import type { Reading } from '../../../src/model/reading.js';
import { codesOf, linesOf, pageOf, readAs, typeLinesOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/discord/', import.meta.url);
const read = (name: string): Promise<Reading> => readAs(discord, readFileSync(new URL(name, folder), 'utf8'), name);

/** The lines of one operation. */
const operation = (reading: Reading, start: string): readonly string[] => {
  const lines = linesOf(reading);
  const from = lines.indexOf(start);
  const to = lines.findIndex((line, at) => at > from && /^[A-Z]+ \//.test(line));
  return lines.slice(from, to < 0 ? undefined : to);
};

describe('a page with routes in elements', () => {
  test('structures of objects, and tables of values, are types by the names that links have for them', async () => {
    expect(typeLinesOf(await read('berth.mdx'))).toEqual([
      'type Berth: object examples=[{"id":"41771983423143937","name":"North"}] “A place at a quay.”',
      'type Berth.id*: string format="snowflake" “id of the berth”',
      'type Berth.name*: string minLength=2 maxLength=40 “name of the berth (2-40 characters)”',
      'type Berth.kind*: ~-> BerthKinds “kind of berth”',
      'type Berth.flags: integer “flags combined as a bitfield”',
      'type Berth.nickname: one-of (string | null) “what sailors call it”',
      'type Berth.built*: string format="date-time" “when it was built / Not told for wooden berths.”',
      'type Berth.freed_at: one-of (string format="date-time" | null) “when it becomes free / Null while nobody lies there.”',
      'type Berth.keeper: -> Sailor “who looks after it”',
      'type Berth.boats*: array of -> Boat maxItems=12 “boats that lie there (max 12 items)”',
      'type Berth.quay*: object partial=true “where it is”',
      'type Berth.crew_ids*: array of string format="snowflake" “who may enter”',
      'type Berth.depths*: map of -> BerthDepth “depths by buoy”',
      'type Berth.mark*: any-of (integer | string) “number or letter on the post”',
      'type Berth.extra*: ?unknown “nobody knows”',
      'type BerthKinds: integer 1|2 “1: FLOATING: rises with the tide / 2: STONE: stays where it is”',
      'type BerthDepth: object',
      'type BerthDepth.metres*: number minimum=1 maximum=30 “depth at low tide (between 1 and 30)”',
      'type BerthDepth.state*: ~-> BerthDepthStates “state of the measurement”',
      'type BerthDepthStates: string sure|likely “sure: measured / likely: taken from charts”',
      'type Boat: object',
      'type Boat.id*: string format="snowflake" “id of the boat”',
      'type Boat.tow: -> Boat “boat behind it, deprecated”',
    ]);
  });

  test('queries with defaults in a column', async () => {
    expect(operation(await read('berth.mdx'), 'GET /quays/{quay.id}/berths/{berth.id}')).toEqual([
      'GET /quays/{quay.id}/berths/{berth.id}',
      'path quay.id*: ~string',
      'path berth.id*: ~string',
      'query with_boats: boolean default=false “whether to list boats”',
      'query limit: integer minimum=1 maximum=12 default=5 “most boats to list (1-12)”',
      'response 200 “Returns a berth object for the given id.”',
      '  application/json',
      '  response: ~-> Berth',
    ]);
  });

  test('bodies of either kind, needs in a column, headers in boxes', async () => {
    const fields = [
      'request: object',
      'request.name*: string maxLength=40 “name (up to 40 characters)”',
      'request.kind: ~-> BerthKinds “kind, defaults to 1”',
      'request.picture: one-of (string | null) “picture of it”',
    ];
    expect(operation(await read('berth.mdx'), 'POST /quays/{quay.id}/berths')).toEqual([
      'POST /quays/{quay.id}/berths',
      'path quay.id*: ~string',
      'header X-Harbour-Log: ~string',
      'body application/json',
      ...fields,
      'body multipart/form-data',
      ...fields,
      'response 200 “Builds a berth and returns the new berth object on success.”',
      '  application/json',
      '  response: ~-> Berth',
    ]);
  });

  test('a box says that nothing has to be sent; a length with an exception is none', async () => {
    expect(operation(await read('berth.mdx'), 'PATCH /berths/{berth.id}').slice(2, 5)).toEqual([
      'body application/json',
      'request: object',
      'request.name: one-of (string maxLength=40 | null) “name (empty or 2-40 characters)”',
    ]);
  });

  test.each([
    [
      'GET /quays/{quay.id}/berths',
      ['response 200 “Returns an array of berth objects.”', '  application/json', '  response: ~array of ~-> Berth'],
    ],
    [
      'GET /quays/{quay.id}/berths/count',
      ['response 200', '  application/json', '  response: object', '  response.total*: integer “how many”'],
    ],
    ['DELETE /berths/{berth.id}', ['response 204 “Returns 204 No Content on success.”']],
    ['PUT /berths/{berth.id}/paint', ['response 200', '  application/json', '  response: ?unknown']],
  ])('what %s returns', async (start, expected) => {
    const lines = operation(await read('berth.mdx'), start);
    expect(lines.slice(lines.findIndex((line) => line.startsWith('response')))).toEqual(expected);
  });

  test('names operations by their headings and says what it could not read', async () => {
    const reading = await read('berth.mdx');
    expect(reading.operations.map(({ id }) => id)).toEqual([
      'getBerth',
      'listBerths',
      'countBerths',
      'buildBerth',
      'modifyBerth',
      'sinkBerth',
      'paintBerth',
    ]);
    expect(codesOf(reading)).toEqual(['part-unplaced', 'type-unknown', 'type-unknown']);
  });
});

test('an older page: routes behind a percent sign, links to pages in capitals', async () => {
  const reading = await read('boat-old.md');
  expect([...typeLinesOf(reading), ...linesOf(reading)]).toEqual([
    'type Boat: object',
    'type Boat.id*: string format="snowflake" “the id of the boat”',
    'type Boat.sail*: -> BoatSailPlan “what it carries / Null below a bridge”',
    'type Boat.owner: -> Sailor “who owns it / Left out for wrecks”',
    'type BoatSailPlan: integer 0|2 “0: NONE / 2: FULL”',
    'GET /quays/{quay.id}/boats',
    'path quay.id*: ~string',
    'response 200 “Returns a list of boat objects for the given quay.”',
    '  application/json',
    '  response: ~array of ~-> Boat',
    'GET /sailors/@me/boat',
    'response 200 “Return the boat of the sailor.”',
    '  application/json',
    '  response: ~-> Boat',
    'PATCH /boats/{boat.id} deprecated',
    'path boat.id*: ~string',
    'body application/json',
    'request: object',
    'request.berth: string format="snowflake" “where to”',
    'response 204 “Returns a 204 empty response on success.”',
  ]);
  const [berth] =
    reading.operations[2]?.requestBody?.contents.flatMap(({ schema }) => ('properties' in schema ? schema.properties : [])) ?? [];
  expect(berth?.evidence['required']).toMatchObject([{ standing: 'unknown' }]);
});

test('the same page as HTML', async () => {
  const reading = await read('boat.html');
  expect([...typeLinesOf(reading), ...linesOf(reading)]).toEqual([
    'type Boat: object',
    'type Boat.id*: string format="snowflake" “the id of the boat”',
    'type Boat.owner: one-of (-> Sailor | null) “who owns it”',
    'GET /boats/{boat.id}',
    'path boat.id*: ~string',
    'response 200 “Returns a boat object.”',
    '  application/json',
    '  response: ~-> Boat',
    'DELETE /boats/{boat.id}',
    'path boat.id*: ~string',
    'response 204 “Returns a 204 No Content response on success.”',
  ]);
  expect(reading.operations.map(({ id }) => id)).toEqual(['getBoat', 'scrapBoat']);
});

test('a newer page: components for anchors and boxes, numbered footnotes', async () => {
  const reading = await read('buoy.mdx');
  expect([...typeLinesOf(reading), ...linesOf(reading)]).toEqual([
    'type Buoy: object',
    'type Buoy.id*: string format="snowflake" “id of the buoy”',
    'type Buoy.colour*: string “colour of the buoy / Green to starboard.”',
    'type Buoy.light: one-of (number minimum=0 maximum=1 | null) “brightness, from 0 to 1 / Null by day.”',
    'type Buoy.keeper_ids*: array of string format="snowflake" “who looks after it”',
    'type Buoy.bell*: ~-> Bell “Bell object”',
    'type Buoy.log*: ~array of ~-> Bell “an array of bell objects”',
    'type Buoy.rust*: array of ?unknown “where it is brown”',
    'type Buoy.chart: one-of (-> Chart | null) “where it is drawn”',
    'type Bell: object',
    'type Bell.tone: integer “in hertz”',
    'POST /buoys/{buoy.id}/ring',
    'path buoy.id*: ~string',
    'header X-Harbour-Log: ~string',
    'body application/json',
    'request: object',
    'request.times: integer minimum=1 maximum=12 “how often (1-12)”',
    'request.record: string “what to play”',
    'response 200 “Returns a bell or buoy object.”',
    '  application/json',
    '  response: ~any-of (~-> Bell | ~-> Buoy)',
  ]);
  expect(reading.operations[0]?.examples).toMatchObject([{ role: 'response', value: { tone: 440 } }]);
});

test('one of the oldest pages: structures called objects, bodies of what is fetched, words for statuses', async () => {
  const reading = await read('buoy-oldest.md');
  expect([...typeLinesOf(reading), ...linesOf(reading)]).toEqual([
    'type Buoy: object',
    'type Buoy.id: string format="snowflake" “the id”',
    'type Buoy.keeper: -> Sailor “who looks after it”',
    'type Buoy.last_rung: ?unknown “when it last rang”',
    'GET /buoys',
    'query after: string format="snowflake" “buoys after this one”',
    'query limit: integer minimum=1 maximum=100 default=50 “most buoys (1-100)”',
    'response 200 “Return a list of buoy objects.”',
    '  application/json',
    '  response: ~array of ~-> Buoy',
    'PUT /buoys/{buoy.id}',
    'path buoy.id*: ~string',
    'body multipart/form-data',
    'request: object',
    'request.map: binary “where to”',
    'response 200 “Returns a 200 empty response on success.”',
  ]);
});

test.each([
  [
    'a table of fields below an endpoint',
    '## Get a pet\n\n`GET /pets/{id}`\n\n| Field | Type | Description |\n|-|-|-|\n| a? | string | b |\n',
  ],
  ['a page that only speaks of snowflakes', '# Snow\n\n## Snowflakes\n\nNo two are alike.\n'],
  ['text', 'Get Berth % GET /berths/{berth.id}\nReturns a berth.'],
])('%s is not a page of this kind', (_, text) => {
  expect(discord.matches(pageOf(text, 'page.md'))).toEqual({ sure: false });
});

test('hostile words stay words', async () => {
  const reading = await readAs(
    discord,
    `## Get It % GET /{__proto__}/{a#DOCS_X/\`\${x}\`}

### constructor Object

###### __proto__ Structure

| Field | Type | Description |
|-|-|-|
| \\_\\_proto\\_\\_ | string | \`*/\` |
| constructor? | toString | one of "\${x}", "*/" |
| ../up | string | \u202E |
`,
    'page.md',
  );
  expect(typeLinesOf(reading)).toEqual([
    'type ConstructorProto: object',
    'type ConstructorProto.__proto__*: string “*/”',
    'type ConstructorProto.constructor: ?unknown “one of "${x}", "*/"”',
  ]);
});
