import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contents, generator } from '../cli.js';
import { emptyProject } from '../commands/project.js';
import { watching } from '../commands/watching.js';

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

const page = join('pages', 'AdminGetUser.txt');

/** Two projects that only differ in that one has a place for what is kept. */
async function twoProjects(): Promise<readonly [mindful: string, forgetful: string]> {
  const projects = await Promise.all([emptyProject(), emptyProject()] as const);
  for (const cwd of projects) {
    await mkdir(join(cwd, 'pages'));
    for (const file of ['AdminGetUser.txt', 'SignUp.txt', 'corrections.yaml'])
      await cp(join('fixtures/apidog/ten-operations', file), join(cwd, 'pages', file));
    await writeFile(join(cwd, 'generator.config.yaml'), config);
  }
  await mkdir(join(projects[0], 'node_modules'));
  await Promise.all(projects.map((cwd) => generator(['run', '--json'], { cwd })));
  return projects;
}

const filesIn = async (cwd: string): Promise<readonly (readonly [string, string])[]> =>
  [...(await contents(cwd))].filter(([path]) => !path.startsWith('node_modules'));

/** What the runs of a project with a memory leave and say, and those of one without. */
describe.sequential('a run after one page has changed', () => {
  let mindful: string;
  let forgetful: string;

  beforeAll(async () => {
    [mindful, forgetful] = await twoProjects();
  });

  test.each(edits)('comes to the same with what was kept: %s', async (_, edit) => {
    const before = await readFile(join(mindful, page), 'utf8');
    expect(edit(before)).not.toBe(before);
    const [one, other] = await Promise.all(
      [mindful, forgetful].map(async (cwd) => {
        await writeFile(join(cwd, page), edit(before));
        const ended = await generator(['run', '--json'], { cwd });
        return { ended, files: await filesIn(cwd) };
      }),
    );
    expect(one).toEqual(other);
    await Promise.all([mindful, forgetful].map((cwd) => writeFile(join(cwd, page), before)));
  });

  test('comes to the same where all that was kept has come to harm', async () => {
    const cache = join(mindful, 'node_modules', '.cache');
    const kept = (await readdir(cache, { recursive: true })).filter((name) => name.endsWith('.note'));
    for (const name of kept) {
      const bytes = await readFile(join(cache, name));
      // One letter, in the middle of what was kept.
      bytes.fill(bytes[bytes.length >> 1] === 0x61 ? 'b' : 'a', bytes.length >> 1, (bytes.length >> 1) + 1);
      await writeFile(join(cache, name), bytes);
    }
    const before = await readFile(join(mindful, page), 'utf8');
    const [one, other] = await Promise.all(
      [mindful, forgetful].map(async (cwd) => {
        await writeFile(join(cwd, page), before.replace('Tells an administrator', 'Tells nobody'));
        return { ended: await generator(['run', '--json'], { cwd }), files: await filesIn(cwd) };
      }),
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(one).toEqual(other);
    await Promise.all([mindful, forgetful].map((cwd) => writeFile(join(cwd, page), before)));
  });

  test('and something was kept', async () => {
    const kept = [...(await contents(join(mindful, 'node_modules'))).keys()].map((path) => path.split('/')[2]);
    expect(new Set(kept)).toEqual(new Set(['answers', 'readings']));
  });
});

describe('a watch that has run before', () => {
  test('comes to the same as one that has not, edit after edit', async () => {
    const [mindful, forgetful] = await twoProjects();
    const session = watching([], mindful);
    await session.says('interrupt to stop.\n');
    const before = await readFile(join(mindful, page), 'utf8');
    for (const edit of [...edits.slice(1, 3).map(([, edit]) => edit), (text: string) => text]) {
      for (const cwd of [mindful, forgetful]) await writeFile(join(cwd, page), edit(before));
      await session.says('AdminGetUser.txt changed. ');
      const other = watching([], forgetful);
      await other.says('interrupt to stop.\n');
      other.interrupt();
      await other.ended;
      expect(await filesIn(mindful)).toEqual(await filesIn(forgetful));
    }
    session.interrupt();
    expect(await session.ended).toBe(130);
  });
});
