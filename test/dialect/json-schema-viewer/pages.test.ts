import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { jsonSchemaViewer } from '../../../src/dialect/json-schema-viewer/index.js';
import type { Schema } from '../../../src/model/api.js';
import type { Reading } from '../../../src/model/reading.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const fixture = readFileSync(new URL('../../../fixtures/json-schema-viewer/Berth.html', import.meta.url), 'utf8');

/** The page's one type, noted down as the body of an operation would be. */
function typeLines({ types, operations, source, hash, dialect, servers, errors, coverage }: Reading): readonly string[] {
  expect(operations).toEqual([]);
  const [type] = types;
  const schema: Schema = type?.schema ?? { kind: 'unknown', evidence: {} };
  const contents = [{ mediaType: 'application/json', schema, evidence: {} }];
  const operation = {
    id: 'x',
    method: 'POST',
    path: '/',
    servers: [],
    parameters: [],
    responses: [],
    errors: [],
    examples: [],
    samples: [],
    security: [],
    deprecated: false,
    source,
    evidence: {},
    requestBody: { required: true, contents, evidence: {} },
  } as const;
  const told = { source, hash, dialect, servers, errors, coverage, types: [], diagnostics: [], operations: [operation] };
  return linesOf(told)
    .slice(2)
    .map((line) => line.replace(/^request/, type?.name ?? ''));
}

test('reads a page that is one schema', async () => {
  const reading = await readAs(jsonSchemaViewer, fixture, 'Berth.html');
  const person = (path: string): readonly string[] => [
    `${path}.name*: string minLength=1`,
    `${path}.email: string format="email"`,
    `${path}.shift: string day`,
    `${path}.since: string format="date"`,
  ];
  expect(typeLines(reading)).toEqual([
    'Berth: object “A place to moor.”',
    'Berth.id*: integer format="int64" “Number on the quay”',
    'Berth.length*: number format="double" minimum=3 maximum=400 “In metres”',
    'Berth.status*: string free|taken|closed default="free" “Whether a ship may come”',
    'Berth.label: one-of (string minLength=1 maxLength=12 pattern="^[A-Z]{1,2}-\\\\d+$" | null)',
    'Berth.depths: array of number minItems=1 maxItems=24',
    'Berth.keeper: object Person',
    ...person('Berth.keeper'),
    'Berth.prices: map of number “By season”',
    'Berth.old_code: string deprecated=true',
    'Berth.cargo: one-of (object Ship | object partial=true)',
    'Berth.cargo<0>.imo*: integer minimum=1000000 maximum=9999999',
    'Berth.cargo<0>.kind*: string',
    'Berth.cargo<0>.crew: array of object Person',
    ...person('Berth.cargo<0>.crew[]'),
    'Berth.cargo<0>.holds: array of array of integer multipleOf=5',
    'Berth.cargo<0>.cargo*: string oil|gas',
    'Berth.cargo<0>.double_hull: boolean default=true',
    'Berth.mixed: any-of (string | integer)',
    'Berth.grid: array of array of integer',
    'Berth.when: string format="date-time" default="2020-01-01T00:00:00Z"',
    'Berth.w: string',
    'Berth.who: any-of (string | object partial=true)',
  ]);
  expect(codesOf(reading)).toEqual(['type-name-inferred', 'fields-missing', 'fields-missing']);
});

const row = (name: string, type: string, more = ''): string =>
  `<div data-test="schema-row"><div><div data-test="property-name-${name}">${name}</div><span data-test="property-type">${type}</span></div>${more}</div>`;

const chips = (...all: readonly string[]): string =>
  `<div data-test="property-validation">${all.map((chip) => `<span>${chip}</span>`).join('')}</div>`;

const labelled = (label: string, ...all: readonly string[]): string =>
  `<div data-test="property-validation"><span>${label}</span><div>${all.map((value) => `<span>${value}</span>`).join('')}</div></div>`;

const page = (...inner: readonly string[]): string =>
  `<!DOCTYPE html><html><body><div class="JsonSchemaViewer"><div></div>${inner.join('')}</div></body></html>`;

describe('one field', () => {
  const cases: readonly (readonly [string, string])[] = [
    [row('it', 'array[string&lt;date&gt;]', labelled('Allowed values:', 'a', 'b')), 'T.it: array of string a|b format="date"'],
    [row('it', 'dictionary[string, integer]'), 'T.it: map of integer'],
    [row('it', 'string', labelled('Allowed values:', '"1"', '"2"')), 'T.it: string 1|2'],
    [
      row('it', 'integer', labelled('Default:', '7') + chips('&gt; 0', '&lt;= 9')),
      'T.it: integer maximum=9 exclusiveMinimum=0 default=7',
    ],
    [row('it', 'string', labelled('Match pattern:', '^<b>x</b>$')), 'T.it: string pattern="^x$"'],
    [row('__proto__', 'string'), 'T.__proto__: string'],
    [row('it', 'object', '<div role="button"><svg></svg></div>'), 'T.it: object partial=true'],
  ];
  test.each(cases)('%s', async (inner, want) => {
    expect(typeLines(await readAs(jsonSchemaViewer, page(`<div data-level="0">${inner}</div>`), 'T.html')).slice(1)).toEqual([
      want,
    ]);
  });
});

describe('the whole', () => {
  test('a list of objects', async () => {
    const text = page('<div>array of:</div>', `<div data-level="0">${row('a', 'string')}</div>`);
    expect(typeLines(await readAs(jsonSchemaViewer, text, 'List.html'))).toEqual(['List: array of object', 'List[].a: string']);
  });

  test('a type without fields', async () => {
    const text = page('<div data-test="schema-row"><span data-test="property-type">array[string]</span></div>');
    expect(typeLines(await readAs(jsonSchemaViewer, text, 'Names.html'))).toEqual(['Names: array of string']);
  });

  test('is called Schema where neither title nor file is a name', async () => {
    const { types } = await readAs(jsonSchemaViewer, page(`<div data-level="0">${row('a', 'string')}</div>`), '1 page.html');
    expect(types.map(({ name }) => name)).toEqual(['Schema']);
  });

  test('several viewers are parts of some other page', () => {
    expect(jsonSchemaViewer.matches(pageOf(`${page()}${page()}`, 'two.html')).sure).toBe(false);
  });
});
