import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planRun } from '../../src/commands/plan.js';
import { loadConfig, loadConfigIfAny } from '../../src/config/load.js';
import { type Diagnostic, Failure } from '../../src/diagnostic.js';
import { settingsOf } from '../../src/source/settings.js';

const settings = { out: 'made', http: { cache: 'kept' }, apis: [{ name: 'pets', sources: 'pets.txt' }] };

/** `cwd` is where the command is run; the configs lie beside it, below it and above it. */
let root: string;
let cwd: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'named-')));
  cwd = join(root, 'work');
  await mkdir(join(root, 'api/folder.yaml'), { recursive: true });
  await mkdir(join(root, 'api/deep'));
  await mkdir(join(cwd, 'below/further/yet'), { recursive: true });
  for (const file of ['api/pets.json', 'api/pets.yaml', 'api/generator.config.yml', 'work/below/generator.config.json'])
    await writeFile(join(root, file), JSON.stringify(settings));
  for (const file of ['api/pets.mjs', 'api/pets.ts', 'api/gh:pets.ts'])
    await writeFile(join(root, file), `export default ${JSON.stringify(settings)};\n`);
  // A package that is called as a config is must not be taken for it.
  await mkdir(join(root, 'api/node_modules/pets.ts'), { recursive: true });
  await writeFile(join(root, 'api/node_modules/pets.ts/index.js'), 'module.exports = { apis: [] };\n');
  await writeFile(join(root, 'api/pets.toml'), '');
  await writeFile(join(root, 'api/bad.yaml'), 'apis:\n  - sources: pets.txt\n    nam: pets\n');
  await writeFile(join(root, 'api/broken.yaml'), 'apis: [\n');
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a config that is named', () => {
  it.each(['../api/pets.json', '../api/pets.yaml', '../api/pets.mjs', '../api/pets.ts', '../api/gh:pets.ts'])(
    'is found from the working directory, and speaks of its own folder: %s',
    async (named) => {
      const api = join(root, 'api');
      expect(await loadConfig(cwd, named)).toMatchObject({
        root: api,
        out: join(api, 'made'),
        apis: [{ root: api, sources: ['pets.txt'] }],
      });
    },
  );

  it('may be an absolute path', async () => {
    expect((await loadConfig(cwd, join(root, 'api/pets.json'))).root).toBe(join(root, 'api'));
  });

  it('is taken rather than the one of the folder', async () => {
    const below = join(cwd, 'below');
    expect((await loadConfig(below)).root).toBe(below);
    expect((await loadConfig(below, '../../api/pets.json')).root).toBe(join(root, 'api'));
  });

  it('lends its settings to sources of the working directory, its paths still its own', async () => {
    const { apis, out } = await planRun({ config: '../api/pets.json', sources: ['a.txt'], corrections: [] }, cwd);
    expect(out).toBe(join(root, 'api/made'));
    expect(apis).toMatchObject([{ root: cwd, sources: ['a.txt'] }]);
    expect(apis.map((api) => settingsOf(api).cache)).toEqual([join(root, 'api/kept')]);
  });
});

async function problem(folder: string, named: string | undefined): Promise<Diagnostic | undefined> {
  const error: unknown = await loadConfig(folder, named).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`Expected a Failure, got ${String(error)}`);
  expect(error.diagnostics).toHaveLength(1);
  return error.diagnostics[0];
}

describe('a config that cannot be used', () => {
  it.each<readonly [what: string, named: string, expected: Partial<Diagnostic>, help: string]>([
    [
      'is not there',
      'pets.yaml',
      { code: 'config-missing', message: 'There is no pets.yaml' },
      'relative to the working directory',
    ],
    ['is below a file', '../api/pets.json/x.yaml', { code: 'config-missing' }, 'Check the path'],
    ['is a folder', '../api/deep', { code: 'config-unreadable', message: '../api/deep is a folder' }, 'Name a file.'],
    [
      'is a folder with a config',
      '../api/',
      { code: 'config-unreadable', message: '../api/ is a folder' },
      '`--config ../api/generator.config.yml`',
    ],
    ['is a folder with the name of a file', '../api/folder.yaml', { code: 'config-unreadable' }, 'Name a file.'],
    ['is in another language', '../api/pets.toml', { code: 'config-unreadable' }, '.ts, .mts, .mjs, .js, .json, .yaml, .yml'],
    ['has an impossible name', `${'x'.repeat(300)}.yaml`, { code: 'config-unreadable' }, 'Check the path'],
    [
      'is no YAML',
      '../api/broken.yaml',
      { code: 'config-unreadable', where: { source: '../api/broken.yaml', line: 2, column: 1 } },
      'Mend the file',
    ],
    [
      'says what no config says',
      '../api/bad.yaml',
      { code: 'config-invalid', where: { source: '../api/bad.yaml', line: 3, column: 10 } },
      'Did you mean `name`?',
    ],
  ])('%s: %s', async (_, named, expected, help) => {
    const found = await problem(cwd, named);
    expect(found).toMatchObject({ where: { source: named }, ...expected });
    expect(found?.help).toContain(help);
  });

  it('has to be there also for those who can do without a config', async () => {
    expect(await loadConfigIfAny(cwd)).toBeUndefined();
    await expect(loadConfigIfAny(cwd, 'pets.yaml')).rejects.toThrow(Failure);
  });
});

describe('a folder without a config', () => {
  it.each([
    ['in', 'work/below/further', '../generator.config.json'],
    ['further in', 'work/below/further/yet', '../../generator.config.json'],
  ])('%s a folder that has one is told of it, and does not take it: %s', async (_, folder, shown) => {
    const found = await problem(join(root, folder), undefined);
    expect(found).toMatchObject({ code: 'config-missing', where: { source: 'generator.config.*' } });
    expect(found?.help).toContain(`${shown}: name it with \`--config ${shown}\``);
    expect(await loadConfigIfAny(join(root, folder))).toBeUndefined();
  });

  it('is told how to begin where there is none above it', async () => {
    expect((await problem(cwd, undefined))?.help).toContain('npx generator init');
  });
});
