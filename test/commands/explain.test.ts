import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generator } from '../cli.js';
import { projectWithPage } from './project.js';

describe('explain', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await projectWithPage();
  });

  it('prints each fact with place, quoted words, rule and standing', async () => {
    const ended = await generator(['explain', 'UpdateUserAttributes.request.UserAttributes[].Name'], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const [head, ...lines] = ended.stdout.trimEnd().split('\n');
    expect(head).toBe('UpdateUserAttributes.request.UserAttributes[].Name');
    const facts = lines.filter((line) => /^ {2}\S/.test(line)).map((line) => line.trim().split(':')[0]);
    expect(facts).toEqual(expect.arrayContaining(['type', 'required', 'minLength', 'maxLength', 'pattern']));
    expect(ended.stdout).toMatch(/ {4}documented {2}page\.txt:\d+\n {6}> .+\n {6}rule: .+\n/);
  });

  it('looks in a model that is given', async () => {
    const { stdout } = await generator(['scrape', 'page.txt'], { cwd });
    await writeFile(join(cwd, 'm.json'), stdout);
    const ended = await generator(['explain', 'UpdateUserAttributes.request.AccessToken pattern', '--model', 'm.json'], { cwd });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('pattern: ');
  });

  it('a fact that is not there: the nearest are named', async () => {
    const ended = await generator(['explain', 'UpdateUserAttributes.request.AcessToken'], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  fact-not-found');
    expect(ended.stderr).toContain('AccessToken');
  });

  it.each([
    ['nowhere.json', undefined],
    ['text.json', 'no JSON'],
    ['other.json', '{"openapi":"3.1.0"}'],
    ['future.json', '{"formatVersion":99,"operations":[],"types":[],"errors":[],"servers":[],"sources":[]}'],
  ])('%s is no model', async (name, text) => {
    if (text !== undefined) await writeFile(join(cwd, name), text);
    const ended = await generator(['explain', 'X', '--model', name], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`error  model-unreadable  ${name}`);
  });
});
