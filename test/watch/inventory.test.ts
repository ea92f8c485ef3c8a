import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiConfig } from '../../src/config/config.js';
import { differences, type Inventory, inventoryAfter, inventoryOf } from '../../src/watch/inventory.js';
import { changesText, inputsText } from '../../src/watch/words.js';
import { emptyProject } from '../commands/project.js';

describe('what a package is made from', () => {
  let root: string;
  beforeEach(async () => {
    root = await emptyProject();
    await mkdir(join(root, 'pages'));
    for (const name of ['pages/a.txt', 'pages/b.txt', 'pages/linked.md', 'fixes.yaml']) await put(name, name);
  });
  const put = (name: string, text: string): Promise<void> => writeFile(join(root, name), text);

  const take = (given: Partial<ApiConfig> = {}): Promise<Inventory> =>
    inventoryOf({ root, sources: ['pages/*.txt'], corrections: ['fixes.yaml'], package: { version: '1.0.0' }, ...given }, [
      'pages/linked.md',
    ]);

  it.each<{ what: string; change: () => Promise<unknown>; given?: Partial<ApiConfig>; told: string }>([
    { what: 'a page', change: () => put('pages/a.txt', 'else'), told: 'pages/a.txt changed' },
    { what: 'another page', change: () => put('pages/c.txt', 'new'), told: 'pages/c.txt is new' },
    { what: 'a page less', change: () => rm(join(root, 'pages/b.txt')), told: 'pages/b.txt is gone' },
    {
      what: 'no page at all',
      change: () => rm(join(root, 'pages'), { recursive: true }),
      told: 'pages/a.txt, pages/b.txt and pages/linked.md are gone',
    },
    { what: 'a file that a link leads to', change: () => put('pages/linked.md', 'else'), told: 'pages/linked.md changed' },
    { what: 'corrections', change: () => put('fixes.yaml', 'else'), told: 'fixes.yaml changed' },
    { what: 'no corrections', change: () => rm(join(root, 'fixes.yaml')), told: 'fixes.yaml is gone' },
    { what: 'a setting', change: async () => {}, given: { title: 'Pets' }, told: 'settings changed' },
    { what: 'something beside', change: () => put('pages/c.swp', 'x'), told: '' },
    { what: 'the same again', change: () => put('pages/a.txt', 'pages/a.txt'), told: '' },
  ])('$what', async ({ change, given, told }) => {
    const before = await take();
    await change();
    expect(changesText(differences(before, await take(given)))).toBe(told);
  });

  it('is counted', async () => {
    const inventory = await take();
    expect(inputsText([inventory])).toBe('4 files');
    expect(inputsText([inventory, inventory, new Map([['https://x.example/', 'sha']])])).toBe('4 files and 1 URL');
    expect(inputsText([new Map([['https://x.example/', 'sha']])])).toBe('1 URL');
  });
});

describe('what a run was made from', () => {
  const before = new Map([
    ['settings', 's'],
    ['fixes.yaml', 'f'],
    ['a.txt', '1'],
    ['gone.txt', '1'],
  ]);
  const read = new Map([['a.txt', '2']]);

  it.each<{ what: string; failed: boolean; read: Inventory; after: readonly (readonly [string, string])[] }>([
    {
      what: 'is what it read',
      failed: false,
      read,
      after: [
        ['a.txt', '2'],
        ['settings', 's'],
        ['fixes.yaml', 'f'],
      ],
    },
    { what: 'is what was there, where nothing had to be read', failed: false, read: new Map(), after: [...before] },
    {
      what: 'is also what it did not come to, where it failed',
      failed: true,
      read,
      after: [
        ['a.txt', '2'],
        ['settings', 's'],
        ['fixes.yaml', 'f'],
        ['gone.txt', '1'],
      ],
    },
  ])('$what', ({ after, ...made }) => {
    expect([...inventoryAfter(before, { corrections: ['fixes.yaml'] }, made)]).toEqual(after);
  });
});

describe('words for what changed', () => {
  it.each<{ names: readonly string[]; says: string }>([
    { names: ['a'], says: 'a changed' },
    { names: ['a', 'b'], says: 'a and b changed' },
    { names: ['a', 'b', 'c', 'd'], says: 'a, b, c and d changed' },
    { names: ['a', 'b', 'c', 'd', 'e'], says: 'a, b, c and 2 more changed' },
  ])('$says', ({ names, says }) => {
    expect(changesText(names.map((name) => ({ name, kind: 'changed' })))).toBe(says);
  });

  it('keep what is new and what is gone apart', () => {
    const changes = [
      { name: 'a', kind: 'gone' },
      { name: 'b', kind: 'new' },
      { name: 'c', kind: 'new' },
      { name: 'd', kind: 'changed' },
    ] as const;
    expect(changesText(changes)).toBe('d changed, b and c are new, a is gone');
  });
});
