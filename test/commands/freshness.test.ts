import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/write/manifest.js';
import { contents, generator } from '../cli.js';
import { emptyProject } from './project.js';

const page = await readFile('fixtures/lock/ferries.md', 'utf8');
const packageFolder = 'generated/ferries';

let made: string;
beforeAll(async () => {
  made = await emptyProject();
  await writeFile(join(made, 'ferries.md'), page);
  await writeFile(join(made, 'generator.config.yaml'), 'apis:\n  - name: ferries\n    sources: ferries.md\n');
  expect(await generator(['run'], { cwd: made })).toMatchObject({ code: 0 });
});

/** A copy of the project as the first run left it. */
async function project(): Promise<string> {
  const folder = await emptyProject();
  await cp(made, folder, { recursive: true });
  return folder;
}

const edit = async (file: string, change: (text: string) => string): Promise<void> =>
  writeFile(file, change(await readFile(file, 'utf8')));

describe('run --check', () => {
  it.each<{ finds: string; when: (cwd: string) => Promise<void>; code: number; says: string; helps: string }>([
    { finds: 'nothing', when: async () => {}, code: 0, says: 'files up to date', helps: '' },
    {
      finds: 'stale files',
      when: (cwd) => edit(join(cwd, 'ferries.md'), (text) => text.replace('Where to sit.', 'Where to stand.')),
      code: 3,
      says: 'error  file-stale  generated/ferries/src/types.ts\n',
      helps: 'Run `npx generator run` and commit the result.',
    },
    {
      finds: 'a stale lock',
      when: (cwd) => edit(join(cwd, 'generator.lock.json'), (text) => text.replace('"pagewright 0', '"pagewright 99.0')),
      code: 3,
      says: 'error  lock-stale  generator.lock.json\n',
      helps: 'Run `npx generator run` and commit the result.',
    },
    {
      finds: 'a file edited by hand',
      when: (cwd) => edit(join(cwd, packageFolder, 'src/types.ts'), (text) => `${text}// mine\n`),
      code: 5,
      says: 'error  file-hand-edited  generated/ferries/src/types.ts\n',
      helps: 'Move the change into a correction or the config',
    },
    {
      finds: 'a missing file',
      when: (cwd) => rm(join(cwd, packageFolder, 'src/types.ts')),
      code: 6,
      says: 'error  file-missing  generated/ferries/src/types.ts\n',
      helps: 'Run `npx generator run` and commit the result.',
    },
    {
      finds: 'a file too many',
      when: async (cwd) => {
        await writeFile(join(cwd, packageFolder, 'src/old.ts'), 'old\n');
        await edit(join(cwd, packageFolder, '.pagewright/manifest.json'), (text) =>
          text.replace('"files": {', `"files": {\n    "src/old.ts": "${hashOf('old\n')}",`),
        );
      },
      code: 7,
      says: 'error  file-extra  generated/ferries/src/old.ts\n',
      helps: 'it removes the file',
    },
  ])('tells $finds, and writes nothing', async ({ when, code, says, helps }) => {
    const cwd = await project();
    await when(cwd);
    const before = await contents(cwd);
    const ended = await generator(['run', '--check'], { cwd });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).toContain(helps);
    expect(await contents(cwd)).toEqual(before);
  });

  it('tells the gravest of several by its exit code', async () => {
    const cwd = await project();
    await rm(join(cwd, packageFolder, 'README.md'));
    await edit(join(cwd, packageFolder, 'src/types.ts'), (text) => `${text}// mine\n`);
    expect((await generator(['run', '--check'], { cwd })).code).toBe(5);
  });
});

describe('files edited by hand', () => {
  it('are not overwritten, unless by force', async () => {
    const cwd = await project();
    const readme = join(cwd, packageFolder, 'README.md');
    await writeFile(readme, '# Mine\n');
    await edit(join(cwd, 'ferries.md'), (text) => text.replace('Where to sit.', 'Where to stand.'));
    const before = await contents(cwd);
    const ended = await generator(['run'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('error  file-hand-edited  generated/ferries/README.md\n');
    expect(await contents(cwd)).toEqual(before);
    expect((await generator(['run', '--force'], { cwd })).code).toBe(0);
    expect(await readFile(readme, 'utf8')).not.toContain('Mine');
  });

  it('stay where the config ignores them', async () => {
    const cwd = await project();
    await edit(join(cwd, 'generator.config.yaml'), (text) => `${text}    ignore: ["*.md"]\n`);
    await writeFile(join(cwd, packageFolder, 'README.md'), '# Mine\n');
    await edit(join(cwd, 'ferries.md'), (text) => text.replace('Where to sit.', 'Where to stand.'));
    expect(await generator(['run'], { cwd })).toMatchObject({ code: 0 });
    expect(await readFile(join(cwd, packageFolder, 'README.md'), 'utf8')).toBe('# Mine\n');
    expect(await generator(['run', '--check'], { cwd })).toMatchObject({ code: 0 });
  });
});

describe('a page that is no longer what it was', () => {
  const login = `<!doctype html><title>Sign in</title><main><h1>Sign in to continue</h1><form action="/in" method="post">
<label>Email <input type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form></main>`;
  const shell = '<!doctype html><title>Ferries</title><div id="root"></div><script src="/app.js"></script>';

  it.each([
    ['a login page', login, 'page-login'],
    ['an empty shell', shell, 'page-empty-shell'],
    ['half of itself', page.slice(0, page.indexOf('## Cancel')), 'layout-changed'],
    ['cut in the middle of a table', page.slice(0, page.indexOf('| passengers')), 'layout-changed'],
    ['a redesign without tables', page.replaceAll(/^\| (\w+) \| (\w+) \| (.*) \|$/gm, '- $3'), 'page-cut'],
    [
      'a redesign of most of its tables',
      page.replaceAll(/^\| (deck|passengers|luggage|meal|price|status) \| (.*)$/gm, '<!-- $1 --> $2'),
      'layout-changed',
    ],
  ])('%s ends the run and leaves everything as it was', async (_what, text, code) => {
    const cwd = await project();
    await writeFile(join(cwd, 'ferries.md'), text);
    const before = await contents(cwd);
    const ended = await generator(['run'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`error  ${code}  ferries.md`);
    expect(await contents(cwd)).toEqual(before);
  });

  it('is taken as it is where a person says so', async () => {
    const cwd = await project();
    await writeFile(join(cwd, 'ferries.md'), page.slice(0, page.indexOf('## Cancel')));
    const ended = await generator(['run', '--accept-loss', '--json'], { cwd });
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout).packages[0].release).toMatchObject({ version: '0.2.0', severity: 'breaking' });
  });
});

describe('diff', () => {
  it('has nothing to say of what has not changed', async () => {
    const ended = await generator(['diff', '--fail-on', 'any'], { cwd: made });
    expect(ended).toMatchObject({ code: 0, stdout: 'ferries: 0.1.0 → the pages now\n  nothing changed\n' });
  });

  it('tells what a run would make of the pages, and fails where it is asked to', async () => {
    const cwd = await project();
    await edit(join(cwd, 'ferries.md'), (text) => text.replace('| deck | string | no |', '| deck | string | yes |'));
    const before = await contents(cwd);
    const told = await generator(['diff'], { cwd });
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toContain('ferries: 0.1.0 → 0.2.0\n\nBreaking changes\n  types.BookASeatRequest.deck is now required\n');
    expect(await generator(['diff', '--fail-on', 'breaking'], { cwd })).toMatchObject({ code: 4, stdout: told.stdout });
    const [diff] = JSON.parse((await generator(['diff', '--format', 'json'], { cwd })).stdout);
    expect(diff).toMatchObject({ name: 'ferries', from: '0.1.0', to: '0.2.0', severity: 'breaking' });
    expect(await contents(cwd)).toEqual(before);
  });

  it('compares versions, packages, models and pages', async () => {
    const cwd = await project();
    await writeFile(join(cwd, 'wider.md'), page.replace('At most 12', 'At most 20'));
    const line = 'types.BookASeatRequest.sailing: maxLength 12 → 20';
    for (const old of ['0.1.0', packageFolder, `${packageFolder}/model.json`, 'ferries.md'])
      expect((await generator(['diff', old, 'wider.md', '--fail-on', 'breaking'], { cwd })).stdout).toContain(line);
  });

  it.each([
    [['0.9.9'], 'version-unknown', 'Versions that it knows: 0.1.0.'],
    [['nowhere.md'], 'source-not-found', ''],
  ])('%j is told: %s', async (args, code, help) => {
    const ended = await generator(['diff', ...args], { cwd: made });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(code);
    expect(ended.stderr).toContain(help);
  });
});
