import { describe, expect, test } from 'vitest';
import { compilePackage } from '../../src/emit/compile.js';
import type { EmittedFile } from '../../src/emit/target.js';

const source = (path: string, text: string): EmittedFile => ({ path, text, format: 'as-is' });
const compile = async (text: string) => compilePackage([source('src/index.ts', text)]);

test('a source becomes a module for each way of loading, with declarations that lead back to it', async () => {
  const { value, diagnostics } = await compilePackage([
    source('src/index.ts', "export * from './deep/a.js';\n"),
    source('src/deep/a.ts', '/** Says one. */\nexport const one = (): Promise<number> => import("./b.js").then((b) => b.one);\n'),
    source('src/deep/b.ts', 'export const one = 1;\n'),
    source('README.md', '# not code\n'),
  ]);
  expect(diagnostics).toEqual([]);
  const files = Object.fromEntries(value.map(({ path, text }) => [path, text]));
  const stems = ['deep/a', 'deep/b', 'index'];
  const endings = { cjs: ['.d.ts', '.js'], esm: ['.d.ts', '.d.ts.map', '.js'] };
  expect(Object.keys(files).sort()).toEqual(
    Object.entries(endings).flatMap(([kind, ends]) => stems.flatMap((stem) => ends.map((end) => `dist/${kind}/${stem}${end}`))),
  );
  expect(files['dist/esm/deep/b.js']).toBe('export const one = 1;\n');
  expect(files['dist/cjs/deep/b.js']).toContain('exports.one = 1;');
  const declaration = '/** Says one. */\nexport declare const one: () => Promise<number>;\n';
  expect(files['dist/cjs/deep/a.d.ts']).toBe(declaration);
  expect(files['dist/esm/deep/a.d.ts']).toBe(`${declaration}//# sourceMappingURL=a.d.ts.map`);
  expect(JSON.parse(files['dist/esm/deep/a.d.ts.map'] ?? '').sources).toEqual(['../../../src/deep/a.ts']);
});

test('a type error is told with file, line, words and what the compiler says, and nothing is compiled', async () => {
  const { value, diagnostics } = await compile('export const a = 1;\nexport const b: string = a;\n');
  expect(value).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      code: 'emit-type-error',
      severity: 'error',
      message: "src/index.ts does not compile: Type 'number' is not assignable to type 'string'. (TS2322)",
      where: { source: 'src/index.ts', line: 2 },
      quote: 'export const b: string = a;',
    },
  ]);
});

describe('what any consumer’s options could object to is an error', () => {
  test.each([
    ['syntax', 'export const = 1;'],
    ['an unused local', 'const a = 1; export {};'],
    ['a missing return', 'export function f(a: boolean): number | undefined { if (a) return 1; }'],
    ['an index that may miss', 'export const f = (a: string[]): string => a[0];'],
    ['a property off an index signature', 'export const f = (a: Record<string, string>): unknown => a.b;'],
    ['undefined in an exact optional', 'export const a: { b?: string } = { b: undefined };'],
    ['a type imported as a value', "import { A } from './index.js'; export interface A { a: A }"],
    ['an enum', 'export enum A { B }'],
    [
      'a declaration that cannot be named',
      'export default class { #a = class {}; b(): unknown { return this.#a; } private c = () => new this.#a(); }',
    ],
  ])('%s', async (_, text) => {
    expect((await compile(text)).diagnostics.map(({ code }) => code)).toContain('emit-type-error');
  });
});

describe('globals', () => {
  test.each([
    'Buffer',
    'process',
    'document',
    'window',
    'console',
    'require',
    'setImmediate',
    '__dirname',
    'performance',
    'navigator',
  ])('%s is not there, for it is not everywhere', async (name) => {
    expect((await compile(`export const used: unknown = ${name};`)).diagnostics).toMatchObject([{ code: 'emit-type-error' }]);
  });

  test.each([
    'fetch Request Response Headers FormData Blob AbortController AbortSignal DOMException URL URLSearchParams'.split(' '),
    'TextEncoder TextDecoder ReadableStream crypto setTimeout clearTimeout queueMicrotask structuredClone'
      .split(' ')
      .slice(0, -1),
  ])('%s and the like are', async (...names) => {
    expect(
      (await compile(names.map((name, index) => `export const used${index}: unknown = ${name};`).join('\n'))).diagnostics,
    ).toEqual([]);
  });
});
