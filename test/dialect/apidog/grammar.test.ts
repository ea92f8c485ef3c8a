import { describe, expect, test } from 'vitest';
import { factRules } from '../../../src/dialect/apidog/facts.js';
import { codesOf, fixture, linesOf, readText } from './reading-lines.js';

interface Case {
  readonly page: string;
  readonly reads: readonly string[];
  /** Diagnostics other than the one about the operation's id. */
  readonly says?: readonly string[];
}

/** What most of the fixtures end with, so that they are whole pages. */
const usualEnd = ['response 200 OK', '  application/json', '  response: object', '  response.id*: integer'];

const cases: readonly Case[] = [
  {
    page: 'alternatives',
    reads: [
      'POST /pay',
      'body application/json',
      'request: object',
      'request.means*: one-of (object Card | object Cash)',
      'request.means<0>.number*: string',
      'request.means<0>.cvc: string',
      'request.means<1>.currency*: string',
      'request.note: any-of (string | integer)',
      'request.tip: integer',
    ],
  },
  {
    page: 'api-key',
    reads: ['GET /me', 'security apiKey header X-API-KEY'],
  },
  {
    page: 'array-without-items-above-a-field',
    reads: [
      'POST /query',
      'body application/json',
      'request: object',
      'request.values: array of ?unknown “In order.”',
      'request.timeout*: integer',
    ],
    says: ['type-unknown'],
  },
  {
    page: 'arrays-of-arrays',
    reads: [
      'GET /chart',
      '  response.rows*: array of array of number',
      '  response.boxes*: array of array of object',
      '  response.boxes[][].w*: integer',
      '  response.boxes[][].h*: integer',
      '  response.total*: integer',
    ],
  },
  {
    page: 'authorization-not-shown',
    reads: ['GET /me', 'security unknown Authorization', 'query lang: string'],
    says: ['security-unknown'],
  },
  {
    page: 'bare-json-examples',
    reads: [
      'POST /tea',
      'body application/json',
      'request: object',
      'request.leaf*: string',
      'request.sugar: ~object',
      'request.sugar.lumps: ~integer',
      'response 201 Created',
      '  response.cup*: ~object',
      '  response.cup.full: ~boolean',
    ],
    says: ['type-inferred', 'type-inferred'],
  },
  {
    page: 'basic-auth',
    reads: ['GET /me', 'security basic'],
  },
  {
    page: 'bearer-token',
    reads: ['GET /me', 'security bearer', 'query lang: string'],
  },
  {
    page: 'binary-body',
    reads: [
      'PUT /files/{id}',
      'path id*: string',
      'body application/octet-stream',
      'request: binary',
      '  application/pdf',
      '  response: binary',
    ],
  },
  {
    page: 'bounds',
    reads: [
      'POST /measure',
      'body application/json',
      'request: object',
      'request.a: string minLength=1 maxLength=32',
      'request.b: string minLength=6',
      'request.c: integer minimum=-5 maximum=60',
      'request.d: number maximum=1.5 exclusiveMinimum=0',
      'request.e: array of string minItems=1 maxItems=9',
      'request.f: string pattern="^[a-z]+(required|optional)?$"',
      'request.g: array of integer maxItems=4 uniqueItems=true',
    ],
  },
  {
    page: 'bounds-without-a-place',
    reads: ['POST /measure', 'body application/json', 'request: object', 'request.a: boolean', 'request.b*: integer'],
    says: ['part-unplaced', 'part-unplaced'],
  },
  {
    page: 'choices-without-types',
    reads: [
      'POST /send',
      'body application/json',
      'request: object',
      'request.to*: one-of (string | integer)',
      'request.text*: string examples=["It is late."]',
      'request.more: ?unknown',
    ],
    says: ['type-unknown'],
  },
  {
    page: 'collapsed-objects',
    reads: [
      'GET /look',
      '  response.shown*: array of ~object',
      '  response.shown[].x: ~number',
      '  response.shown[].y: ~array of ~string',
      '  response.hidden: object Hidden partial=true “Nobody opened it.”',
      '  response.end: string',
    ],
    says: ['type-inferred', 'fields-missing'],
  },
  {
    page: 'counted-objects',
    reads: [
      'POST /plan',
      'body application/json',
      'request: object',
      'request.outer*: object Outer “Holds two.”',
      'request.outer.inner: array of object minItems=1 maxItems=50',
      'request.outer.inner[].a*: string',
      'request.outer.inner[].b: object Leaf',
      'request.outer.inner[].b.c: string',
      'request.outer.last: boolean',
      'request.after: string',
    ],
  },
  {
    page: 'defaults-and-examples',
    reads: [
      'POST /tune',
      'body application/json',
      'request: object',
      'request.volume: integer default=5 examples=[3,7]',
      'request.mode: string default="soft" examples=["loud and clear"] “How it plays.”',
      'request.on: boolean default=false',
    ],
  },
  {
    page: 'descriptions-with-layout-words',
    reads: [
      'POST /confuse',
      'body application/json',
      'request: object “The body has words such as / required / and / Responses / on lines of their own.”',
      'request.first*: string maxLength=9 “Request / string / is what many call it. See the / Examples / below, or read about / Allowed values: / in the manual, and / Header Params / too.”',
      'request.second: string “Body / Match pattern: / is explained elsewhere.”',
      'request.third: string red|green “Allowed values: / are listed here, one a line.”',
    ],
  },
  {
    page: 'enums',
    reads: [
      'POST /paint',
      'body application/json',
      'request: object',
      'request.lines*: string matte|glossy|Default default="matte"',
      'request.comma: string thin|thick',
      'request.sizes: array of integer 10|20',
      'request.level: integer 1|2 format="int32" examples=[2]',
      'request.single: string ~only',
    ],
    says: ['enum-inferred'],
  },
  {
    page: 'error-headers',
    reads: [
      'POST /seats',
      'fails 429 SlowDown',
      'error 429 SlowDown',
      'error SlowDown: object',
      'error SlowDown.reason*: string',
    ],
    says: ['part-unplaced'],
  },
  {
    page: 'facts-and-description-heading',
    reads: ['GET /tides'],
  },
  {
    page: 'facts-below-the-address',
    reads: ['GET /bell', 'query loud: boolean'],
  },
  {
    page: 'fields-named-like-the-layout',
    reads: [
      'POST /name-it',
      'body application/json',
      'request: object',
      'request.required*: boolean',
      'request.string: string',
      'request.optional*: integer',
      'request.object*: object partial=true',
      'request.Examples: array of string',
      'request.Request: string',
      'request.Responses*: string',
      'request.Body: string',
      'request.deprecated: boolean',
    ],
  },
  {
    page: 'form-bodies',
    reads: [
      'POST /pictures',
      'body multipart/form-data',
      'request: object',
      'request.picture*: binary',
      'request.caption: string maxLength=80',
    ],
  },
  {
    page: 'hostile-names',
    reads: [
      'POST /attack',
      'body application/json',
      'request: object',
      'request.__proto__*: object',
      'request.__proto__.polluted: string “*/ alert(1) //”',
      'request.constructor*: string',
      'request.a"b: string',
      'request.../../etc/passwd: string',
    ],
  },
  {
    page: 'last-modified',
    reads: ['GET /ping'],
  },
  {
    page: 'list-as-body',
    reads: [
      'POST /batch',
      'body application/json',
      'request: array of object “Up to ten at once.”',
      'request[].k*: string',
      'request[].v: string',
      '  response: ~array of object',
      '  response[].name*: string',
    ],
    says: ['type-inferred'],
  },
  {
    page: 'maps',
    reads: [
      'POST /tag',
      'body application/json',
      'request: object',
      'request.tags*: ~map of ~string',
      'request.scores: ~map of ~array of ~integer',
      'request.free: object partial=true',
    ],
    says: ['type-inferred', 'type-inferred'],
  },
  {
    page: 'markdown',
    reads: [
      'POST /bells/ring',
      'body application/json',
      'request: object',
      'request.bell_name*: string minLength=1 maxLength=32 “The name of the bell.”',
      'request.tone: string low|high default="low"',
    ],
  },
  {
    page: 'names-glued-to-sentences',
    reads: [
      'POST /glue',
      'body application/json',
      'request: object',
      'request.first*: string “A sentence with / code / in the middle, and then more.”',
      'request.secondOne: string “ends without a stop”',
      'request.items: array of object “Each has / id / and what it is called”',
      'request.items[].Id*: string “as in code.”',
      'request.items[].Label*: string “of any kind.”',
    ],
    says: ['name-inferred', 'name-inferred', 'name-inferred', 'name-inferred'],
  },
  {
    page: 'navigation-and-breadcrumbs',
    reads: ['POST /cats/adopt', 'body application/json', 'request: object', 'request.name*: string'],
  },
  {
    page: 'nullable-and-deprecated',
    reads: [
      'PATCH /edit',
      'body application/json',
      'request: object',
      'request.nick: one-of (string maxLength=20 | null)',
      'request.home: one-of (object Home | null)',
      'request.home<0>.street*: string',
      'request.age: one-of (integer | null) “The age in years.”',
      'request.fax: string deprecated=true “Nobody has one.”',
    ],
  },
  {
    page: 'objects-among-alternatives',
    reads: [
      'POST /say',
      'body application/json',
      'request: object',
      'request.words*: array of object',
      'request.words[].by*: string',
      'request.words[].content*: one-of (string | array of object Part)',
      'request.words[].content<1>[].kind*: string',
      'request.words[].content<1>[].text: string',
      'request.loud: boolean',
    ],
  },
  {
    page: 'objects-without-counts',
    reads: [
      'GET /look',
      '  response.box*: object',
      '  response.box.lid*: object',
      '  response.box.lid.open*: boolean',
      '  response.box.depth: integer',
      '  response.label*: string',
    ],
  },
  {
    page: 'parameters-in-every-place',
    reads: [
      'GET /depots/{depot}/parcels',
      'path depot*: string',
      'query limit: integer format="int32" minimum=1 maximum=100 default=20 “How many at most.”',
      'query weight: number exclusiveMinimum=0 exclusiveMaximum=31.5',
      'header X-Trace: string deprecated',
      'cookie session*: string',
    ],
  },
  {
    page: 'prose-that-leads-to-json',
    reads: [
      'POST /call',
      'body application/json',
      'request: object',
      'request.tool*: string',
      'request.parameters: object partial=true “A schema. For example: / { / "tool": "object" / }”',
    ],
  },
  {
    page: 'read-only-and-write-only',
    reads: [
      'PUT /hook',
      'body application/json',
      'request: object',
      'request.secret: string minLength=16',
      'request.since: string format="date-time"',
    ],
    says: ['part-unplaced', 'part-unplaced'],
  },
  {
    page: 'recursion',
    reads: [
      'POST /tree',
      'body application/json',
      'request: object',
      'request.node*: object Node',
      'request.node.label*: string',
      'request.node.parent: -> Node',
      'request.node.children: array of -> Node',
      'request.same: -> Node',
    ],
  },
  {
    page: 'references-at-the-end',
    reads: ['GET /ping', 'fails 500 Broken'],
  },
  {
    page: 'response-headers',
    reads: ['GET /page', 'response 200 OK “A page of results.”', '  response header X-Total*: integer “How many there are.”'],
  },
  {
    page: 'rows-below-a-heading-on-one-line',
    reads: ['GET /bell', 'path tower*: string', 'query loud: boolean deprecated'],
  },
  {
    page: 'rows-for-every-key',
    reads: [
      'POST /labels',
      'body application/json',
      'request: object',
      'request.box*: object Box',
      'request.box.colours: map of string',
      'request.box.size*: integer',
      'request.after: string',
    ],
  },
  {
    page: 'rows-inside-descriptions',
    reads: [
      'POST /quote',
      'body application/json',
      'request: object',
      'request.list*: array of object Item',
      'request.list[].one*: string “Older pages wrote it as / uno / string / required / and meant the same.”',
      'request.list[].two: integer',
      'request.text: string maxLength=5 “Never send / ghost / boolean / required / with it.”',
    ],
    says: ['fields-doubtful', 'fields-doubtful'],
  },
  {
    page: 'rows-on-one-line',
    reads: [
      'POST /spread',
      'body application/json',
      'request: object',
      'request.alpha*: array of object Alpha “All in one.”',
      'request.alpha[].x*: string',
      'request.alpha[].y: integer format="int32"',
      'request.beta: string',
      'request.gamma*: integer',
    ],
  },
  {
    page: 'several-responses-and-errors',
    reads: [
      'POST /seats',
      'response 201 Created',
      '  response: object “The seat that was booked.”',
      '  response.seat*: string',
      'response 500',
      'response default',
      'fails 400 BadRequest',
      'fails 409 SeatTakenException',
      'fails 410 GoneException',
      'error 400 BadRequest',
      'error BadRequest: object',
      'error BadRequest.reason: string',
      'error 410 GoneException “The train has left.”',
    ],
    says: ['error-name-derived'],
  },
  {
    page: 'status-in-pieces',
    reads: ['GET /ping', '  response.pong*: boolean', 'fails 480 TooLoudException'],
  },
  {
    page: 'statuses-without-marks',
    reads: ['GET /ping', '  response.pong*: boolean “Answers come within / 300 milliseconds”', 'fails 404 NotFound'],
  },
  {
    page: 'titles-in-any-script',
    reads: ['GET /bell', 'response 200 成功', 'fails 404 見つかりません'],
  },
  {
    page: 'two-operations',
    reads: ['GET /first', 'DELETE /second/{key}', 'path key*: string', 'response 204 No Content'],
  },
  {
    page: 'types-and-formats',
    reads: [
      'POST /weigh',
      'body application/json',
      'request: object',
      'request.at*: string format="date-time"',
      'request.grams*: integer format="int64"',
      'request.ratio: number format="double"',
      'request.exact: boolean',
      'request.anything: unknown',
      'request.names: array of string',
      'request.grid: array of array of integer',
      'request.tags: array of string format="uuid"',
      'request.odd: ?unknown',
    ],
    says: ['type-unknown'],
  },
  {
    page: 'types-of-the-whole',
    reads: [
      'POST /batch',
      'body application/json',
      'request: array of object',
      'request[].k*: string',
      'request[].v: string',
      '  response: object Job “A job.”',
      'response 202 Accepted',
      '  text/plain',
      '  response: string',
      'response 207 Multi',
      '  response: array of integer',
    ],
  },
  {
    page: 'urlencoded-body',
    reads: ['POST /session', 'body application/x-www-form-urlencoded', 'request: object', 'request.user*: string'],
  },
  {
    page: 'whole-url',
    reads: ['GET https://sky.example:8443/v2/stars/{name}', 'path name*: string'],
  },
];

describe('each part of the grammar', () => {
  test.each(cases)('$page', ({ page, reads, says = [] }) => {
    const reading = readText(fixture(`grammar/${page}.txt`));
    expect(linesOf(reading).filter((line) => !usualEnd.includes(line))).toEqual(reads);
    expect(codesOf(reading)).toEqual(says);
  });

  test.each(cases)('$page: every line is accounted for', ({ page }) => {
    const { coverage } = readText(fixture(`grammar/${page}.txt`));
    expect(coverage.unread).toEqual([]);
    expect(coverage.read.length).toBe(coverage.lines);
  });
});

describe('what stands around the fields', () => {
  test('navigation, breadcrumbs and footers leave the title of the API and of the operation', () => {
    const { apiTitle, modified, operations } = readText(fixture('grammar/navigation-and-breadcrumbs.txt'));
    expect({ apiTitle, modified, title: operations[0]?.title, description: operations[0]?.description }).toEqual({
      apiTitle: 'Pet Shop',
      modified: '2024-02-29 10:11',
      title: 'Adopt a cat',
      description: 'Takes a cat home.',
    });
  });

  test('a date below "Last modified" is read too', () => {
    expect(readText(fixture('grammar/last-modified.txt')).modified).toBe('2024-03-01 08:00');
  });

  test('a date below the address is read, and is no description', () => {
    const { modified, operations } = readText(fixture('grammar/facts-below-the-address.txt'));
    expect({ modified, description: operations[0]?.description }).toEqual({
      modified: '3 months ago',
      description: 'Rings once.',
    });
  });

  test('keys with values are no description', () => {
    const [operation] = readText(fixture('grammar/facts-and-description-heading.txt')).operations;
    expect(operation?.description).toBe('How high the water stands.\nTips\nMeasured, not forecast.');
  });

  test('examples are kept with their roles and statuses', () => {
    const [operation] = readText(fixture('grammar/bare-json-examples.txt')).operations;
    expect(operation?.examples.map(({ role, status, value }) => ({ role, status, value }))).toEqual([
      { role: 'request', status: undefined, value: { leaf: 'assam', sugar: { lumps: 2 } } },
      { role: 'response', status: 201, value: { cup: { full: true } } },
    ]);
  });

  test('names that mean something to JavaScript are names like others', () => {
    const [operation] = readText(fixture('grammar/hostile-names.txt')).operations;
    expect(operation?.title).toBe(['Attack */ $', '{process.exit(1)} `id`'].join(''));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('evidence', () => {
  test('every fact of a field has line, quote, rule and standing', () => {
    const [operation] = readText(fixture('grammar/counted-objects.txt'), 'plan.txt').operations;
    const body = operation?.requestBody?.contents[0]?.schema;
    const outer = body?.kind === 'object' ? body.properties[0] : undefined;
    const inner = outer?.schema.kind === 'object' ? outer.schema.properties[0] : undefined;
    expect(outer?.evidence['name']).toEqual([
      { source: 'plan.txt', line: 6, quote: 'outer', rule: 'the line above the type gives the name', standing: 'documented' },
    ]);
    expect(outer?.evidence['required']?.[0]).toMatchObject({ line: 8, quote: 'required' });
    expect(inner?.schema.evidence['type']?.[0]).toMatchObject({ line: 11, quote: 'array [object {2}]' });
    expect(inner?.schema.evidence['maxItems']?.[0]).toMatchObject({ line: 13, quote: '>= 1 items<= 50 items' });
  });

  test('headings tell where parameters stand, statuses how responses are titled', () => {
    const [operation] = readText(fixture('grammar/response-headers.txt')).operations;
    const response = operation?.responses[0];
    expect(response?.evidence['title']?.[0]).toMatchObject({ line: 7, quote: 'OK' });
    expect(response?.headers[0]?.evidence['in']?.[0]).toMatchObject({ line: 9, quote: 'Header Params' });
  });

  test('a name that was cut from a sentence is inferred', () => {
    const [operation] = readText(fixture('grammar/names-glued-to-sentences.txt')).operations;
    const body = operation?.requestBody?.contents[0]?.schema;
    const second = body?.kind === 'object' ? body.properties[1] : undefined;
    expect(second?.evidence['name']?.[0]).toMatchObject({ quote: 'secondOne', standing: 'inferred' });
  });

  test('diagnostics name the place and the correction to write', () => {
    const { diagnostics } = readText(fixture('grammar/types-and-formats.txt'), 'weigh.txt');
    const unknown = diagnostics.find(({ code }) => code === 'type-unknown');
    expect(unknown?.where).toMatchObject({ source: 'weigh.txt', line: 31 });
    expect(unknown?.quote).toBe('Flavour');
    expect(unknown?.help).toContain('.request.odd type');
  });
});

describe('a page that has lost a line', () => {
  const read = (...texts: readonly string[]) =>
    factRules
      .map((rule) =>
        rule.read(
          texts.map((text, at) => ({ at, text, raw: text, line: at + 1, code: false })),
          0,
          texts.length,
        ),
      )
      .find((one) => one !== undefined);

  test('takes no response for a pattern', () => {
    expect(read('Match pattern:', '[a-z]+')?.facts).toEqual([{ kind: 'pattern', value: '[a-z]+' }]);
    expect(read('Match pattern:', '🟠404NotFound')).toBeUndefined();
  });
});

describe('evidence of everything', () => {
  const ownFacts = [
    'format',
    'minLength',
    'maxLength',
    'pattern',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
  ];
  const moreFacts = ['minItems', 'maxItems', 'uniqueItems', 'default', 'description', 'name'];

  function* unproved(node: unknown, path: string): Generator<string> {
    if (typeof node !== 'object' || node === null) return;
    if ('evidence' in node && 'kind' in node && 'type' in (node.evidence as object) === false && path.includes('schema'))
      yield `${path} type`;
    if ('evidence' in node) {
      const evidence = node.evidence as { [fact: string]: readonly { line?: number; quote: string; rule: string }[] };
      for (const fact of [...ownFacts, ...moreFacts]) {
        if (Object.hasOwn(node, fact) && !Object.hasOwn(evidence, fact) && !path.endsWith('security')) yield `${path} ${fact}`;
      }
      for (const [fact, all] of Object.entries(evidence)) {
        for (const { line, quote, rule } of all)
          if ((line ?? 0) < 1 || quote === '' || rule === '') yield `${path} ${fact} is evidenced by ${line} ${quote} ${rule}`;
      }
    }
    for (const [key, child] of Object.entries(node)) {
      if (!['evidence', 'value', 'default'].includes(key)) yield* unproved(child, Array.isArray(node) ? path : `${path}.${key}`);
    }
  }

  test.each([
    ...cases.map(({ page }) => `grammar/${page}.txt`),
    'update-user-attributes/page.txt',
    'update-user-attributes-html/page.html',
  ])('%s', (page) => {
    const reading = readText(fixture(page), page);
    expect([...unproved(reading.operations, ''), ...unproved(reading.errors, '')]).toEqual([]);
  });
});
