import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAddress, UrlAddress } from '../../src/source/address.js';
import { resolveLink } from '../../src/source/link.js';
import { folderOf, isWithin } from '../../src/source/scope.js';
import { emptyFolder } from './http/library.js';

/** What links that mean harm are made of. */
const pieces = [
  '..',
  '.',
  '/',
  '\\',
  '%2e',
  '%2f',
  '%5c',
  '%00',
  '%',
  'a',
  'b.txt',
  'c.html',
  'deep',
  '?',
  '#',
  ':',
  '//',
  'file:',
  'http:',
  '~',
  ' ',
  '\n',
  'ü',
  '__proto__',
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(''));

describe('a link of a file, whatever it says', () => {
  let from: FileAddress;
  beforeAll(async () => {
    const root = await emptyFolder();
    const folder = { id: 'in', path: path.join(root, 'in') };
    for (const place of ['', 'a', 'deep', 'in', 'in/a', 'in/deep', 'in/deep/a']) {
      await mkdir(path.join(root, place), { recursive: true });
      for (const name of ['b.txt', 'c.md', 'a.html']) await writeFile(path.join(root, place, name), 'Tiny');
    }
    from = { kind: 'file', id: 'in/deep/b.txt', file: path.join(folder.path, 'deep/b.txt'), folder };
  });

  it('leads to a file in the folder or nowhere', async () => {
    let led = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (url) => {
        const { address, problem } = await resolveLink({ url }, { from, scope: undefined, reach: 'document' });
        expect(address !== undefined && problem !== undefined).toBe(false);
        if (!address) return;
        led += 1;
        expect(address).toMatchObject({ kind: 'file', folder: from.folder });
        if (address.kind !== 'file') throw new Error('a file was expected');
        expect(path.relative(from.folder.path, address.file)).not.toMatch(/^\.\./);
        expect(address.id).toBe(`in/${path.relative(from.folder.path, address.file)}`);
      }),
      { numRuns: 2000 },
    );
    expect(led).toBeGreaterThan(20);
  });
});

describe('a link of a page on the web, whatever it says', () => {
  const from: UrlAddress = {
    kind: 'url',
    id: 'https://docs.example/api/v1/index.html',
    url: 'https://docs.example/api/v1/index.html',
    scope: ['https://docs.example/api/v1/'],
  };

  it('leads to a page in the scope or nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, fc.webUrl(), fc.string()), async (url) => {
        const { address } = await resolveLink({ url }, { from, scope: undefined, reach: 'page' });
        if (!address) return;
        if (address.kind !== 'url') throw new Error('a URL was expected');
        expect(address.url.startsWith('https://docs.example/api/v1/')).toBe(true);
        expect(address.url).not.toContain('#');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('scopes', () => {
  it.each([
    ['https://a.example/api/x', ['https://a.example/api/'], true],
    ['https://a.example/api', ['https://a.example/api/'], true],
    ['https://a.example/api?x', ['https://a.example/api'], true],
    ['https://a.example/apis', ['https://a.example/api'], false],
    ['https://a.example/', ['https://a.example'], true],
    ['https://a.example.evil.example/', ['https://a.example'], false],
    ['http://a.example/', ['https://a.example/'], false],
    ['https://a.example:444/', ['https://a.example/'], false],
    ['https://b.example/x', ['https://a.example/', 'https://b.example/x'], true],
    ['https://a.example/', [], false],
  ])('%s in %j: %s', (url, scopes, within) => expect(isWithin(url, scopes)).toBe(within));

  it.each([
    ['https://a.example/api/index.html?x#y', 'https://a.example/api/'],
    ['https://a.example/api/', 'https://a.example/api/'],
    ['https://a.example', 'https://a.example/'],
  ])('the folder of %s', (url, folder) => expect(folderOf(url)).toBe(folder));
});
