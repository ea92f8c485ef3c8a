import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, generator } from '../cli.js';
import { projectWithPage } from './project.js';

describe.sequential('run', () => {
  let cwd: string;
  let folder: string;
  beforeAll(async () => {
    cwd = await projectWithPage();
    folder = join(cwd, 'generated/cognito-identity-provider');
  });

  it('--dry-run says what it would write, and writes nothing', async () => {
    const before = await contents(cwd);
    const ended = await generator(['run', '--dry-run'], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toContain('generated/cognito-identity-provider: 1 operation from 1 page');
    expect(ended.stderr).toContain('  + README.md');
    expect(await contents(cwd)).toEqual(before);
  });

  it('--check on what is not there yet tells that it is missing', async () => {
    const ended = await generator(['run', '--check'], { cwd });
    expect(ended).toMatchObject({ code: 6, stdout: '' });
    expect(await readdir(cwd)).not.toContain('generated');
  });

  it('writes the package of the config', async () => {
    const ended = await generator(['run'], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    const files = [...(await contents(folder)).keys()];
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'openapi.json',
        'model.json',
        'src/index.ts',
        'dist/esm/index.js',
        'dist/cjs/index.js',
      ]),
    );
    expect(await readdir(join(cwd, 'generated'))).toEqual(['cognito-identity-provider']);
  });

  it('writes nothing the second time, and says so', async () => {
    const times = async () =>
      Promise.all([...(await contents(folder)).keys()].map(async (file) => (await stat(join(folder, file))).mtimeMs));
    const before = await times();
    const ended = await generator(['run'], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(/^generated\/cognito-identity-provider: \d+ files up to date\n$/);
    expect(await times()).toEqual(before);
  });

  it('--force does the work again and comes to the same bytes', async () => {
    const before = await contents(folder);
    const ended = await generator(['run', '--force'], { cwd });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('1 operation from 1 page');
    expect(await contents(folder)).toEqual(before);
  });

  it('--check is content with what is current', async () => {
    expect(await generator(['run', '--check'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  it('--json prints one report', async () => {
    const ended = await generator(['run', '--json'], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(ended.stdout);
    expect(report).toMatchObject({ ending: 'done', written: false, diagnostics: [] });
    expect(report.packages).toMatchObject([
      { name: 'cognito-identity-provider', folder: 'generated/cognito-identity-provider', created: [], updated: [], removed: [] },
    ]);
    expect(report.packages[0].unchanged).toBeGreaterThan(20);
  });

  it('restores a file that has gone', async () => {
    const before = await contents(folder);
    await rm(join(folder, 'src/index.ts'));
    const checked = await generator(['run', '--check'], { cwd });
    expect(checked.code).toBe(6);
    expect(checked.stderr).toContain('error  file-missing  generated/cognito-identity-provider/src/index.ts\n');
    expect((await generator(['run'], { cwd })).code).toBe(0);
    expect(await contents(folder)).toEqual(before);
  });

  it('leaves files alone that are not its own', async () => {
    await writeFile(join(folder, 'NOTES.md'), 'mine\n');
    expect((await generator(['run', '--force'], { cwd })).code).toBe(0);
    expect((await contents(folder)).get('NOTES.md')).toBe(Buffer.from('mine\n').toString('base64'));
    await rm(join(folder, 'NOTES.md'));
  });

  it('notices a change of a setting', async () => {
    const before = await contents(folder);
    await appendFile(join(cwd, 'generator.config.yaml'), '    package: { version: 2.0.0 }\n');
    const ended = await generator(['run'], { cwd });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('  ~ package.json');
    expect(await contents(folder)).not.toEqual(before);
  });

  it('makes a package of sources that are given, where --out says, by the name that --name gives', async () => {
    const args = ['run', 'page.txt', '--corrections', 'corrections.yaml', '--name', 'cognito', '--out', 'elsewhere', '--json'];
    const ended = await generator(args, { cwd });
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout).packages).toMatchObject([
      { name: 'cognito', folder: 'elsewhere/cognito', read: { pages: 1, operations: 1 } },
    ]);
    expect(await readdir(join(cwd, 'elsewhere'))).toEqual(['cognito']);
  });

  it('two APIs that want one folder are refused, and nothing is written', async () => {
    const api = '  - { name: twice, sources: page.txt, corrections: corrections.yaml }\n';
    await writeFile(join(cwd, 'generator.config.yaml'), `out: two\napis:\n${api}${api}`);
    const ended = await generator(['run'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('error  folder-claimed-twice');
    expect(await readdir(cwd)).not.toContain('two');
  });

  it('nor does an API that is new take the folder of one that is up to date', async () => {
    const api = '  - { sources: page.txt, corrections: corrections.yaml }\n';
    await writeFile(join(cwd, 'generator.config.yaml'), `out: two\napis:\n${api}`);
    expect((await generator(['run'], { cwd })).code).toBe(0);
    const before = await contents(join(cwd, 'two'));
    // Without a name as well: the title of its page is the same.
    await writeFile(join(cwd, 'other.txt'), `${await readFile(join(cwd, 'page.txt'), 'utf8')}\n`);
    const other = '  - { sources: other.txt, corrections: corrections.yaml }\n';
    await writeFile(join(cwd, 'generator.config.yaml'), `out: two\napis:\n${api}${other}`);
    const ended = await generator(['run'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('error  folder-claimed-twice');
    expect(await contents(join(cwd, 'two'))).toEqual(before);
  });
});
