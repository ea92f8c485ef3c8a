import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.js';
import { Failure } from '../../src/diagnostic.js';
import { generator } from '../cli.js';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'plugins-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

/** Whether a run had something to read, by what it reports. */
async function runReads(): Promise<boolean> {
  const { stdout } = await generator(['run', '--json'], { cwd: folder });
  const report = JSON.parse(stdout);
  expect(report.diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  return report.packages[0].read !== undefined;
}

/** A plugin whose emitter writes what a module of its own says. */
const pluginFiles = async (said: string): Promise<void> => {
  await write('said.mjs', `export const said = '${said}';\n`);
  await write(
    'plugin.mjs',
    "import { said } from './said.mjs';\nexport default { name: 'says', emitters: [{ name: 'said', emit: () => [{ path: 'SAID.md', text: said, format: 'as-is' }] }] };\n",
  );
};

const taught = async (): Promise<string> => {
  await cp('fixtures/declarative/lotsenblatt/page.txt', join(folder, 'page.txt'));
  return readFile('fixtures/declarative/lotsenblatt/generator.config.yaml', 'utf8');
};

describe('a run that has nothing to do', () => {
  it('is told from one whose config teaches a dialect otherwise', async () => {
    const config = await taught();
    await write('generator.config.yaml', config);
    expect([await runReads(), await runReads()]).toEqual([true, false]);
    await write('generator.config.yaml', config.replace('Jahr: integer', 'Jahr: string'));
    expect([await runReads(), await runReads()]).toEqual([true, false]);
  });

  it.each([
    ['named in the config', 'generator.config.yaml', (config: string) => `${config}\nplugins: [./plugin.mjs]\n`],
    [
      'imported by the config',
      'generator.config.mjs',
      (config: string) =>
        `import plugin from './plugin.mjs';\nexport default { ...${JSON.stringify(parse(config))}, plugins: [plugin] };\n`,
    ],
  ])('is told from one whose plugin has changed in what it imports: %s', async (_, name, configOf) => {
    await pluginFiles('one');
    await write(name, configOf(await taught()));
    expect([await runReads(), await runReads()]).toEqual([true, false]);
    await pluginFiles('two');
    expect(await runReads()).toBe(true);
  });

  it.each([
    [
      'that finds out itself what it imports',
      "export default (await import(new URL('./plugin.mjs', import.meta.url).href)).default;\n",
    ],
    ['that reads files', "import 'node:fs';\nexport { default } from './plugin.mjs';\n"],
    ['that uses a linked package', "import 'linked';\nexport { default } from './plugin.mjs';\n"],
  ])('cannot be told where there is a plugin %s', async (_, text) => {
    await pluginFiles('one');
    await mkdir(join(folder, 'own'));
    await write('own/package.json', '{ "name": "linked", "main": "index.cjs" }');
    await write('own/index.cjs', '');
    await mkdir(join(folder, 'node_modules'));
    await symlink(join(folder, 'own'), join(folder, 'node_modules/linked'));
    await write('generator.config.yaml', 'apis: [{ sources: a.txt }]\nplugins: [./other.mjs]\n');
    await write('other.mjs', text);
    const { plugins } = await loadConfig(folder);
    expect(plugins).toMatchObject([{ plugin: { name: 'says' } }]);
    expect(plugins[0]).not.toHaveProperty('fingerprint');
  });
});

describe('plugins by the name of their module', () => {
  const plugins = async (text: string) => {
    await write('generator.config.yaml', `apis: [{ sources: a.txt }]\nplugins:\n  - ${text}\n`);
    return loadConfig(folder);
  };
  const problemOf = async (text: string) => {
    const error: unknown = await plugins(text).catch((thrown: unknown) => thrown);
    return error instanceof Failure ? error.diagnostics : [];
  };

  it('are looked up from the config: files, and packages that are installed', async () => {
    await pluginFiles('one');
    await mkdir(join(folder, 'node_modules/acme-pages'), { recursive: true });
    await write('node_modules/acme-pages/package.json', '{ "name": "acme-pages", "type": "module", "main": "index.js" }');
    await write('node_modules/acme-pages/index.js', "export default { name: 'acme' };\n");
    const { plugins: loaded, apis } = await plugins('./plugin.mjs\n  - acme-pages');
    expect(loaded.map(({ plugin }) => plugin.name)).toEqual(['says', 'acme']);
    expect(apis[0]?.plugins).toEqual(loaded);
  });

  it.each([
    ['for `import` alone', 'acme-pages', { '.': { types: './index.d.ts', import: './index.js' } }],
    ['that leaves out the dot', 'acme-pages', { import: { types: './index.d.ts', default: './index.js' } }],
    ['below its name', '@acme/pages/plugin', { './plugin': { import: './index.js' } }],
  ])('are found in a package that exports them %s', async (_, name, exports) => {
    const own = join('node_modules', name.replace(/(?<=@.*)\/plugin$/, ''));
    await mkdir(join(folder, own), { recursive: true });
    await write(join(own, 'package.json'), JSON.stringify({ name, type: 'module', exports }));
    await write(join(own, 'index.js'), "export default { name: 'acme' };\n");
    const { plugins: loaded } = await plugins(`'${name}'`);
    expect(loaded).toMatchObject([{ plugin: { name: 'acme' }, fingerprint: expect.stringMatching(/^sha256-/) }]);
  });

  it('may be TypeScript', async () => {
    await write('plugin.mjs', "export default { name: 'another' };\n");
    await write('plugin.ts', "interface Named { name: string }\nexport default { name: 'typed' } satisfies Named;\n");
    const { plugins: loaded } = await plugins('./plugin.ts');
    expect(loaded.map(({ plugin }) => plugin.name)).toEqual(['typed']);
  });

  it.each([
    ['that is not there', './none.mjs', 'The plugin ./none.mjs could not be loaded: Cannot find module'],
    ['that throws', './throws.mjs', 'no such luck'],
    ['that exports no plugin', './empty.mjs', 'The default export of ./empty.mjs is no plugin'],
  ])('one %s is told with its line', async (_, name, message) => {
    await write('throws.mjs', "throw new Error('no such luck');\n");
    await write('empty.mjs', 'export default { dialects: [] };\n');
    const problems = await problemOf(name);
    expect(problems).toMatchObject([{ code: 'plugin-unloadable', where: { source: 'generator.config.yaml', line: 3 } }]);
    expect(problems[0]?.message).toContain(message);
  });
});
