import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contents, generator } from '../cli.js';
import { emptyProject } from '../commands/project.js';

const config = `apis:
  - name: users
    sources: pages/*.txt
    corrections: pages/corrections.yaml
`;

const edits: readonly (readonly [what: string, (page: string) => string])[] = [
  ['a sentence', (page) => page.replace('Tells an administrator', 'Tells somebody')],
  ['a bound', (page) => page.replace(/<= \d+ characters/, '<= 77 characters')],
  ['a field', (page) => page.replaceAll('UserAttributes', 'Attributes')],
  ['words of a stranger', (page) => page.replace('Tells an administrator', '*/ `${x}` __proto__ \u2028')],
  ['half of the page', (page) => page.slice(0, page.length / 2)],
];

/** What the runs of a project with a memory leave and say, and those of one without. */
describe.sequential('a run after one page has changed', () => {
  let mindful: string;
  let forgetful: string;

  beforeAll(async () => {
    [mindful, forgetful] = await Promise.all([emptyProject(), emptyProject()]);
    for (const cwd of [mindful, forgetful]) {
      await mkdir(join(cwd, 'pages'));
      for (const page of ['AdminGetUser.txt', 'SignUp.txt', 'corrections.yaml'])
        await cp(join('fixtures/apidog/ten-operations', page), join(cwd, 'pages', page));
      await writeFile(join(cwd, 'generator.config.yaml'), config);
    }
    await mkdir(join(mindful, 'node_modules'));
    await Promise.all([mindful, forgetful].map((cwd) => generator(['run', '--json'], { cwd })));
  });

  test.each(edits)('comes to the same with what was kept: %s', async (_, edit) => {
    const file = join('pages', 'AdminGetUser.txt');
    const before = await readFile(join(mindful, file), 'utf8');
    expect(edit(before)).not.toBe(before);
    const [one, other] = await Promise.all(
      [mindful, forgetful].map(async (cwd) => {
        await writeFile(join(cwd, file), edit(before));
        const ended = await generator(['run', '--json'], { cwd });
        const files = [...(await contents(cwd))].filter(([path]) => !path.startsWith('node_modules'));
        return { ended, files };
      }),
    );
    expect(one).toEqual(other);
    await Promise.all([mindful, forgetful].map((cwd) => writeFile(join(cwd, file), before)));
  });

  test('and something was kept', async () => {
    const kept = [...(await contents(join(mindful, 'node_modules'))).keys()].map((path) => path.split('/')[2]);
    expect(new Set(kept)).toEqual(new Set(['answers', 'readings']));
  });
});
