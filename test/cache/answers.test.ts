import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { earlierAnswers } from '../../src/cache/answers.js';
import { AtHand } from '../../src/cache/at-hand.js';
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
  earlierAnswers(api(), { looks: true, keeps: true, ...habits }, new AtHand(), program);

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

  test('count as unknown where their file came to harm', async () => {
    keepTwo();
    const [file = ''] = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.note'));
    await writeFile(join(root, file), (await readFile(join(root, file), 'utf8')).replace('"1"', '"7"'));
    expect(open().find('one?')).toBeUndefined();
  });

  test('to long questions are kept apart, and forgotten like the others', async () => {
    const long = (what: string): string => what.repeat(20_000);
    const first = open();
    for (const what of ['a', 'b']) first.keep(long(what), what);
    first.keep('one?', '1');
    first.end();
    const files = async (): Promise<number> =>
      (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.note')).length;
    expect(await files()).toBe(3);
    const second = open();
    expect([second.find(long('a')), second.find(long('c'))]).toEqual(['a', undefined]);
    second.keep('two?', '2');
    second.end();
    expect(await files()).toBe(2);
    expect([open().find(long('b')), open({}, 'another program').find(long('a'))]).toEqual([undefined, undefined]);
    expect(open({ looks: false }).find(long('a'))).toBeUndefined();
    const dry = open({ keeps: false });
    dry.keep(long('d'), 'd');
    expect([dry.find(long('d')), open().find(long('d'))]).toEqual(['d', undefined]);
  });

  test('are at hand in a process that stays, and still kept', async () => {
    const atHand = new AtHand();
    const long = 'x'.repeat(20_000);
    const openAgain = () => earlierAnswers(api(), { looks: true, keeps: true }, atHand, 'a program');
    const first = openAgain();
    first.keep('one?', '1');
    first.keep(long, '2');
    first.end();
    const second = openAgain();
    expect([second.find('one?'), second.find(long)]).toEqual(['1', '2']);
    second.keep('three?', '3');
    second.end();
    expect(['one?', long, 'three?'].map((question) => open().find(question))).toEqual(['1', '2', '3']);
  });

  test('are kept nowhere where a project has no place for them', async () => {
    await rm(join(root, 'node_modules'), { recursive: true });
    keepTwo();
    expect(open().find('one?')).toBeUndefined();
    expect(await readdir(root)).toEqual([]);
  });
});
