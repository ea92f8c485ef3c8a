import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { contents, generator } from '../cli.js';
import { projectWithPage } from './project.js';

/** As git checks out text on some machines. */
const windows = (text: string): string => text.replaceAll('\n', '\r\n');

let cwd: string;
beforeAll(async () => {
  cwd = await projectWithPage();
  expect((await generator(['run'], { cwd })).code).toBe(0);
  const texts = [...(await contents(cwd)).keys()].filter((path) => !path.startsWith('.pagewright/'));
  for (const file of texts.map((path) => join(cwd, path))) await writeFile(file, windows(await readFile(file, 'utf8')));
});

it.each([
  ['run', []],
  ['run', ['--check']],
  ['run', ['--force']],
])('a project whose lines end otherwise is up to date: %s %j', async (command, options) => {
  const before = await contents(cwd);
  expect(await readFile(join(cwd, 'page.txt'), 'utf8')).toContain('\r\n');
  const ended = await generator([command, ...options], { cwd });
  expect([ended.code, ended.stderr]).toEqual([0, expect.stringMatching(/\d+ files up to date\n$/)]);
  expect(await contents(cwd)).toEqual(before);
});

it('and what changes there is told as everywhere', async () => {
  const page = join(cwd, 'page.txt');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<= 2048 characters', '<= 2000 characters'));
  const ended = await generator(['diff'], { cwd });
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('maxLength 2048 → 2000')]);
});
