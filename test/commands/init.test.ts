import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { contents, generator } from '../cli.js';
import { emptyProject } from './project.js';

describe('init', () => {
  it('writes a config that is right as it stands, and says how to go on', async () => {
    const cwd = await emptyProject();
    const ended = await generator(['init'], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toContain('npx generator run');
    expect([...(await contents(cwd)).keys()]).toEqual(['generator.config.yaml']);
    expect((await loadConfig(cwd)).apis[0]).toMatchObject({ name: 'my-api', sources: ['pages'], corrections: [] });
  });

  it('every setting that is commented out is one that there is', async () => {
    const cwd = await emptyProject();
    await generator(['init'], { cwd });
    const file = join(cwd, 'generator.config.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^( *)# (?=\w+: )/gm, '$1'));
    const [api] = (await loadConfig(cwd)).apis;
    expect(api).toMatchObject({ title: 'My API', corrections: ['corrections.yaml'] });
    expect(Object.keys(api?.package ?? {}).sort()).toEqual(['license', 'name', 'repository', 'version']);
  });

  it.each(['generator.config.yaml', 'generator.config.ts'])('leaves %s alone', async (name) => {
    const cwd = await emptyProject();
    await writeFile(join(cwd, name), 'mine');
    const ended = await generator(['init'], { cwd });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`warning  config-exists  ${name}`);
    expect([...(await contents(cwd))]).toEqual([[name, Buffer.from('mine').toString('base64')]]);
  });

  it('says so where the config cannot be written', async () => {
    const cwd = await emptyProject();
    await symlink(join(cwd, 'nowhere'), join(cwd, 'generator.config.yaml'));
    const ended = await generator(['init'], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  output-unwritable  generator.config.yaml');
  });
});
