import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { earlierAnswers } from '../../src/cache/answers.js';
import type { Habits } from '../../src/cache/readings.js';
import type { ApiConfig } from '../../src/config/config.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pagewright-answers-'));
  await mkdir(join(root, 'node_modules'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const api = (): ApiConfig => ({ root, sources: ['a.txt'], corrections: [], package: { version: '1.0.0' } });
const open = (habits: Partial<Habits> = {}, program = 'a program') =>
  earlierAnswers(api(), { looks: true, keeps: true, ...habits }, program);

function keepTwo(): void {
  const memory = open();
  memory.keep('one?', '1');
  memory.keep('two?', '2\u2028`*/');
  memory.end();
}

describe('answers', () => {
  test('are there for the next run of the same program', () => {
    keepTwo();
    expect(['one?', 'two?', 'three?'].map((question) => open().find(question))).toEqual(['1', '2\u2028`*/', undefined]);
    expect(open({}, 'another program').find('one?')).toBeUndefined();
  });

  test('that nobody asked for are forgotten', () => {
    keepTwo();
    const memory = open();
    memory.find('two?');
    memory.end();
    expect([open().find('one?'), open().find('two?')]).toEqual([undefined, '2\u2028`*/']);
  });

  test('are not looked at, or not kept, where a run is to make everything itself', () => {
    keepTwo();
    expect(open({ looks: false }).find('one?')).toBeUndefined();
    const memory = open({ keeps: false });
    memory.keep('three?', '3');
    memory.end();
    expect([open().find('three?'), open().find('one?')]).toEqual([undefined, '1']);
  });

  test('count as unknown where their file holds something else', async () => {
    keepTwo();
    const [file = ''] = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.json'));
    await writeFile(join(root, file), JSON.stringify({ key: file.slice(-69, -5), value: [['one?', 2]] }));
    expect(open().find('one?')).toBeUndefined();
  });

  test('are kept nowhere where a project has no place for them', async () => {
    await rm(join(root, 'node_modules'), { recursive: true });
    keepTwo();
    expect(open().find('one?')).toBeUndefined();
    expect(await readdir(root)).toEqual([]);
  });
});
