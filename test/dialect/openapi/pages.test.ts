import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../reading-lines.js';
import { packedForDocusaurus, pagesCarrying } from './carriers.js';
import { factsOf } from './facts.js';
import { documentOf, readingOf } from './scrape.js';

const text = readFileSync(new URL('../../../fixtures/openapi/harbour.json', import.meta.url), 'utf8');
const harbour = JSON.parse(text);

describe('a document', () => {
  it('is printed as what it says, fact by fact', async () => {
    const printed = documentOf(await readingOf(text, 'harbour.json'));
    expect(factsOf(printed)).toEqual(factsOf(harbour));
  });

  it('says of every fact where it stands', async () => {
    const reading = await readingOf(text, 'harbour.json');
    const ship = reading.types.find(({ name }) => name === 'NewShip');
    const name = ship?.schema.kind === 'object' ? ship.schema.properties[0] : undefined;
    const line =
      text.split('\n').findIndex((one) => one.includes('"name": { "type": "string", "minLength": 1, "maxLength": 80')) + 1;
    expect(name?.schema.evidence['maxLength']).toEqual([
      {
        source: 'harbour.json',
        line,
        anchor: '#/components/schemas/NewShip/properties/name/maxLength',
        quote: '"maxLength": 80',
        rule: 'a schema says how long, or how many',
        standing: 'documented',
      },
    ]);
  });

  it('leaves no line unread, and says what has no place in the model', async () => {
    const reading = await readingOf(text, 'harbour.json');
    expect(reading.coverage.unread).toEqual([]);
    expect(reading.diagnostics.map(({ code, message, where }) => `${code} ${where?.line} ${message}`)).toEqual([
      'part-unplaced 134 The model has no place for the field that tells alternatives apart (`discriminator`); it is left out.',
      'part-unplaced 143 The model has no place for fields that only responses hold (`readOnly`); it is left out.',
    ]);
  });
});

describe('a page that carries a document is read as that document', () => {
  const pages = pagesCarrying(harbour);
  it.each(pages.map((page) => [page.kind, page] as const))('%s', async (_, { id, text: page, beside }) => {
    const reading = await readingOf(page, id, beside);
    expect(linesOf(reading)).toEqual(linesOf(await readingOf(text, 'harbour.json')));
    expect(factsOf(documentOf(reading))).toEqual(factsOf(harbour));
    expect(reading.coverage.unread).toEqual([]);
    expect(reading.diagnostics.filter(({ code }) => code !== 'part-unplaced')).toEqual([]);
  });
});

describe('a page that keeps one operation', () => {
  const operation = {
    operationId: 'getBuoy',
    summary: 'Get a buoy',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    responses: {
      200: {
        description: 'A buoy',
        content: { 'application/json': { schema: { type: 'object', properties: { lit: { type: 'boolean' } } } } },
      },
    },
  };
  const lines = [
    'GET /buoys/{id}',
    'path id*: integer',
    'response 200 “A buoy”',
    '  application/json',
    '  response: object',
    '  response.lit: boolean',
  ];
  const kept = {
    ...operation,
    method: 'get',
    path: '/buoys/{id}',
    info: { title: 'Buoys' },
    servers: [{ url: 'https://sea.example' }],
    postman: {},
  };

  it.each([
    [
      'Docusaurus, packed',
      `---\nid: get-buoy\ntitle: "Get a buoy"\napi: ${packedForDocusaurus(kept)}\nsidebar_class_name: "get api-method"\n---\n\n<Heading children={"Get a buoy"} />\n`,
    ],
    ['Docusaurus, as a module', `const frontMatter={id:"get-buoy",title:"Get a buoy",api:"${packedForDocusaurus(kept)}"};\n`],
    ['Docusaurus, older', `---\nid: get-buoy\napi: ${JSON.stringify(kept)}\n---\n\n## Get a buoy\n`],
  ])('%s', async (_, page) => {
    const reading = await readingOf(page, 'get-buoy.api.mdx');
    expect(linesOf(reading)).toEqual(lines);
    expect([reading.apiTitle, reading.servers.map(({ url }) => url)]).toEqual(['Buoys', ['https://sea.example']]);
  });

  it('Mintlify, folded', async () => {
    const page = [
      '# Get a buoy',
      '````yaml openapi.json get /buoys/{id}',
      'paths:',
      '  path: /buoys/{id}',
      '  method: get',
      '  servers:',
      '    - url: https://sea.example',
      '  request:',
      '    security:',
      '      - title: pass',
      '        parameters: {query: {}, header: {Authorization: {type: http, scheme: bearer}}, cookie: {}}',
      '    parameters:',
      '      path:',
      '        id:',
      '          schema:',
      '            - type: integer',
      '              required: true',
      '      query: {}',
      '    body: {}',
      '  response:',
      "    '200':",
      '      application/json:',
      '        schemaArray:',
      '          - type: object',
      '            properties:',
      '              lit:',
      '                allOf:',
      '                  - type: boolean',
      '        description: A buoy',
      '  deprecated: false',
      '  type: path',
      'components:',
      '  schemas: {}',
      '````',
    ].join('\n');
    expect(linesOf(await readingOf(page, 'get-buoy.md'))).toEqual([lines[0], 'security pass bearer', ...lines.slice(1)]);
  });
});
