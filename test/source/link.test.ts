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

/** What leads from one file to another if all is well, and may have harm before it, in it or behind it. */
const ordinary = fc
  .tuple(fc.constantFrom('', './', '../', 'a/', '../a/', '../../'), fc.constantFrom('b.txt', 'a.html', 'c.md'))
  .map((parts) => parts.join(''));
const link = fc.oneof(
  { weight: 3, arbitrary: hostile },
  { weight: 1, arbitrary: ordinary },
  { weight: 1, arbitrary: fc.tuple(hostile, ordinary, hostile).map((parts) => parts.join('')) },
);

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
      fc.asyncProperty(link, fc.option(link, { nil: undefined }), async (url, base) => {
        const { address, problem } = await resolveLink({ url }, { from, base, scope: undefined, reach: 'document' });
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
    expect(led).toBeGreaterThan(100);
  });
});

describe('a link of a page on the web, whatever it says', () => {
  const from: UrlAddress = {
    kind: 'url',
    id: 'https://docs.example/api/v1/index.html',
    url: 'https://docs.example/api/v1/index.html',
    scope: ['https://docs.example/api/v1/'],
  };

  const anything = fc.oneof(hostile, fc.webUrl(), fc.string());

  it('leads to a page in the scope or nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.option(anything, { nil: undefined }), async (url, base) => {
        const { address } = await resolveLink({ url }, { from, base, scope: undefined, reach: 'page' });
        if (!address) return;
        if (address.kind !== 'url') throw new Error('a URL was expected');
        expect(address.url.startsWith('https://docs.example/api/v1/')).toBe(true);
        expect(address.url).not.toContain('#');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a link of a page with a `<base>`', () => {
  const page = 'https://docs.example/api/v1/op/index.html';
  const onWeb: UrlAddress = { kind: 'url', id: page, url: page, scope: ['https://docs.example/api/'] };

  it.each([
    ['types.html', '../', 'https://docs.example/api/v1/types.html'],
    ['types.html', '/api/', 'https://docs.example/api/types.html'],
    ['types.html', '/api/start.html?x#y', 'https://docs.example/api/types.html'],
    ['?page=2', '/api/list', 'https://docs.example/api/list?page=2'],
    ['/api/types.html', '/elsewhere/', 'https://docs.example/api/types.html'],
    ['types.html', 'data:text/plain,x', 'https://docs.example/api/v1/op/types.html'],
    ['types.html', 'javascript:1', 'https://docs.example/api/v1/op/types.html'],
    ['types.html', '', 'https://docs.example/api/v1/op/types.html'],
    ['types.html', '/elsewhere/', undefined],
    ['types.html', 'https://evil.example/api/', undefined],
    ['types.html', '//evil.example/api/', undefined],
    ['#part', '/api/', undefined],
  ])('on the web: %s from %s leads to %s', async (url, base, want) => {
    const { address } = await resolveLink({ url }, { from: onWeb, base, scope: undefined, reach: 'page' });
    expect(address?.id).toBe(want);
  });

  const web = ['https://docs.example/api/'];
  it.each<[string, string, readonly string[] | undefined, string | undefined]>([
    ['types.html', 'v2/', undefined, 'in/v2/types.html'],
    ['types.html', './v2/start.html', undefined, 'in/v2/types.html'],
    ['types.html', '.', undefined, 'in/types.html'],
    ['types.html', '/', undefined, 'in/types.html'],
    ['types.html', 'https://docs.example/api/', undefined, 'in/types.html'],
    ['types.html', 'https://docs.example/api/', web, 'https://docs.example/api/types.html'],
    ['types.html', 'https://evil.example/api/', web, 'in/types.html'],
    ['types.html', '../', undefined, undefined],
  ])('in a file: %s from %s with the scope %j leads to %s', async (url, base, scope, want) => {
    const root = await emptyFolder();
    await mkdir(path.join(root, 'in/v2'), { recursive: true });
    for (const name of ['index.html', 'types.html', 'v2/types.html', '../types.html'])
      await writeFile(path.join(root, 'in', name), '');
    const file = path.join(root, 'in/index.html');
    const from: FileAddress = { kind: 'file', id: 'in/index.html', file, folder: { id: 'in', path: path.join(root, 'in') } };
    const { address } = await resolveLink({ url }, { from, base, scope, reach: 'page' });
    expect(address?.id).toBe(want);
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
