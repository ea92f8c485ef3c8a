import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dialect,
  definePlugin,
  type Emitter,
  Failure,
  type Operation,
  openNotebook,
  type Page,
  type Plugin,
  readingOf,
  run,
  scrape,
} from '../../src/index.js';
import example from './example.js';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'plugin-')));
  await writeFile(join(folder, 'page.txt'), 'Calls\ncall read-tides: GET /tides\nWords that nobody reads\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error(`Expected a Failure, got ${String(error)}`);
};

describe('a plugin with a dialect and an emitter', () => {
  it('reads pages that nobody else does', async () => {
    expect((await failureOf(scrape(['page.txt'], { root: folder }))).diagnostics.map(({ code }) => code)).toContain(
      'page-unknown',
    );
    const { value: model } = await scrape(['page.txt'], { root: folder, plugins: [example] });
    expect(model.operations.map(({ id, method, path }) => [id, method, path])).toEqual([['read-tides', 'GET', '/tides']]);
    expect(model.sources).toMatchObject([{ source: 'page.txt', dialect: 'calls' }]);
    expect(model.operations[0]?.evidence['path']).toEqual([
      {
        source: 'page.txt',
        line: 2,
        quote: 'call read-tides: GET /tides',
        rule: 'a line that begins with “call” is an operation',
        standing: 'documented',
      },
    ]);
  });

  it('adds its files to the package: what is TypeScript is compiled and published', async () => {
    const { value } = await run(['page.txt'], { root: folder, name: 'tides', out: join(folder, 'out'), plugins: [example] });
    expect(value.created).toEqual(
      expect.arrayContaining(['OPERATIONS.md', 'src/names.ts', 'dist/esm/names.js', 'dist/cjs/names.js']),
    );
    expect(await readFile(join(value.folder, 'OPERATIONS.md'), 'utf8')).toBe('- GET /tides\n');
    const { names } = await import(join(value.folder, 'dist/esm/names.js'));
    expect(names).toEqual(['readTides']);
    const manifest = JSON.parse(await readFile(join(value.folder, 'package.json'), 'utf8'));
    expect(manifest.exports['./names'].import).toEqual({ types: './dist/esm/names.d.ts', default: './dist/esm/names.js' });
    expect(manifest.files).toContain('OPERATIONS.md');
  });
});

it('a plugin may hold whatever it likes', async () => {
  const circular: Record<string, unknown> = { size: 10n };
  circular['self'] = circular;
  const plugin = { ...example, own: circular };
  const { value } = await run(['page.txt'], { root: folder, name: 'tides', out: join(folder, 'own'), plugins: [plugin] });
  expect(value.created).toContain('OPERATIONS.md');
});

describe('what goes wrong in a plugin is told under its name, and nothing is written', () => {
  const fails = (): never => {
    throw new TypeError('no such luck');
  };
  const [calls] = example.dialects ?? [];
  const dialect = (change: Partial<Dialect>): Plugin => {
    if (!calls) throw new Error('The example has a dialect');
    return definePlugin({ name: 'broken', dialects: [{ ...calls, ...change }] });
  };
  const emitter = (emit: Emitter['emit']): Plugin => ({ ...example, name: 'broken', emitters: [{ name: 'files', emit }] });
  const file =
    (path: string, text = ''): Emitter['emit'] =>
    () => [{ path, text, format: 'as-is' }];

  it.each<[string, Plugin, string, string]>([
    [
      'matches throws',
      dialect({ matches: fails }),
      'plugin-failed',
      'The dialect calls of the plugin broken failed: TypeError: no such luck',
    ],
    ['parse throws', dialect({ parse: fails }), 'plugin-failed', 'The dialect calls of the plugin broken failed'],
    ['parse rejects', dialect({ parse: async () => fails() }), 'plugin-failed', 'The dialect calls of the plugin broken failed'],
    ...(
      [
        ['matches gives back nothing', { matches: () => undefined }, '`matches` gave back no object with `sure`'],
        ['matches gives back a promise', { matches: async () => ({ sure: false }) }, 'has no `sure` that is a boolean'],
        ['matches does not say why', { matches: () => ({ sure: true }) }, 'has no `because` that is a string'],
        ['parse gives back nothing', { parse: () => undefined }, '`parse` gave back no reading'],
        ['parse gives back half a reading', { parse: () => ({}) }, 'has no `source` that is a string'],
        [
          'parse gives back half an operation',
          {
            parse: (page: Page) =>
              readingOf(page, 'x', openNotebook('x', []), { operations: [{ id: 'a' } as unknown as Operation] }),
          },
          '`operations[0]` that `parse` gave back has no `method`',
        ],
        [
          'parse gives back what is no data',
          { parse: (page: Page) => ({ ...readingOf(page, 'x', openNotebook('x', []), {}), more: () => {} }) },
          'could not be cloned',
        ],
      ] as const
    ).map(([title, change, message]): [string, Plugin, string, string] => [
      title,
      dialect(change as unknown as Partial<Dialect>),
      'plugin-failed',
      message,
    ]),
    ['emit throws', emitter(fails), 'plugin-failed', 'The emitter files of the plugin broken failed'],
    ['emit rejects', emitter(async () => fails()), 'plugin-failed', 'The emitter files of the plugin broken failed'],
    [
      'emit gives back no files',
      emitter((() => [{ name: 'a' }]) as unknown as Emitter['emit']),
      'plugin-file-refused',
      'something other than files',
    ],
    [
      'it writes what another part writes',
      emitter(file('Package.json', '{}')),
      'plugin-file-refused',
      'would write Package.json',
    ],
    ['it writes where compiled files go', emitter(file('dist/a.js')), 'plugin-file-refused', 'would write dist/a.js'],
    ['it writes outside of the package', emitter(file('../a.txt')), 'output-path-unsafe', '../a.txt'],
    [
      'its TypeScript has a wrong type',
      emitter(file('src/a.ts', 'export const a: string = 1;\n')),
      'emit-type-error',
      'The emitter files of the plugin broken made a file',
    ],
    [
      'its TypeScript is none',
      emitter(() => [{ path: 'src/a.ts', text: 'export const = ;', format: 'prettier' }]),
      'emit-format-error',
      'The emitter files of the plugin broken made a file',
    ],
  ])('%s', async (_, plugin, code, message) => {
    const out = join(folder, 'broken');
    const { diagnostics } = await failureOf(run(['page.txt'], { root: folder, name: 'tides', out, plugins: [plugin] }));
    const said = diagnostics.find((one) => one.code === code);
    expect(said?.message).toContain(message);
    await expect(readFile(join(out, 'tides/package.json'))).rejects.toThrow('ENOENT');
  });

  it('what is no plugin is refused', async () => {
    const plugins = [{ name: 'half', dialects: [{ name: 'a', version: 1 }] }] as unknown as readonly Plugin[];
    const failure = await failureOf(Promise.resolve().then(() => scrape(['page.txt'], { root: folder, plugins })));
    expect(failure.diagnostics[0]?.message).toContain('`dialects[0]` of the plugin half has no `matches` that is a function');
  });
});
