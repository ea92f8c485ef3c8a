import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportLines } from '../../src/commands/report.js';
import { type ScrapeOptions, scrapeCommand } from '../../src/commands/scrape.js';
import { Failure } from '../../src/diagnostic.js';
import { hostIn } from './host.js';
import { emptyProject } from './project.js';

let folder: string;
beforeAll(async () => {
  folder = await emptyProject();
  await cp('fixtures/declarative/lotsenblatt', folder, { recursive: true });
  await cp('fixtures/apidog/grammar/api-key.txt', join(folder, 'other.txt'));
  const partly = 'LOTSENBLATT 3\n\nWords from nowhere\n=== eins ===\nGET /eins\nim Weg\nx Wort\nliefert 204\n';
  await writeFile(join(folder, 'partly.txt'), partly);
  await writeFile(join(folder, 'none.txt'), 'Words, and no more.\n');
});

async function scrape(options: Partial<ScrapeOptions>) {
  const fetching = { offline: true, header: [], allowPrivate: false, scope: [], render: false };
  const host = hostIn(folder);
  const whole: ScrapeOptions = {
    ...fetching,
    sources: ['page.txt'],
    format: 'model',
    corrections: [],
    coverage: false,
    ...options,
  };
  const result = await scrapeCommand(whole, host);
  return { ...result, said: host.said };
}

describe('scrape --trace', () => {
  it('tells which dialect took the page and why, each line with its rule, and the lines without one', async () => {
    const { said, data } = await scrape({ trace: 'lines' });
    expect(said.slice(0, 2)).toEqual([
      'page.txt: lotsenblatt, because it has the line “LOTSENBLATT 3”',
      '  36 of 36 lines read (100 %)',
    ]);
    expect(said[2]).toMatch(/^ {3}1 {2}LOTSENBLATT 3 +the page is known by this line$/);
    expect(said[5]).toMatch(/^ {3}6 {2}=== anfordern === +a line like “\^=== .* is an operation$/);
    expect(JSON.parse(data ?? '')).toMatchObject({ formatVersion: 1 });
  });

  it('tells which dialects were asked before', async () => {
    const { said } = await scrape({ trace: 'lines', sources: ['other.txt'] });
    expect(said[0]).toMatch(/^other\.txt: apidog, because “/);
    expect(said[1]).toMatch(/^ {2}asked before: lotsenblatt(?:,|$)/);
  });

  it('marks what no rule read; --coverage shows nothing else', async () => {
    const head = ['partly.txt: lotsenblatt, because it has the line “LOTSENBLATT 3”', '  5 of 7 lines read (71 %)'];
    const traced = await scrape({ trace: 'lines', sources: ['partly.txt'] });
    expect(traced.said.slice(0, 2)).toEqual(head);
    expect(traced.said.filter((line) => line.startsWith('!'))).toEqual([
      expect.stringMatching(/^! 3 {2}Words from nowhere +not read$/),
      expect.stringMatching(/^! 7 {2}x Wort {50} {2}not read$/),
    ]);
    const covered = await scrape({ coverage: true, sources: ['partly.txt'] });
    expect(covered.said).toEqual([...head, '! 3  Words from nowhere', '! 7  x Wort', '']);
  });

  it('is told of pages also where the run comes to nothing', async () => {
    const host = hostIn(folder);
    const options = {
      trace: 'lines' as const,
      coverage: false,
      offline: true,
      header: [],
      allowPrivate: false,
      scope: [],
      render: false,
    };
    const work = scrapeCommand({ ...options, sources: ['page.txt', 'none.txt'], format: 'model', corrections: [] }, host);
    await expect(work).rejects.toThrow(Failure);
    expect(host.said[0]).toContain('page.txt: lotsenblatt');
    const refused = host.said.indexOf('none.txt: no dialect knows it');
    expect(host.said.slice(refused + 1, refused + 4)).toEqual([
      expect.stringMatching(/^ {2}asked: lotsenblatt, /),
      '  0 of 1 lines read (0 %)',
      expect.stringMatching(/^! 1 {2}Words, and no more\. +not read$/),
    ]);
  });

  it('as JSON, gives an object a page', async () => {
    const { said } = await scrape({ trace: 'json', sources: ['page.txt', 'other.txt'] });
    const pages = said.map((line) => JSON.parse(line));
    expect(pages).toMatchObject([
      { source: 'page.txt', dialect: 'lotsenblatt', asked: [], lines: 36, coverage: 1, unread: [] },
      { source: 'other.txt', dialect: 'apidog', asked: expect.arrayContaining(['lotsenblatt']) },
    ]);
    expect(pages[0].read[0]).toEqual({ line: 1, rule: 'the page is known by this line', text: 'LOTSENBLATT 3' });
  });
});

describe('scrape --explain', () => {
  it('tells where a fact was read, in place of the document', async () => {
    const { data, ending } = await scrape({ explain: 'anfordern.request.schiff.laenge type' });
    expect(ending).toBe('done');
    expect(data).toContain('documented  page.txt:16\n      > laenge      Bruch, darf     in Metern');
  });

  it('fails for a fact that is not there, and names the nearest', async () => {
    const { data, ending, diagnostics } = await scrape({ explain: 'anfordern.request.schif type' });
    expect([ending, data]).toEqual(['failed', undefined]);
    expect(diagnostics[0]?.help).toContain('schiff');
  });
});

describe('a run that read little of its pages', () => {
  const lines = (lines: number, unread: number): readonly string[] =>
    reportLines({
      ending: 'done',
      written: true,
      diagnostics: [],
      packages: [
        {
          name: 'a',
          folder: 'a',
          read: { pages: 1, operations: 1, lines, unread },
          created: [],
          updated: [],
          removed: [],
          unchanged: 3,
        },
      ],
    });

  it('says so in one line', () => {
    expect(lines(100, 51)).toEqual([
      'a: 1 operation from 1 page, 3 files up to date',
      '  only 49 of 100 lines read (49 %); npx generator scrape <pages> --coverage shows the others',
    ]);
  });

  it.each([
    [100, 50],
    [0, 0],
  ])('not where %i lines are there and %i were passed over', (all, unread) => {
    expect(lines(all, unread)).toHaveLength(1);
  });
});
