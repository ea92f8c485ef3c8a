import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openapi } from '../../../src/dialect/openapi/index.js';
import { schemasIn } from '../../../src/model/walk.js';
import { codesOf, linesOf, pageOf } from '../reading-lines.js';
import { documentOf, documentWith, readingOf } from './scrape.js';

const harbour = readFileSync(new URL('../../../fixtures/openapi/harbour.json', import.meta.url), 'utf8');
const head = 'openapi: 3.0.3\ninfo: {title: T}\n';
const asAnswer = (schema: string): string =>
  `paths: {/t: {get: {operationId: getT, responses: {"200": {description: ok, content: {application/json: {schema: ${schema}}}}}}}}\n`;

describe('a hostile document', () => {
  it.each<[string, string, string]>([
    ['brackets without end', `{"openapi":"3.0.0","paths":{"/t":{"get":{"x":${'['.repeat(50_000)}`, 'document-unreadable'],
    ['brackets without end in YAML', `${head}paths: {/t: {get: {x: ${'['.repeat(50_000)}`, 'document-unreadable'],
    [
      'lines without end',
      `${head}paths:\n${Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}`,
      'document-unreadable',
    ],
    ['a schema deeper than any', documentWith(JSON.parse(`${'{"items":'.repeat(150)}{}${'}'.repeat(150)}`)), 'document-cut'],
    ['an alias inside of its own anchor', `${head}${asAnswer('&s {type: object, properties: {self: *s}}')}`, 'document-cut'],
    [
      'a schema that is a part of itself',
      documentWith(
        { $ref: '#/components/schemas/A' },
        { components: { schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }] } } } },
      ),
      'reference-circular',
    ],
    [
      'references that lead in a circle',
      documentWith(
        { $ref: '#/components/schemas/A' },
        { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } } },
      ),
      'reference-circular',
    ],
    [
      'paths that lead in a circle',
      '{"openapi":"3.0.0","paths":{"/a":{"$ref":"#/paths/~1b"},"/b":{"$ref":"#/paths/~1a"}}}',
      'reference-lost',
    ],
    ['a pointer into nothing', documentWith({ $ref: '#/components/schemas/__proto__/constructor' }), 'reference-lost'],
  ])('ends with a word on it: %s', async (_, text, code) => {
    const reading = await readingOf(text, 'api.yaml');
    expect(codesOf(reading)).toContain(code);
  });

  it('does not grow by its aliases', async () => {
    const doubled = Array.from(
      { length: 40 },
      (_, at) => `x-${at + 1}: &a${at + 1} {type: object, properties: {l: *a${at}, r: *a${at}}}`,
    );
    const bomb = `${head}x-0: &a0 {type: string}\n${doubled.join('\n')}\n${asAnswer('*a40')}`;
    const reading = await readingOf(bomb, 'bomb.yaml');
    const [schema] = reading.operations.flatMap(({ responses }) =>
      responses.flatMap(({ contents }) => contents.map((one) => one.schema)),
    );
    expect(codesOf(reading).filter((code) => code === 'document-cut')).toHaveLength(1);
    expect([...(schema ? schemasIn(schema) : [])].length).toBeLessThan(20_000);
  });

  it('keeps an example that aliases blow up out of the model', async () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `x-${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    const reading = await readingOf(
      `${head}x-0: &a0 [1]\n${doubled.join('\n')}\n${asAnswer('{type: array, items: {}, example: *a40}')}`,
      'bomb.yaml',
    );
    expect(linesOf(reading).at(-1)).toBe('  response: array of unknown');
  });

  it('may call its fields like the traps of a language', async () => {
    const text =
      '{"openapi":"3.0.0","paths":{"/t":{"get":{"operationId":"__proto__","responses":{"200":{"description":"toString","content":{"application/json":{"schema":{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"string"},"hasOwnProperty":{"type":"integer"}}}}}}}}}}}';
    for (const page of [text, `openapi: 3.0.0\npaths: ${text.slice(text.indexOf('"paths":') + 8, -1)}`]) {
      const reading = await readingOf(page, 'api.yaml');
      expect(linesOf(reading).slice(3)).toEqual([
        '  response: object',
        '  response.__proto__*: string',
        '  response.hasOwnProperty: integer',
      ]);
      expect(reading.operations[0]?.id).toBe('__proto__');
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('is read to some end whatever stands in its places', async () => {
    const junk = fc.constantFrom<unknown>(
      null,
      0,
      -1,
      '',
      'x',
      true,
      [],
      {},
      [null],
      [[]],
      { $ref: 1 },
      { $ref: '#' },
      { $ref: '#/paths' },
      { type: {} },
      { allOf: 1 },
      { oneOf: [null, 1] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 6 }), async (changes) => {
        const document: unknown = JSON.parse(harbour);
        const reading = await readingOf(JSON.stringify(changed(document, changes)), 'harbour.json');
        expect(() => JSON.stringify(documentOf(reading))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('is no reason for a script to be run, nor for a page to be taken that only speaks of documents', () => {
    const html = (script: string): string => `<!DOCTYPE html><html><body><p>API</p><script>${script}</script></body></html>`;
    for (const script of [
      'SwaggerUIBundle({ spec: evil() })',
      'Redoc.init(',
      'Scalar.createApiReference("#a", {',
      '__redoc_state = "\\u{110000}"',
      `const spec = spec; Redoc.init(spec)`,
      'SwaggerUIBundle({ url: /["\'`]/ })',
    ])
      expect(openapi.matches(pageOf(html(script), 'a.html'))).toEqual({ sure: false });
    expect(openapi.matches(pageOf('Write `openapi: 3.0.0` at the top of the file.\n\nThen `paths:` follow.\n', 'a.md'))).toEqual({
      sure: false,
    });
  });
});

/** The document with some of its values replaced, below the level that makes it a document at all. */
function changed(document: unknown, changes: readonly (readonly [number, unknown])[]): unknown {
  let count = 0;
  const visit = (one: unknown, depth: number): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).map(([key, value]) => {
      count += 1;
      const change = depth === 0 ? undefined : changes.find(([at]) => at % 400 === count);
      return [key, change ? change[1] : visit(value, depth + 1)] as const;
    });
    return Array.isArray(one) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  };
  return visit(document, 0);
}
