import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../source/http/library.js';
import { crawlTiny } from './tiny.js';

/** A folder with files; text by path. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The first file where absent. */
  readonly sources?: readonly string[];
  /** In the order in which they are read. */
  readonly reads: readonly string[];
  readonly says?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'are followed breadth first, each once, in the order of the page',
    files: {
      'a.txt': 'Tiny\nsee b.txt\nsee c.txt\nsee b.txt#part',
      'b.txt': 'Tiny\nsee d.txt\nsee a.txt',
      'c.txt': 'Tiny\nsee e.txt',
      'd.txt': 'Tiny',
      'e.txt': 'Tiny\nsee #here\nsee e.txt#there',
    },
    reads: ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'],
  },
  {
    name: 'start from the page that has them',
    files: {
      'in/a.txt': 'Tiny\nsee deep/b.txt',
      'in/deep/b.txt': 'Tiny\nsee ../c.txt\nsee d.txt',
      'in/c.txt': 'Tiny',
      'in/deep/d.txt': 'Tiny',
    },
    reads: ['in/a.txt', 'in/deep/b.txt', 'in/c.txt', 'in/deep/d.txt'],
  },
  {
    name: 'lead to what the page was saved as',
    files: {
      'a.txt': 'Tiny\nsee one.html\nsee two.html?x=1#y\nsee three\nsee four.md\nsee five.htm',
      'one.md': 'Tiny',
      'two.txt': 'Tiny',
      'three.html': '<p>Tiny',
      'four.md': 'Tiny',
      'four.html': '<p>Tiny',
      'five.html': '<p>Tiny',
    },
    reads: ['a.txt', 'one.md', 'two.txt', 'three.html', 'four.md', 'five.html'],
  },
  {
    name: 'are followed on where a dialect stumbles over one of the pages',
    files: { 'a.txt': 'Tiny\nsee b.txt\nsee c.txt', 'b.txt': 'Tiny\nstumble', 'c.txt': 'Tiny' },
    reads: ['a.txt', 'c.txt'],
    says: ['warning internal-error b.txt'],
  },
  {
    name: 'are decoded',
    files: { 'a.txt': 'Tiny\nsee a%20b.txt\nsee %C3%BC.txt', 'a b.txt': 'Tiny', 'ü.txt': 'Tiny' },
    reads: ['a.txt', 'a b.txt', 'ü.txt'],
  },
  {
    name: 'do not lead out of the folder, however they are written',
    files: {
      'in/a.txt':
        'Tiny\nsee ../b.txt\nsee x/../../b.txt\nsee %2e%2e/b.txt\nsee ..%2fb.txt\nsee ..\\b.txt\nsee /b.txt\nsee file:///b.txt\nsee %00.txt\nsee %zz.txt\nsee //host/b.txt',
      'b.txt': 'Tiny',
    },
    reads: ['in/a.txt'],
    says: [
      'warning link-outside in/a.txt:2',
      'warning link-outside in/a.txt:3',
      'warning link-outside in/a.txt:4',
      'warning link-unusable in/a.txt:5',
      'warning link-unusable in/a.txt:6',
      'warning link-unusable in/a.txt:7',
      'warning link-unusable in/a.txt:8',
      'warning link-unusable in/a.txt:9',
      'warning link-unusable in/a.txt:10',
      'warning link-unusable in/a.txt:11',
    ],
  },
  {
    name: 'lead anywhere in a folder that was named, and in the folder that a glob begins with',
    files: { 'in/x/a.txt': 'Tiny\nsee ../y/b.md', 'in/y/b.md': 'Tiny', 'on/x/a.txt': 'Tiny\nsee ../y/b.md', 'on/y/b.md': 'Tiny' },
    sources: ['in', 'on/**/a.txt'],
    reads: ['in/x/a.txt', 'in/y/b.md', 'on/x/a.txt', 'on/y/b.md'],
  },
  {
    name: 'do not lead from files to the web',
    files: { 'a.txt': 'Tiny\nsee https://docs.example/b.html' },
    reads: ['a.txt'],
    says: ['warning link-outside a.txt:2'],
  },
  {
    name: 'that lead nowhere are warnings, once each',
    files: { 'a.txt': 'Tiny\nsee gone.html\nsee b.txt', 'b.txt': 'Tiny\nsee gone.html\nsee spec.yaml' },
    reads: ['a.txt', 'b.txt'],
    says: ['warning link-missing a.txt:2', 'warning link-missing b.txt:3'],
  },
  {
    name: 'to pages that nobody reads are warnings; a page that was named is an error',
    files: { 'a.txt': 'Tiny\nsee b.txt\nsee c.txt', 'b.txt': 'Large', 'c.txt': '', 'd.txt': 'Large' },
    sources: ['a.txt', 'd.txt'],
    reads: ['a.txt'],
    says: ['error page-unknown d.txt:1', 'warning page-unknown b.txt:1', 'warning source-empty c.txt'],
  },
];

describe('links of files', () => {
  it.each(cases)('$name', async ({ files, sources, reads, says = [] }) => {
    const root = await folderWith(files);
    const crawled = await crawlTiny({ root, sources: sources ?? Object.keys(files).slice(0, 1) });
    expect(crawled.sources).toEqual(reads);
    expect(crawled.said).toEqual(says);
  });

  it('do not lead out of the folder by way of a symbolic link', async () => {
    const root = await folderWith({ 'in/a.txt': 'Tiny\nsee b.txt', 'secret.txt': 'Tiny' });
    await symlink('../secret.txt', join(root, 'in/b.txt'));
    const { sources, said } = await crawlTiny({ root, sources: ['in/a.txt'] });
    expect([sources, said]).toEqual([['in/a.txt'], ['warning link-outside in/a.txt:2']]);
  });

  it('tell which page leads to one that cannot be read', async () => {
    const root = await folderWith({ 'a.txt': 'Tiny\n\nsee b.txt', 'b.txt': 'Large' });
    const { diagnostics } = await crawlTiny({ root, sources: ['a.txt'] });
    expect(diagnostics[0]?.help).toContain('a.txt:3');
  });

  it('are followed up to a limit, which named pages do not know', async () => {
    const root = await folderWith({
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, 'Tiny\nsee d.txt\nsee e.txt'])),
      'd.txt': 'Tiny',
      'e.txt': 'Tiny',
    });
    const four = await crawlTiny({ root, sources: ['a.txt', 'b.txt', 'c.txt'], http: { maxPages: 4 } });
    expect([four.sources, four.said]).toEqual([['a.txt', 'b.txt', 'c.txt', 'd.txt'], ['warning crawl-cut a.txt']]);
    const two = await crawlTiny({ root, sources: ['a.txt', 'b.txt', 'c.txt'], http: { maxPages: 2 } });
    expect(two.sources).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('are not followed for ever, however many a page has', async () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => `see ${at}.yaml`);
    const root = await folderWith({
      'a.txt': ['Tiny', ...lines].join('\n'),
      'b.txt': ['Tiny', ...lines.map((line) => line.replace('see', 'load'))].join('\n'),
    });
    const { said } = await crawlTiny({ root, sources: ['a.txt', 'b.txt'] });
    expect(said.filter((one) => one.includes('a.txt')).length).toBeLessThan(30);
    expect(said.filter((one) => one.includes('b.txt')).length).toBeLessThan(110);
    expect(said).toContain('warning crawl-cut a.txt');
  });

  it('are remembered, those that led nowhere too: a run may be spared only where nothing has changed', async () => {
    const root = await folderWith({ 'a.txt': 'Tiny\nsee b.html\nload c.json', 'b.md': 'Tiny' });
    const { trail } = await crawlTiny({ root, sources: ['a.txt'] });
    expect([...trail].map(([id, hash]) => `${id} ${hash.slice(0, 7)}`)).toEqual([
      'a.txt sha256-',
      'c.json absent',
      'b.html absent',
      'b.htm absent',
      'b.md sha256-',
    ]);
  });

  it('count as progress, and the whole grows with them', async () => {
    const root = await folderWith({ 'a.txt': 'Tiny\nsee b.txt\nsee c.txt', 'b.txt': 'Tiny', 'c.txt': 'Tiny' });
    const told: unknown[] = [];
    const progress = {
      stage: (...all: unknown[]) => void told.push(all),
      step: (total?: number) => void told.push(total),
      end: () => {},
    };
    await crawlTiny({ root, sources: ['a.txt'] }, {}, progress);
    expect(told).toEqual([['Reading pages', 1], 3, 3, 3]);
  });
});

describe('documents that a page loads', () => {
  it('are had from beside the page, and are no pages of their own', async () => {
    const root = await folderWith({
      'a.txt': 'Tiny a\nload spec.json\nload gone.json',
      'b.txt': 'Tiny b\nload ./spec.json',
      'spec.json': '{"openapi": "3.1.0"}',
    });
    const { titles, said } = await crawlTiny({ root, sources: ['a.txt', 'b.txt'] });
    expect(titles).toEqual(['Tiny a + {"openapi": "3.1.0"} + nothing', 'Tiny b + {"openapi": "3.1.0"}']);
    expect(said).toEqual(['warning link-missing a.txt']);
  });

  it('do not come from outside of the folder', async () => {
    const root = await folderWith({ 'in/a.txt': 'Tiny\nload ../spec.json', 'spec.json': '{}' });
    expect(await crawlTiny({ root, sources: ['in/a.txt'] })).toMatchObject({
      titles: ['Tiny + nothing'],
      said: ['warning link-outside in/a.txt'],
    });
  });
});
