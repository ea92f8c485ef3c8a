import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/emit/layout/lay-out.js';
import { layOutMarkdown } from '../../../src/emit/layout/markdown.js';
import type { ApiModel } from '../../../src/model/api.js';
import { fixture } from '../../package/packed.js';
import { makeModel, namedType } from '../make-model.js';
import { hostileModel as hostileServer } from '../mock-server/hostile-model.js';
import { Random } from '../validator/random.js';
import { randomTypes } from '../validator/random-schema.js';
import { differences, prettierText, unsetFiles } from './formatter.js';

const long = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word}${'x'.repeat(20)}${index}`).join(', ');
const either = (word: string, count: number, sign: string): string => long(word, count).replaceAll(', ', ` ${sign} `);
const words = (count: number): string => Array.from({ length: count }, (_, index) => `'${'word '.repeat(5)}${index}'`).join(', ');

describe('a statement that is too long is set as prettier sets it', () => {
  test.each([
    ['names from a module', `import { ${long('name', 6)} } from './module.js';`],
    ['types from a module', `import type { ${long('Name', 6)} } from './module.js';`],
    ['names that go out', `export { ${long('name', 6)} } from './module.js';`],
    ['one name, and a long one', `import { ${'n'.repeat(100)} } from './${'m'.repeat(40)}.js';`],
    ['members of a value', `function f() {\nconst { ${long('name', 6)} } = value;\n}`],
    ['one member of a value', `function f() {\nconst { ${'N'.repeat(70)}: ${'n'.repeat(70)} } = value;\n}`],
    ['conditions', `function f() {\nif (${either('name', 6, '||')}) {\nreturn false;\n}\n}`],
    [
      'comparisons among arguments',
      `function f() {\nif (!oneOf(open, !(a < 1 || b > 2), matches${'A'.repeat(40)}(value), matches${'B'.repeat(40)}(value))) {\nlog.add('a');\n}\n}`,
    ],
    ['conditions without braces', `function f() {\nif (${either('name', 4, '||')}) log.type('a string', name);\n}`],
    [
      'an else with conditions',
      `function f() {\nif (a) log.type('a', b);\nelse if (${either('name', 6, '&&')}) {\nreturn false;\n}\n}`,
    ],
    ['conditions in brackets', `function f() {\nif (a !== undefined && (${either('name', 6, '||')})) {\nreturn false;\n}\n}`],
    ['brackets in brackets', `function f() {\nif (a && (b || (${either('name', 6, '&&')}))) {\nreturn false;\n}\n}`],
    [
      'a choice',
      `function f() {\nreturn is${'x'.repeat(60)}(value) ? { value } : invalid(value, ${'y'.repeat(60)}, options);\n}`,
    ],
    [
      'what a function takes',
      `export function f(${long('value', 5).replaceAll(',', ': unknown,')}: unknown): value is ${'T'.repeat(40)} {\nreturn true;\n}`,
    ],
    [
      'what one overload takes',
      `export function f(${long('value', 5).replaceAll(',', ': unknown,')}: unknown): void;\nexport function f(): void {}`,
    ],
    [
      'what a method takes',
      `class A {\nmethod(${long('value', 5).replaceAll(',', ': unknown,')}?: unknown): Promise<A<B, C>> {\nreturn 1;\n}\n}`,
    ],
    [
      'what a class is made with',
      `export class ${'A'.repeat(40)}<B extends string = string, C = unknown> extends ${'D'.repeat(25)}<${'B'.repeat(20)}, C> {\n}`,
    ],
    ['a class made with one literal', `export class ${'A'.repeat(60)} extends ${'D'.repeat(50)}<'${'e'.repeat(50)}'> {\n}`],
    ['options on a line of their own', `export type ${'A'.repeat(40)} = ${either('B', 4, '|')};`],
    ['options, one a line', `export type A = ${either('B', 6, '|')};`],
    [
      'types that meet',
      `export type ${'A'.repeat(40)} = ${'B'.repeat(40)} & ({ readonly a: string } | { readonly b: string; readonly c: string });`,
    ],
    ['options of a member', `export interface A {\nreadonly a?: ${either('B', 6, '|')};\n}`],
    [
      'a member that is an object',
      `export interface A {\nreadonly a: { readonly b: ${'C'.repeat(60)}; readonly d: ${'E'.repeat(60)}; readonly f: ${words(5).replaceAll(',', ' |')} };\n}`,
    ],
    [
      'a call with a short argument',
      `export const ${'a'.repeat(30)}Schema: StandardSchemaV1<${'A'.repeat(30)}> = /* @__PURE__ */ standardSchema(${'a'.repeat(30)});`,
    ],
    [
      'a call with a long argument',
      `export const aSchema: StandardSchemaV1<A> = /* @__PURE__ */ standardSchema(${'a'.repeat(80)});`,
    ],
    [
      'a long name and a long argument',
      `export const ${'a'.repeat(50)}: StandardSchemaV1<${'A'.repeat(50)}> = /* @__PURE__ */ standardSchema(${'a'.repeat(50)});`,
    ],
    ['a regular expression', `const ${'a'.repeat(60)} = /${'[^b/]'.repeat(20)}/u;`],
    ['arguments', `function f() {\nlog.add('pattern', ${words(5)});\n}`],
    ['a last argument that is a list', `function f() {\nlog.add('enum', 'must be', [${words(5)}]);\n}`],
    ['long arguments before a list', `function f() {\nlog.add('enum', '${'w'.repeat(120)}', ['a', 'b']);\n}`],
    ['members of an object', `const a: A = {\nb: { ${long('C', 6)} },\n};`],
    [
      'objects in lists in objects',
      `const a: A = {\nb: [{ c: 'd', e: [${words(5)}], f: { 'g-h': [], i: {} } }, { c: 'j', k: 1 }],\n};`,
    ],
    ['a list of two objects of two members', `const a: A = {\nb: [{ c: 1, d: 2 }, { c: 3, d: 4 }],\n};`],
    ['a list of two objects of one member', `const a: A = {\nb: [{ c: 1 }, { c: 2 }],\n};`],
    [
      'a long text with dashes and accents',
      `const a: A = {\nb: { ccccc: '${'é — ’ '.repeat(20)}', e: '${'ç… “d” '.repeat(20)}' },\n};`,
    ],
    ['a long text in another script', `const a: A = {\nb: { ccccc: '${'字 words '.repeat(30)}' },\n};`],
    ['a long text', `const a: A = {\nb: { ccc: '${'d'.repeat(130)}', e: 'f' },\n};`],
  ])('%s', async (_, text) => {
    const [chunk, ...others] = layOut(text);
    expect(others).toEqual([]);
    expect(chunk).toEqual({ kind: 'laid-out', text: await prettierText(text, 'babel-ts') });
  });
});

describe('what there is no rule for is left to the formatter, and nothing else with it', () => {
  test.each([
    ['a template', 'const a = `b`;'],
    ['letters of unknown width', `const a = ['${'字'.repeat(40)}', '${'字'.repeat(40)}'];`],
    ['a statement of another kind', `for (const ${'a'.repeat(70)} of ${'b'.repeat(70)}) {\nc();\n}`],
  ])('%s', (_, text) => {
    expect(layOut(`let d = 1;\n\n${text}\n\nlet e = 2;\n`)).toEqual([
      { kind: 'laid-out', text: 'let d = 1;' },
      { kind: 'unknown', text },
      { kind: 'laid-out', text: 'let e = 2;' },
    ]);
  });
});

test.each([
  [
    'blocks are indented, empty ones closed, and blank lines between members kept',
    'export interface A {\n\n/** B. */\nb: 1;\n\n\n/**\n* D (`{`.\n*/\nd: {};\n\n}\n\nexport interface E {\n}',
  ],
  ['an else stands beside the brace before it', 'function f() {\nif (a) {\nb();\n}\nelse {\nif (c) d();\nelse e();\n}\n}'],
  ['two brackets that open in one line are one step', 'const a = b({\nc: d({\ne: 1,\n}),\n});'],
  [
    'brackets in texts, comments and patterns are none',
    "function f() {\nif (a === '{') return '}'; // {\nreturn \"it's (\"; /* [ */\n}",
  ],
])('%s', async (_, text) => {
  expect(
    layOut(text)
      .map((chunk) => chunk.text)
      .join('\n\n'),
  ).toBe(await prettierText(text, 'babel-ts'));
});

test.each([
  ['a table', '| A | Bcd |\n| --- | --- |\n| `e` | f |\n| ghijk |  |'],
  ['code', '# A\n\nB `c_d` …\n\n```ts\nconst a = {\n  b: [1],\n};\n```\n\n```sh\na  b\n\n\nc\n```\n\n- d\n- e'],
])('markdown: %s', async (_, text) => {
  const chunks = layOutMarkdown(text);
  expect(chunks.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  expect(chunks.map((chunk) => chunk.text).join('\n\n')).toBe(await prettierText(text, 'markdown'));
});

test.each(['a\\_b', '| a\\|b |\n| --- |', '&lt;a', '```ts\nfor (;;) `a`;\n```'])('markdown left to the formatter: %j', (text) => {
  expect(layOutMarkdown(text)).toEqual([{ kind: 'unknown', text }]);
});

describe('whole packages', () => {
  test('of a page need no formatter, and prettier would leave them as they are', async () => {
    const files = await unsetFiles(fixture);
    expect(files.length).toBe(9);
    expect(files.flatMap(({ chunks }) => chunks.filter(({ kind }) => kind === 'unknown'))).toEqual([]);
    expect(await differences(files)).toEqual([]);
  });

  const random = new Random(7);
  const madeUp = Array.from({ length: 12 }, (): ApiModel => {
    const types = Object.entries(randomTypes(random, 8));
    return makeModel({ ...fixture, types: [...fixture.types, ...types.map(([name, schema]) => namedType(name, schema))] });
  });
  test.each([['hostile', hostileServer] as const, ...madeUp.map((model, index) => [`made up ${index}`, model] as const)])(
    '%s',
    async (_, model) => {
      expect(await differences(await unsetFiles(model))).toEqual([]);
    },
  );
});
