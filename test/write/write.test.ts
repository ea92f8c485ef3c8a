import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { isUpToDate, packageFolder, type WriteOptions, writePackage } from '../../src/write/index.js';
import { inputsHash } from '../../src/write/manifest.js';
import { contents, emitted, put, temporaryFolder } from './folder.js';

let out: string;
let folder: string;
beforeEach(() => {
  out = temporaryFolder();
  folder = join(out, 'generated', 'shop');
});

const options: WriteOptions = { mode: 'write', generator: 'pagewright 0.1.0', inputs: 'sha256-inputs' };
const write = (files: Readonly<Record<string, string>>, more: Partial<WriteOptions> = {}, to = folder) =>
  writePackage(emitted(files), to, { ...options, ...more });
const codes = (outcome: { diagnostics: readonly { code: string }[] }): string[] => outcome.diagnostics.map(({ code }) => code);

const first = { 'package.json': '{}\n', 'src/index.ts': 'export {};\n', 'src/deep/a.ts': 'a\n' };

describe('writing', () => {
  test('a folder that does not exist is made, with a manifest of what is in it', async () => {
    const { value, diagnostics } = await write(first);
    expect(diagnostics).toEqual([]);
    expect(value.created).toEqual(['package.json', 'src/deep/a.ts', 'src/index.ts', '.pagewright/manifest.json']);
    expect(contents(folder)).toEqual(first);
    expect(contents(join(out, 'generated'))).toEqual({
      'shop/package.json': '{}\n',
      'shop/src/index.ts': 'export {};\n',
      'shop/src/deep/a.ts': 'a\n',
    });
    expect(JSON.parse(readFileSync(join(folder, '.pagewright/manifest.json'), 'utf8'))).toEqual({
      formatVersion: 1,
      generator: 'pagewright 0.1.0',
      inputs: 'sha256-inputs',
      files: {
        'package.json': 'sha256-ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356',
        'src/deep/a.ts': 'sha256-87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7',
        'src/index.ts': expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
      },
    });
  });

  test('a second run touches nothing', async () => {
    await write(first);
    const before = new Date('2020-01-01T00:00:00Z');
    const paths = [...Object.keys(first), '.pagewright/manifest.json', '.', 'src'];
    for (const path of paths) utimesSync(join(folder, path), before, before);
    const { value } = await write(first);
    expect(value).toEqual({ folder, created: [], updated: [], removed: [], unchanged: 4 });
    expect(paths.filter((path) => statSync(join(folder, path)).mtimeMs !== before.getTime())).toEqual([]);
  });

  test('only what changed is written, what is no longer made is removed, and the user’s own files stay', async () => {
    await write(first);
    put(folder, { 'notes.txt': 'mine\n', 'src/deep/mine.ts': 'mine\n' });
    const before = new Date('2020-01-01T00:00:00Z');
    utimesSync(join(folder, 'package.json'), before, before);
    const { value, diagnostics } = await write({
      'package.json': '{}\n',
      'src/index.ts': 'export const b = 1;\n',
      'src/b/b.ts': 'b\n',
    });
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      folder,
      created: ['src/b/b.ts'],
      updated: ['src/index.ts', '.pagewright/manifest.json'],
      removed: ['src/deep/a.ts'],
      unchanged: 1,
    });
    expect(contents(folder)).toEqual({
      'package.json': '{}\n',
      'src/index.ts': 'export const b = 1;\n',
      'src/b/b.ts': 'b\n',
      'src/deep/mine.ts': 'mine\n',
      'notes.txt': 'mine\n',
    });
    expect(statSync(join(folder, 'package.json')).mtimeMs).toBe(before.getTime());
  });

  test('a folder that lost its last file goes too', async () => {
    await write({ ...first, 'src/x/y/z.ts': 'z\n' });
    await write(first);
    expect(existsSync(join(folder, 'src/x'))).toBe(false);
  });

  test('no stage is left behind', async () => {
    await write(first);
    await write({ 'a.ts': 'a\n' });
    expect(Object.keys(contents(join(out, 'generated'))).filter((path) => path.startsWith('.'))).toEqual([]);
  });

  test('a folder behind a link is written where it is', async () => {
    const real = join(out, 'elsewhere');
    mkdirSync(real);
    mkdirSync(join(out, 'generated'));
    symlinkSync(real, folder);
    expect(codes(await write(first))).toEqual([]);
    expect(contents(real)).toEqual(first);
    expect(contents(join(out, 'generated'))).toEqual({ shop: `-> ${real}` });
  });
});

describe('what somebody edited', () => {
  test('is not overwritten, nor is anything else then', async () => {
    await write(first);
    put(folder, { 'src/index.ts': 'mine\n' });
    const before = contents(folder, true);
    const outcome = await write({ ...first, 'src/index.ts': 'new\n', 'package.json': '{"a":1}\n' });
    expect(outcome.diagnostics).toMatchObject([
      { code: 'file-hand-edited', severity: 'error', where: { source: join(folder, 'src/index.ts') } },
    ]);
    expect(contents(folder, true)).toEqual(before);
  });

  test('is overwritten by force', async () => {
    await write(first);
    put(folder, { 'src/index.ts': 'mine\n' });
    expect(codes(await write(first, { force: true }))).toEqual([]);
    expect(contents(folder)).toEqual(first);
  });

  test('is not removed when it is no longer made', async () => {
    await write(first);
    put(folder, { 'src/deep/a.ts': 'mine\n' });
    const { 'src/deep/a.ts': _, ...fewer } = first;
    expect(codes(await write(fewer))).toEqual(['file-hand-edited']);
    expect(contents(folder)['src/deep/a.ts']).toBe('mine\n');
  });

  test('is no matter when it is what would be made', async () => {
    await write(first);
    put(folder, { 'src/index.ts': 'new\n' });
    expect(codes(await write({ ...first, 'src/index.ts': 'new\n' }))).toEqual([]);
  });

  test('a file that no run wrote is not overwritten', async () => {
    put(folder, { 'README.md': 'mine\n' });
    expect(codes(await write({ 'README.md': 'made\n' }))).toEqual(['file-hand-edited']);
    expect(contents(folder)).toEqual({ 'README.md': 'mine\n' });
  });

  test('a folder in a file’s place is told, and not removed even by force', async () => {
    put(folder, { 'README.md/mine.txt': 'mine\n' });
    expect(codes(await write({ 'README.md': 'made\n' }))).toEqual(['file-hand-edited']);
    expect(codes(await write({ 'README.md': 'made\n' }, { force: true }))).toEqual(['output-unwritable']);
    expect(contents(folder)).toEqual({ 'README.md/mine.txt': 'mine\n' });
  });

  test('a folder in a file’s place leaves the other files as they were, and holds up no later run', async () => {
    await write({ ...first, 'a.ts': 'a\n' });
    put(folder, { 'a.ts': 'mine\n', 'b.ts/mine.txt': 'mine\n' });
    const before = contents(folder, true);
    const next = { ...first, 'a.ts': 'new\n', 'b.ts': 'b\n' };
    expect(codes(await write(next, { force: true }))).toEqual(['output-unwritable']);
    expect(contents(folder, true)).toEqual(before);
    expect(existsSync(join(out, 'generated/.pagewright-stage-shop'))).toBe(false);
    expect(codes(await write(next))).toEqual(['file-hand-edited', 'file-hand-edited']);
    expect(contents(folder, true)).toEqual(before);
  });
});

describe('lines that git ends otherwise', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const made = { 'a.ts': 'one\ntwo\n', 'b.ts': 'one\n' };

  test('are no edit: such files are left alone, updated and removed like others', async () => {
    await write(made);
    put(folder, Object.fromEntries(Object.entries(contents(folder, true)).map(([path, text]) => [path, windows(text)])));
    const before = contents(folder, true);
    expect(codes(await write(made, { mode: 'check' }))).toEqual([]);
    expect((await write(made)).value).toMatchObject({ updated: [], unchanged: 3 });
    expect(contents(folder, true)).toEqual(before);
    expect((await write({ 'a.ts': 'one\nthree\n' })).value).toMatchObject({
      updated: ['a.ts', '.pagewright/manifest.json'],
      removed: ['b.ts'],
    });
    expect(contents(folder)).toEqual({ 'a.ts': 'one\nthree\n' });
  });

  test('hide no edit', async () => {
    await write(made);
    put(folder, { 'a.ts': 'one\r\nmine\r\n' });
    expect(codes(await write(made))).toEqual(['file-hand-edited']);
  });
});

describe('checking', () => {
  test('a folder that is as it should be is nothing to talk about', async () => {
    await write(first);
    expect(codes(await write(first, { mode: 'check' }))).toEqual([]);
  });

  test('tells apart what is stale, missing, extra and edited, and writes nothing', async () => {
    await write({ ...first, 'gone.ts': 'gone\n', 'edited.ts': 'made\n' });
    put(folder, { 'edited.ts': 'mine\n' });
    const before = contents(folder, true);
    const wanted = { ...first, 'src/index.ts': 'new\n', 'added.ts': 'added\n', 'edited.ts': 'made\n' };
    const outcome = await write(wanted, { mode: 'check' });
    expect(outcome.diagnostics.map(({ code, where }) => [code, where?.source.slice(folder.length + 1)])).toEqual([
      ['file-hand-edited', 'edited.ts'],
      ['file-missing', 'added.ts'],
      ['file-extra', 'gone.ts'],
      ['file-stale', 'src/index.ts'],
    ]);
    expect(contents(folder, true)).toEqual(before);
  });

  test('tells of what was edited by hand, also where force is given', async () => {
    await write(first);
    put(folder, { 'src/index.ts': 'mine\n' });
    expect(codes(await write(first, { mode: 'check', force: true }))).toEqual(['file-hand-edited']);
  });

  test('a folder that does not exist is one thing to say, and is not made', async () => {
    expect(codes(await write(first, { mode: 'check' }))).toEqual(['file-missing']);
    expect(existsSync(join(out, 'generated'))).toBe(false);
  });

  test('a dry run says what it would do and does nothing', async () => {
    const { value, diagnostics } = await write(first, { mode: 'dry-run' });
    expect(diagnostics).toEqual([]);
    expect(value.created).toHaveLength(4);
    expect(existsSync(join(out, 'generated'))).toBe(false);
  });
});

describe('what must not happen', () => {
  test.each([
    '../outside.ts',
    '/etc/outside.ts',
    'src/../../outside.ts',
    'a\\b.ts',
    'C:evil.ts',
    '',
    'a//b',
    './a',
    '.pagewright/x',
    'a\0b',
  ])('a file %j is refused, and nothing is written', async (path) => {
    expect(codes(await write({ ...first, [path]: 'x' }))).toEqual(['output-path-unsafe']);
    expect(existsSync(join(out, 'generated'))).toBe(false);
  });

  test('two files that some file systems take for one are refused', async () => {
    expect(codes(await write({ 'src/A.ts': 'a', 'src/a.ts': 'b' }))).toEqual(['output-path-unsafe']);
  });

  test('a file is not written through a link to another folder', async () => {
    mkdirSync(join(out, 'elsewhere'));
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(out, 'elsewhere'), join(folder, 'src'));
    expect(codes(await write(first))).toEqual(['output-path-unsafe', 'output-path-unsafe']);
    expect(contents(join(out, 'elsewhere'))).toEqual({});
  });

  test('a link in a file’s place is not followed', async () => {
    put(out, { 'precious.txt': 'precious\n' });
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(out, 'precious.txt'), join(folder, 'package.json'));
    expect(codes(await write(first))).toEqual(['file-hand-edited']);
    await write(first, { force: true });
    expect(readFileSync(join(out, 'precious.txt'), 'utf8')).toBe('precious\n');
  });

  test('a manifest that lists files of others removes none of them', async () => {
    put(out, { 'generated/precious.txt': 'x' });
    await write(first);
    const file = join(folder, '.pagewright/manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.files['../precious.txt'] = 'sha256-2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    writeFileSync(file, JSON.stringify(manifest));
    expect(codes(await write(first))).toEqual(['manifest-unreadable']);
    expect(existsSync(join(out, 'generated/precious.txt'))).toBe(true);
  });

  test('an output folder that is a file is told', async () => {
    put(out, { generated: 'a file\n' });
    expect(codes(await write(first))).toEqual(['output-unwritable']);
    put(out, { 'other/shop': 'a file\n' });
    expect(codes(await write(first, {}, join(out, 'other/shop')))).toEqual(['output-unwritable']);
    expect(contents(out)).toEqual({ generated: 'a file\n', 'other/shop': 'a file\n' });
  });

  test.each(['../shop', 'a/b', '..', '', '.hidden', 'a\\b', '@scope/name'])(
    '%j is not the name of a package’s folder',
    (name) => {
      expect(() => packageFolder('generated', name)).toThrow('cannot be the name');
    },
  );

  test('a manifest that is none is replaced once the files are known to be ours', async () => {
    await write(first);
    put(folder, { '.pagewright/manifest.json': '{"formatVersion":99}' });
    expect(codes(await write({ ...first, 'src/index.ts': 'new\n' }))).toEqual(['manifest-unreadable', 'file-hand-edited']);
    expect(codes(await write(first))).toEqual(['manifest-unreadable']);
    expect(codes(await write(first))).toEqual([]);
  });
});

describe('isUpToDate', () => {
  test.each<[string, () => void, string, boolean]>([
    ['nothing happened', () => {}, 'sha256-inputs', true],
    ['other inputs', () => {}, 'sha256-others', false],
    ['an edited file', () => put(folder, { 'src/index.ts': 'mine' }), 'sha256-inputs', false],
    ['an added file', () => put(folder, { 'mine.ts': 'mine' }), 'sha256-inputs', true],
    ['no manifest', () => put(folder, { '.pagewright/manifest.json': '' }), 'sha256-inputs', false],
    ['a stage left behind', () => mkdirSync(join(out, 'generated/.pagewright-stage-shop')), 'sha256-inputs', false],
  ])('%s', async (_, happen, inputs, expected) => {
    await write(first);
    happen();
    expect(await isUpToDate(folder, inputs)).toBe(expected);
  });

  test('a folder that does not exist is not', async () => {
    expect(await isUpToDate(folder, 'sha256-inputs')).toBe(false);
  });
});

test('inputs are one hash, whatever their order, but not whatever their names', () => {
  const hash = inputsHash([
    ['a', 'x'],
    ['b', 'y'],
  ]);
  expect(
    inputsHash([
      ['b', 'y'],
      ['a', 'x'],
    ]),
  ).toBe(hash);
  expect(
    inputsHash([
      ['b', 'x'],
      ['a', 'y'],
    ]),
  ).not.toBe(hash);
  expect(
    inputsHash([
      ['a', Buffer.from('x')],
      ['b', 'y'],
    ]),
  ).toBe(hash);
});
