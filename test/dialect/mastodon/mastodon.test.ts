import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mastodon } from '../../../src/dialect/mastodon/index.js';
import type { Reading } from '../../../src/model/reading.js';
import { codesOf, linesOf, pageOf, readAs, typeLinesOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/mastodon/', import.meta.url);
const read = (name: string): Promise<Reading> => readAs(mastodon, readFileSync(new URL(name, folder), 'utf8'), name);

/** The lines of one operation. */
const operation = (reading: Reading, start: string): readonly string[] => {
  const lines = linesOf(reading);
  const from = lines.indexOf(start);
  const to = lines.findIndex((line, at) => at > from && /^(?:[A-Z]+ (?:\/|https:)|error )/.test(line));
  return lines.slice(from, to < 0 ? undefined : to);
};

describe('a page of methods', () => {
  test('terms below headings are what is sent; a token in a header is security', async () => {
    expect(operation(await read('nests.md'), 'POST /api/v1/nests')).toEqual([
      'POST /api/v1/nests',
      'security bearer',
      'header Idempotency-Key: ~string “Any text, so that no nest is built twice.”',
      'body application/x-www-form-urlencoded',
      'request: object',
      'request.tree*: string maxLength=80 “Where to build. Up to 80 characters.”',
      'request.twigs[]*: array of string “What to build with.”',
      'request.lining[kind]: string ~moss|wool|down “Specify moss, wool or down.”',
      'request.eggs: integer default=3 “How many to expect. Defaults to 3.”',
      'request.open: boolean default=false “May others enter? Defaults to false.”',
      'request.later_at: string “Datetime to build at.”',
      'response 200 OK “The nest was built.”',
      '  application/json',
      '  response: ~any-of (-> Nest | -> PlannedNest)',
      'fails 401 Unauthorized',
      'fails 422 UnprocessableEntity',
    ]);
  });

  test('terms of paths lose their colon', async () => {
    expect(operation(await read('nests.md'), 'GET /api/v1/nests/{nest_id}')).toEqual([
      'GET /api/v1/nests/{nest_id}',
      'path nest_id*: string “The ID of the nest.”',
      'query types[]: array of string ~song|water “One of song, water.”',
      'query limit: integer maximum=40 default=20 “Most birds to list. Defaults to 20 birds. Max 40 birds.”',
      'response 200 OK',
      '  application/json',
      '  response: -> Nest',
    ]);
  });

  test('each status has its own type; a file makes a form of parts', async () => {
    expect(operation(await read('nests.md'), 'PUT /api/v1/nests/{nest_id}/paint deprecated')).toEqual([
      'PUT /api/v1/nests/{nest_id}/paint deprecated',
      'path nest_id*: ~string',
      'body multipart/form-data',
      'request: object',
      'request.picture*: ~binary “The picture to copy, encoded using multipart form data.”',
      'response 200 OK “Dry.”',
      '  application/json',
      '  response: -> Nest',
      'response 202 Accepted “Still wet.”',
      '  application/json',
      '  response: -> WetNest',
    ]);
  });

  test.each([
    ['DELETE /api/v1/nests/{nest_id}', ['response 200', '  application/json', '  response: object']],
    [
      'GET /api/v1/songs',
      [
        'response 200 OK',
        '  application/json',
        '  response: ~array of ~object',
        '  response[].title: ~string',
        '  response[].seconds: ~integer',
      ],
    ],
  ])('what %s returns', async (start, expected) => {
    const lines = operation(await read('nests.md'), start);
    expect(lines.slice(lines.findIndex((line) => line.startsWith('response')))).toEqual(expected);
  });

  test('the words of a status name its error, which is said', async () => {
    const reading = await read('nests.md');
    expect(linesOf(reading).filter((line) => line.startsWith('error'))).toEqual([
      'error 401 Unauthorized “No token, or a wrong one.”',
      'error Unauthorized: ~object',
      'error Unauthorized.error: ~string',
      'error 422 UnprocessableEntity',
      'error UnprocessableEntity: ~object',
      'error UnprocessableEntity.error: ~string',
    ]);
    expect(codesOf(reading)).toEqual(['error-name-derived', 'error-name-derived']);
  });

  test('nothing goes unread but where the page leads to others', async () => {
    expect((await read('nests.md')).coverage.unread.map(({ text }) => text)).toEqual(['See also']);
  });

  test('evidence quotes the page, shortcodes and all', async () => {
    const [first] = (await read('nests.md')).operations;
    const body = first?.requestBody?.contents[0]?.schema;
    const tree = body?.kind === 'object' ? body.properties[0] : undefined;
    expect(tree?.evidence['required']).toMatchObject([
      { line: 43, quote: '{{<required>}} String. Where to build. Up to 80 characters.' },
    ]);
  });
});

test('a page of an entity', async () => {
  const reading = await read('Nest.md');
  expect(typeLinesOf(reading)).toEqual([
    'type Nest: object',
    'type Nest.id*: string “The ID of the nest.”',
    'type Nest.kind*: string egg|chick “What is laid in it.”',
    'type Nest.built_at*: one-of (string format="date-time" | null) “When it was built.”',
    'type Nest.picture*: one-of (string format="uri" | null) “Where a picture is.”',
    'type Nest.birds*: array of -> Bird “Who lives there.”',
    'type Nest.lining: -> Nest::Lining “What it is lined with.”',
    'type Nest.size*: object “Its measures.”',
    'type Nest.size.width*: number “In centimetres.”',
    'type Nest.spots*: array of object “Coloured spots.”',
    'type Nest.spots[].colour*: string “As in paint shops.”',
    'type Nest.old_name*: ?unknown deprecated=true “What it was called.”',
    'type Nest.tree_url: string format="uri" deprecated=true “Where the tree was.”',
    'type Nest.owner*: ?unknown “Whose it is.”',
    'type Nest.focus*: one-of (object | null) “Where to look.”',
    'type Nest.focus<0>.x*: number “From the left.”',
    'type Nest::Lining: object',
    'type Nest::Lining.material*: string “What it is.”',
  ]);
  expect(codesOf(reading)).toEqual(['type-unknown', 'type-unknown']);
});

test('an older page, in shortcodes', async () => {
  const reading = await read('nests-old.md');
  expect(linesOf(reading)).toEqual([
    'GET https://birds.example/api/v1/nests/{id}',
    'security bearer',
    'path id*: string “ID of the nest.”',
    'query moods: array of ?unknown “Moods to look for.”',
    'query limit: integer default=20 “Most birds to list. Defaults to 20.”',
    'response 200',
    '  application/json',
    '  response: -> Nest',
    'fails 401 Status401',
    'error 401 Status401 “Who are you?”',
    'error Status401: ~object',
    'error Status401.error: ~string',
  ]);
});

test('the HTML of such a page', async () => {
  const reading = await read('nests.html');
  expect(linesOf(reading)).toEqual([
    'GET /api/v1/nests/{nest_id}',
    'security bearer',
    'path nest_id*: string “The ID of the nest.”',
    'response 200 OK',
    '  application/json',
    '  response: array of -> Nest',
  ]);
});

test.each([
  ['a request in HTTP alone', '## Get a pet\n\n```http\nGET /pets/:id HTTP/1.1\n```\n\nGets a pet.\n'],
  ['a history alone', '# Pets\n\n**Version history:**\\\n1.0 - added\n'],
])('%s is not enough to be a page of this kind', (_, text) => {
  expect(mastodon.matches(pageOf(text, 'page.md'))).toEqual({ sure: false });
});

test('hostile words stay words', async () => {
  const page = `## Get it {#it}

\`\`\`http
GET /a/:__proto__ HTTP/1.1
\`\`\`

**Returns:** [constructor]({{< relref "entities/../../etc" >}})\\
**Version history:**\\
1 - added

##### Query parameters

\\_\\_proto\\_\\_
: {{<required>}} String. One of \`*/\`, \`\${x}\`.

{{< {{< >}}
: String.
`;
  expect(linesOf(await readAs(mastodon, page, 'page.md')).slice(0, 3)).toEqual([
    'GET /a/{__proto__}',
    'path __proto__*: ~string',
    'query __proto__*: string ~*/|${x} “One of */, ${x}.”',
  ]);
});
