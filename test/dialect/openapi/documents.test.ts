import { describe, expect, it } from 'vitest';
import { openapi } from '../../../src/dialect/openapi/index.js';
import { buildModel } from '../../../src/model/build.js';
import { decideProtocol } from '../../../src/protocol/decide.js';
import { codesOf, linesOf, pageOf } from '../reading-lines.js';
import { documentWith, readingOf } from './scrape.js';

const yaml = (...lines: readonly string[]): string => ['openapi: 3.0.3', 'info: {title: T, version: "1"}', ...lines].join('\n');
const operation = ['paths:', '  /t:', '    get:', '      operationId: getT', '      responses:'];
const answer = (schema: string): readonly string[] => [
  '        200:',
  '          description: ok',
  '          content:',
  '            application/json:',
  `              schema: ${schema}`,
];

describe('YAML', () => {
  it('shares what anchors name, and merges keys without losing its own', async () => {
    const text = yaml(
      'x-base: &base {type: object, properties: {a: {type: string}}}',
      ...operation,
      ...answer('&ref_0 {<<: *base, description: Own, type: object}'),
      '        201:',
      '          description: again',
      '          content: {application/json: {schema: *ref_0}}',
    );
    const reading = await readingOf(text, 'api.yaml');
    expect(linesOf(reading)).toEqual([
      'GET /t',
      'response 200 “ok”',
      '  application/json',
      '  response: object “Own”',
      '  response.a: string',
      'response 201 “again”',
      '  application/json',
      '  response: object “Own”',
      '  response.a: string',
    ]);
    expect(codesOf(reading)).toEqual(['part-unplaced']);
  });

  it.each<[string, string, number, string]>([
    [
      'a key twice',
      yaml(...operation, ...answer('{type: string}'), '        404: {description: a}', '        404: {description: b}'),
      14,
      'The key "404" stands twice',
    ],
    ['an alias of nothing', yaml(...operation, ...answer('*gone')), 12, '*gone stands for an anchor that is not there'],
    [
      'a tag that nobody knows',
      yaml(...operation, ...answer('{type: string, example: !<tag:example,2002:js/undefined> ""}')),
      12,
      'Unresolved tag',
    ],
    [
      'a mark that may not begin a word',
      yaml(...operation, ...answer('{type: string}'), '        404:', '          description: @nobody'),
      14,
      'reserved character @',
    ],
  ])('says what is wrong and reads on: %s', async (_, text, line, words) => {
    const reading = await readingOf(text, 'api.yaml');
    expect(reading.operations.map(({ id }) => id)).toEqual(['getT']);
    const said = reading.diagnostics.filter(({ code }) => code === 'document-mended');
    expect(said.map(({ where }) => where?.line)).toEqual([line]);
    expect(said[0]?.message).toContain(words);
  });

  it('points to lines of the page, not of the block', async () => {
    const page = `# T\n\n\`\`\`yaml\n${yaml(...operation, ...answer('{type: string}'))}\n\`\`\`\n`;
    const [read] = (await readingOf(page, 't.md')).operations;
    expect(read?.evidence['id']?.[0]).toMatchObject({
      line: 9,
      quote: 'operationId: getT',
      anchor: '#/paths/~1t/get/operationId',
    });
  });
});

describe('JSON', () => {
  it.each([
    ['a comma too many', '{"openapi":"3.0.0","paths":{"/t":{"get":{"operationId":"getT","responses":{},}}}}', 'comma'],
    ['a comment', '{"openapi":"3.0.0", // old\n"paths":{"/t":{"get":{"operationId":"getT","responses":{}}}}}', 'comment'],
    [
      'a key twice',
      '{"openapi":"3.0.0","paths":{"/t":{"get":{"operationId":"old","operationId":"getT","responses":{}}}}}',
      'twice',
    ],
  ])('says what is wrong and reads on: %s', async (_, text, words) => {
    const reading = await readingOf(text, 'api.json');
    expect(reading.operations.map(({ id }) => id)).toEqual(['getT']);
    expect(
      reading.diagnostics.filter(({ code }) => code === 'document-mended').map(({ message }) => message.includes(words)),
    ).toEqual([true]);
  });

  it('that cannot be read is an error with its line', async () => {
    const reading = await readingOf('{"openapi":"3.0.0",\n"paths":{\n"/t" {}}}', 'api.json');
    expect(reading.diagnostics.map(({ code, where, quote }) => [code, where?.line, quote])).toEqual([
      ['document-unreadable', 3, '"/t" {}}}'],
    ]);
  });
});

describe('the letters of a document', () => {
  const pattern = '[\u00a0\u200bÂ ]+â€™';

  it.each([
    ['JSON', (text: string) => text],
    ['a block of code', (text: string) => `# T\n\n\`\`\`json\n${text}\n\`\`\`\n`],
  ])('stay as they are, whatever pages of people are mended of: %s', async (_, carry) => {
    const reading = await readingOf(carry(documentWith({ type: 'string', pattern })), 'a.md');
    expect(linesOf(reading).at(-1)).toBe(`  response: string pattern=${JSON.stringify(pattern)}`);
  });

  it('are mended where they make no document otherwise', async () => {
    const text = yaml(...operation, ...answer('{type: string}')).replace(
      '      responses:',
      '\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0responses:',
    );
    expect(linesOf(await readingOf(text, 'a.yaml')).at(-1)).toBe('  response: string');
  });
});

describe('Swagger 2', () => {
  it('is read where it stands', async () => {
    const text = JSON.stringify(
      {
        swagger: '2.0',
        info: { title: 'Two', version: '1' },
        host: 'two.example',
        basePath: '/v1/',
        schemes: ['https', 'http'],
        consumes: ['application/json'],
        produces: ['application/json'],
        securityDefinitions: { basic: { type: 'basic' }, key: { type: 'apiKey', in: 'query', name: 'k' } },
        security: [{ key: [] }],
        parameters: {
          Page: { name: 'page', in: 'query', type: 'integer', minimum: 1 },
          Pet: { name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } },
        },
        responses: { Gone: { description: 'Gone' } },
        paths: {
          '/pets': {
            get: {
              operationId: 'listPets',
              produces: ['application/xml'],
              security: [{ basic: [] }],
              parameters: [
                { $ref: '#/parameters/Page' },
                { name: 'tags', in: 'query', type: 'array', items: { type: 'string', enum: ['a'] }, collectionFormat: 'multi' },
              ],
              responses: {
                200: {
                  description: 'Pets',
                  schema: { type: 'array', items: { $ref: '#/definitions/Pet' } },
                  headers: { 'X-Left': { type: 'integer' } },
                  examples: { 'application/xml': '<a/>' },
                },
                404: { $ref: '#/responses/Gone' },
              },
            },
            post: {
              operationId: 'addPet',
              parameters: [{ $ref: '#/parameters/Pet' }],
              responses: { 201: { description: 'Added' } },
            },
          },
          '/files': {
            post: {
              operationId: 'upload',
              consumes: ['multipart/form-data'],
              parameters: [
                { name: 'file', in: 'formData', type: 'file', required: true },
                { name: 'kind', in: 'formData', type: 'string', enum: ['a', 'b'], default: 'a', description: 'Which.' },
              ],
              responses: { 200: { description: 'File', schema: { type: 'file' } } },
            },
          },
        },
        definitions: {
          Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string', 'x-nullable': true } } },
        },
      },
      undefined,
      1,
    );
    const reading = await readingOf(text, 'two.json');
    expect(linesOf(reading)).toEqual([
      'GET /pets',
      'security basic basic',
      'query page: integer minimum=1',
      'query tags: array of string a',
      'response 200 “Pets”',
      '  response header X-Left: integer',
      '  application/xml',
      '  response: array of -> Pet',
      'response 404 “Gone”',
      'POST /pets',
      'security key apiKey query k',
      'body application/json',
      'request: -> Pet',
      'response 201 “Added”',
      'POST /files',
      'security key apiKey query k',
      'body multipart/form-data',
      'request: object',
      'request.file*: binary',
      'request.kind: string a|b default="a" “Which.”',
      'response 200 “File”',
      '  application/json',
      '  response: binary',
    ]);
    expect(reading.servers.map(({ url }) => url)).toEqual(['https://two.example/v1', 'http://two.example/v1']);
    expect(reading.operations[1]?.requestBody?.contents[0]?.schema.evidence['type']?.[0]?.anchor).toBe(
      '#/parameters/Pet/schema/$ref',
    );
    expect(codesOf(reading)).toEqual([]);
    expect(reading.coverage.unread).toEqual([]);
  });
});

describe('an API that tells its calls apart by a header', () => {
  it('has the prefix that the header’s one value shows', async () => {
    const target = (name: string) => ({
      post: {
        operationId: name,
        parameters: [
          { name: 'X-Amz-Target', in: 'header', required: true, schema: { type: 'string', enum: [`Tide_2020.${name}`] } },
        ],
        responses: {},
      },
    });
    const paths = {
      '/#X-Amz-Target=Tide_2020.ListTides': target('ListTides'),
      '/#X-Amz-Target=Tide_2020.GetTide': target('GetTide'),
    };
    const reading = await readingOf(JSON.stringify({ openapi: '3.0.0', info: { title: 'Tides' }, paths }), 'tides.json');
    expect(reading.operations.map(({ path }) => path)).toEqual(['/', '/']);
    expect(decideProtocol(buildModel([reading]).value).value.protocol).toMatchObject({
      kind: 'aws-json',
      targetPrefix: 'Tide_2020',
    });
  });
});

describe('an operation', () => {
  const document = (operation: object, more: object = {}): string =>
    JSON.stringify({
      openapi: '3.2.0',
      info: { title: 'T', version: '1' },
      paths: { '/a/{id}': { post: { responses: {}, ...operation }, ...more } },
    });

  it('without an id is called by what it does, and says so', async () => {
    const reading = await readingOf(document({ summary: 'Rename a boat' }), 'boatYard.json');
    expect(reading.operations.map(({ id, evidence }) => [id, evidence['id']?.[0]?.standing])).toEqual([
      ['renameABoat', 'inferred'],
    ]);
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['operation-id-inferred']);
  });

  it('keeps answers by their status, ranges too, and names errors that are described by a name', async () => {
    const body = { content: { 'application/json': { schema: { type: 'string' } } } };
    const responses = {
      200: { description: 'ok' },
      '4XX': { description: 'Wrong' },
      404: { description: 'BoatMissingError', ...body },
      409: { description: 'Conflict', ...body },
      500: { description: 'BoatSunkException' },
    };
    const reading = await readingOf(document({ operationId: 'o', responses }), 'a.json');
    expect(linesOf(reading)).toEqual([
      'POST /a/{id}',
      'response 200 “ok”',
      'response 409 “Conflict”',
      '  application/json',
      '  response: string',
      'response 500 “BoatSunkException”',
      'response 400 “Wrong”',
      'fails 404 BoatMissingError',
      'error 404 BoatMissingError',
      'error BoatMissingError: string',
    ]);
    expect(reading.operations[0]?.responses.at(-1)?.range).toBe(true);
  });

  it('shares the parameters of its path unless it has its own', async () => {
    const path = {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'q', in: 'query', schema: { type: 'string' } },
      ],
    };
    const reading = await readingOf(
      document({ operationId: 'o', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }] }, path),
      'a.json',
    );
    expect(linesOf(reading)).toEqual(['POST /a/{id}', 'path id*: integer', 'query q: string']);
    expect(reading.operations[0]?.parameters.map(({ shared }) => shared)).toEqual([undefined, true]);
  });

  it('says what of it has no place', async () => {
    const more = { query: { responses: {} }, additionalOperations: { LINK: { responses: {} } } };
    const operation = {
      operationId: 'o',
      tags: ['a'],
      callbacks: { a: {} },
      parameters: [
        { name: 'f', in: 'query', style: 'deepObject', schema: { type: 'object' } },
        { name: 'c', in: 'cookie', style: 'cookie', schema: { type: 'string' } },
        { name: 'w', in: 'querystring', content: {} },
      ],
    };
    const said = (await readingOf(document(operation, more), 'a.json')).diagnostics.map(
      ({ message }) => /for (.*?);/.exec(message)?.[1],
    );
    expect(said.sort()).toEqual([
      'groups of operations (`tags`)',
      'methods that HTTP clients do not know (`additionalOperations`)',
      'parameters without a name, or in a place that is none',
      'requests that the server makes (`callbacks`)',
      'the method QUERY',
      'unusual ways to write lists and objects (`style`)',
    ]);
  });
});

describe('documents elsewhere', () => {
  it('that a page loads and nobody has are named, with what to give instead', async () => {
    const page = '<!DOCTYPE html><html><body><redoc spec-url="v1/api.yaml"></redoc></body></html>';
    const reading = await readingOf(page, 'https://docs.example/reference/index.html');
    expect(reading.diagnostics).toMatchObject([
      {
        code: 'document-missing',
        severity: 'error',
        quote: 'v1/api.yaml',
        help: 'Give the document itself as a source: https://docs.example/reference/v1/api.yaml',
      },
    ]);
  });

  it('that a document refers to are opened beside it', async () => {
    const beside = {
      'schemas/pet.yaml':
        'Pet:\n  type: object\n  properties:\n    owner: {$ref: "./people/owner.json"}\n    friend: {$ref: "#/Pet"}\n',
      'schemas/people/owner.json': '{"type": "object", "properties": {"name": {"type": "string"}}}',
    };
    const reading = await readingOf(documentWith({ $ref: 'schemas/pet.yaml#/Pet' }), 'api.json', beside);
    expect(linesOf(reading).at(-1)).toBe('  response: -> Pet');
    expect(reading.types.map(({ name, schema }) => [name, schema.evidence['type']?.[0]?.source])).toEqual([
      ['Pet', 'schemas/pet.yaml'],
      ['owner', 'schemas/people/owner.json'],
    ]);
    expect(codesOf(reading)).toEqual([]);
  });

  it('that a document refers to and nobody has are named once', async () => {
    const reading = await readingOf(documentWith({ anyOf: [{ $ref: 'pet.yaml#/A' }, { $ref: 'pet.yaml#/B' }] }), 'api.json');
    expect(codesOf(reading)).toEqual(['document-missing', 'reference-lost', 'reference-lost']);
    expect(linesOf(reading).at(-1)).toBe('  response: any-of (?unknown | ?unknown)');
  });
});

describe('a page that was saved with what it shows of a document that it loads', () => {
  const words = Array.from({ length: 130 }, (_, at) => `<p>Words of the page, paragraph ${at}</p>`).join('\n');
  const page = (element: string): string => `<!DOCTYPE html><html><body>${words}${element}</body></html>`;

  it('is left to a dialect that reads the words, if there is one', () => {
    expect(openapi.matches(pageOf(page('<redoc spec-url="api.json"></redoc>'), 'a.html'))).toEqual({ sure: false });
  });

  it('is read from the document otherwise', () => {
    const because = 'a RapiDoc element names its document';
    expect(openapi.matches(pageOf(page('<rapi-doc spec-url="api.json"></rapi-doc>'), 'a.html'))).toEqual({ sure: true, because });
  });
});

describe('an index of links', () => {
  const index = [
    '# Harbour',
    '',
    '> Everything about ships.',
    '',
    '## Docs',
    '- [Ships](https://docs.example/ships.md): Ships and their papers',
    '- [Berths](https://docs.example/berths.md)',
    '- [Home](https://docs.example/)',
    '',
    '## OpenAPI Specs',
    '- [openapi](https://docs.example/api/openapi.json)',
  ].join('\n');

  it.each(['llms.txt', 'https://docs.example/llms.txt', 'index.md'])('asks for documents first: %s', async (id) => {
    const reading = await readingOf(index, id);
    expect(reading.links?.map(({ url, line }) => [url, line])).toEqual([
      ['https://docs.example/api/openapi.json', 11],
      ['https://docs.example/ships.md', 6],
      ['https://docs.example/berths.md', 7],
    ]);
    expect([reading.operations, reading.diagnostics]).toEqual([[], []]);
  });

  it('is no page of prose that has links', () => {
    const prose =
      '# Ships\n\nRead about [ships](ships.md) and [berths](berths.md).\n\n- [ships](ships.md)\n\nAnd more, in many words.\nAnd more.\n';
    expect(openapi.matches(pageOf(prose, 'ships.md'))).toEqual({ sure: false });
  });
});
