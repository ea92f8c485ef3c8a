import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, Notes } from '../../src/cache/notes.js';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pagewright-notes-')), 'deep', 'notes');
});

afterEach(() => rm(join(folder, '..', '..'), { recursive: true, force: true }));

const [one, two] = [keyOf('one'), keyOf('two')];

describe('notes', () => {
  test('are found by another run, under their own key only', () => {
    const value = ['\u2028 \ud83d\ude00 ü \ud800 \u0080', { constructor: '*/ `' }];
    new Notes(folder).keep(one, JSON.stringify(value));
    expect(JSON.parse(new Notes(folder).find(one) ?? '')).toEqual(value);
    expect(new Notes(folder).find(two)).toBeUndefined();
  });

  test.each([
    ['is cut short', (text: string) => text.slice(0, -3)],
    ['is empty', () => ''],
    ['is something else', () => '[1, 2]\n'],
    ['belongs to another key', (text: string) => text.replace(one, two)],
    ['has one letter that is another', (text: string) => text.replace('kept', 'kapt')],
    ['has lost its head', (text: string) => text.slice(text.indexOf('\n') + 1)],
  ])('count as absent where a file %s', async (_, spoil) => {
    new Notes(folder).keep(one, '"kept"');
    const file = join(folder, `${one}.note`);
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    expect(new Notes(folder).find(one)).toBeUndefined();
  });

  test('that a run neither found nor kept are removed at its end', async () => {
    const first = new Notes(folder);
    for (const name of ['one', 'two', 'three']) first.keep(keyOf(name), '1');
    const second = new Notes(folder);
    second.find(two);
    second.keep(keyOf('four'), '1');
    second.forgetOthers();
    expect((await readdir(folder)).sort()).toEqual([two, keyOf('four')].map((key) => `${key}.note`).sort());
  });

  test('are a help and no need: a folder that cannot be made is done without', async () => {
    await writeFile(join(folder, '..', '..', 'deep'), 'a file');
    const notes = new Notes(folder);
    notes.keep(one, '1');
    notes.forgetOthers();
    expect(notes.find(one)).toBeUndefined();
  });

  test('have keys that tell where one part ends and the next begins', () => {
    const keys = [keyOf('a', 'bc'), keyOf('ab', 'c'), keyOf('abc'), keyOf('a', 'bc', ''), keyOf('1:a')];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf('a', new TextEncoder().encode('bc'))).toBe(keyOf('a', 'bc'));
  });
});
