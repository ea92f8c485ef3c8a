import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApiConfig } from '../../src/config/config.js';
import { concerns, leadsTo, placesOf } from '../../src/watch/places.js';

const root = resolve('/project');

const api = (given: Partial<ApiConfig>): ApiConfig => ({
  root,
  name: 'pets',
  sources: ['pages/a.txt'],
  corrections: [],
  package: { version: '1.0.0' },
  ...given,
});

const matters = (path: string, given: Partial<ApiConfig> = {}, followed: readonly string[] = [], out = 'generated'): boolean =>
  concerns(placesOf(api(given), followed, resolve(root, out)), resolve(root, path));

describe('what matters to an API', () => {
  it.each<{ what: string; path: string; given?: Partial<ApiConfig>; followed?: readonly string[]; out?: string }>([
    { what: 'a page', path: 'pages/a.txt' },
    { what: 'corrections', path: 'fixes.yaml', given: { corrections: ['fixes.yaml'] } },
    { what: 'a file that a link leads to', path: 'pages/b.txt', followed: ['pages/b.txt'] },
    { what: 'a new file in a directory', path: 'pages/deep/new.md', given: { sources: ['pages'] } },
    { what: 'a new file below a pattern', path: 'pages/deep/new.md', given: { sources: ['pages/**/*.md'] } },
    { what: 'the directory itself', path: 'pages', given: { sources: ['pages/*.md'] } },
    { what: 'a file beside the config, by a pattern', path: 'a.txt', given: { sources: ['*.txt'] } },
    { what: 'a file of another folder', path: '../elsewhere/a.txt', given: { sources: ['../elsewhere'] } },
    { what: 'a page in the folder of the packages', path: 'a.txt', given: { sources: ['a.txt'] }, out: '.' },
    { what: 'any page in the folder of the packages', path: 'a.txt', given: { sources: ['*.txt'] }, out: '.' },
  ])('$what', ({ path, given, followed, out }) => {
    expect(matters(path, given, followed, out)).toBe(true);
  });

  it.each<{ what: string; path: string; given?: Partial<ApiConfig>; out?: string }>([
    { what: 'a file beside the page', path: 'pages/b.txt' },
    { what: 'a page whose name begins alike', path: 'pages/a.txt.swp' },
    { what: 'a folder that is called like a directory and more', path: 'pages-old/a.txt', given: { sources: ['pages'] } },
    { what: 'the output', path: 'generated/pets/README.md', given: { sources: ['**/*.md'] } },
    { what: 'the package, where it lies beside the pages', path: 'pets/README.md', given: { sources: ['**/*.md'] }, out: '.' },
    { what: 'a stage of the writer', path: '.pagewright-stage-pets/new/README.md', given: { sources: ['**/*.md'] }, out: '.' },
    { what: 'what is kept of pages', path: '.pagewright/snapshots/x.md', given: { sources: ['**/*.md'] } },
    { what: 'what npm installs', path: 'node_modules/x/README.md', given: { sources: ['**/*.md'] } },
    { what: 'what git keeps', path: '.git/x.md', given: { sources: ['**/*.md'] } },
    { what: 'the cache of URLs', path: 'cache/x.md', given: { sources: ['**/*.md'], http: { cache: 'cache' } } },
    { what: 'a URL, which is no path', path: 'https:/x.example/a', given: { sources: ['https://x.example/a'] } },
  ])('not $what', ({ path, given, out }) => {
    expect(matters(path, given, [], out)).toBe(false);
  });

  it('is reached over the folders above it, and over no other', () => {
    const places = placesOf(api({ sources: ['pages/deep/*.md'] }), [], resolve(root, 'generated'));
    const isOnTheWay = (path: string): boolean => leadsTo(places, resolve(root, path));
    expect(['.', 'pages', 'pages/deep'].map(isOnTheWay)).toEqual([true, true, true]);
    expect(['src', 'pages/other', 'pages/deep/x'].map(isOnTheWay)).toEqual([false, false, false]);
  });
});
