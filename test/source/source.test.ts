import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { maximumBytes } from '../../src/source/inspect.js';
import { Library } from '../../src/source/library.js';
import type { Source } from '../../src/source/source.js';
import { readStandardInput } from '../../src/source/stdin.js';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pagewright-source-'));
  await mkdir(path.join(root, 'pages/deep'), { recursive: true });
  await mkdir(path.join(root, 'nothing'));
  for (const name of ['pages/b.txt', 'pages/a.html', 'pages/deep/c.md', 'pages/a.truth.json', 'pages/[id].txt']) {
    await writeFile(path.join(root, name), `words of ${name}`);
  }
  await mkdir(path.join(root, 'pages/node_modules/x'), { recursive: true });
  await writeFile(path.join(root, 'pages/node_modules/x/README.md'), 'Of somebody else.');
  await writeFile(path.join(root, 'empty.txt'), ' \n\t\n');
  await writeFile(path.join(root, 'mark-only.txt'), '\ufeff');
  await writeFile(path.join(root, 'page.pdf'), '%PDF-1.7 …');
  await writeFile(path.join(root, 'page.txt'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14]));
  await writeFile(path.join(root, 'shot.html'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]));
  await writeFile(path.join(root, 'zeros.txt'), Buffer.from([0x61, 0x00, 0x62]));
  await writeFile(path.join(root, 'wide.txt'), Buffer.from('\ufeffwide', 'utf16le'));
  await writeFile(path.join(root, 'large.txt'), Buffer.alloc(maximumBytes + 1, 0x61));
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Finds and opens what is named. */
async function readSources(
  named: readonly string[],
  folder: string,
): Promise<{ readonly value: readonly Source[]; readonly diagnostics: readonly Diagnostic[] }> {
  const library = new Library({ root: folder, sources: named });
  const found = await library.find();
  const opened = await Promise.all(found.value.map((address) => library.open(address, 'named')));
  return {
    value: opened.flatMap(({ value }) => (value ? [value.source] : [])),
    diagnostics: [...found.diagnostics, ...opened.flatMap(({ diagnostics }) => diagnostics)],
  };
}

const idsOf = async (...named: string[]): Promise<readonly string[]> =>
  (await readSources(named, root)).value.map(({ id }) => id);

describe('sources that can be read', () => {
  test.each<{ named: string[]; ids: string[] }>([
    { named: ['pages/b.txt'], ids: ['pages/b.txt'] },
    { named: ['./pages/b.txt'], ids: ['pages/b.txt'] },
    { named: ['pages/b.txt', 'pages/a.html'], ids: ['pages/b.txt', 'pages/a.html'] },
    { named: ['pages/b.txt', './pages/b.txt'], ids: ['pages/b.txt'] },
    { named: ['pages'], ids: ['pages/[id].txt', 'pages/a.html', 'pages/b.txt', 'pages/deep/c.md'] },
    { named: ['pages/'], ids: ['pages/[id].txt', 'pages/a.html', 'pages/b.txt', 'pages/deep/c.md'] },
    { named: ['pages/*.txt'], ids: ['pages/[id].txt', 'pages/b.txt'] },
    { named: ['pages/**/*.{md,html}'], ids: ['pages/a.html', 'pages/deep/c.md'] },
    { named: ['pages/[id].txt'], ids: ['pages/[id].txt'] },
    { named: ['wide.txt'], ids: ['wide.txt'] },
  ])('$named', async ({ named, ids }) => {
    const { value, diagnostics } = await readSources(named, root);
    expect(value.map(({ id }) => id)).toEqual(ids);
    expect(diagnostics).toEqual([]);
  });

  test('an absolute path stays one', async () => {
    const file = path.join(root, 'pages/b.txt');
    expect(await idsOf(file)).toEqual([file]);
  });

  test('bytes are those of the file', async () => {
    const { value } = await readSources(['pages/b.txt'], root);
    expect(Buffer.from(value[0]?.bytes ?? []).toString()).toBe('words of pages/b.txt');
  });
});

describe('sources that cannot', () => {
  test.each([
    ['absent.txt', 'source-not-found'],
    ['absent/*.txt', 'source-not-found'],
    ['nothing', 'source-not-found'],
    ['/dev/null', 'source-not-found'],
    ['empty.txt', 'source-empty'],
    ['mark-only.txt', 'source-empty'],
    ['page.pdf', 'source-binary'],
    ['page.txt', 'source-binary'],
    ['shot.html', 'source-binary'],
    ['zeros.txt', 'source-binary'],
    ['large.txt', 'source-too-large'],
    ['https://', 'url-invalid'],
    ['http:/page', 'url-invalid'],
  ])('%s: %s', async (named, code) => {
    const { value, diagnostics } = await readSources([named], root);
    expect(value).toEqual([]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code, severity: 'error', where: { source: named } });
    expect(diagnostics[0]?.help).not.toBe('');
  });

  test('all problems are told at once, and what is readable is still read', async () => {
    const { value, diagnostics } = await readSources(['absent.txt', 'pages/b.txt', 'empty.txt'], root);
    expect(value.map(({ id }) => id)).toEqual(['pages/b.txt']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['source-not-found', 'source-empty']);
  });

  test('no source at all', async () => {
    expect((await readSources([], root)).diagnostics.map(({ code }) => code)).toEqual(['source-not-found']);
  });
});

describe('standard input', () => {
  async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield new TextEncoder().encode(text);
  }

  test('is one source, however it arrives', async () => {
    const { value } = await readStandardInput(chunks('half a ', 'page'));
    expect(value.map(({ id, bytes }) => [id, Buffer.from(bytes).toString()])).toEqual([['-', 'half a page']]);
  });

  test('may be empty or endless, which is told', async () => {
    expect((await readStandardInput(chunks())).diagnostics[0]).toMatchObject({ code: 'source-empty', where: { source: '-' } });
    const endless = 'x'.repeat(maximumBytes / 2 + 1);
    expect((await readStandardInput(chunks(endless, endless))).diagnostics[0]).toMatchObject({ code: 'source-too-large' });
  });
});
