import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { apiReport } from '../../src/report/data.js';
import type { ApiReport, Cite, FactReport, NodeReport } from '../../src/report/report-data.js';
import { ferryPage, materialOf, withPast } from './reports.js';

const reportOf = async (pages: Readonly<Record<string, string>>, corrections?: string): Promise<ApiReport> =>
  apiReport(await materialOf(pages, corrections));

/** Every node of a report once. */
const nodesIn = ({ entries, types, errors }: ApiReport): readonly NodeReport[] => [
  ...entries.filter(({ kind }) => kind !== 'type').flatMap(({ groups }) => groups.flatMap(({ nodes }) => nodes)),
  ...[...types, ...errors].flatMap(({ nodes }) => nodes),
];

function factOf(report: ApiReport, path: string, name: string): FactReport {
  const fact = nodesIn(report)
    .find((node) => node.path === path)
    ?.facts.find((one) => one.name === name);
  if (!fact) throw new Error(`no ${path} ${name}`);
  return fact;
}

/** The words that a cite is shown by. */
function wordsOf(report: ApiReport, cite: Cite | undefined): string | undefined {
  const { at } = cite ?? {};
  return at && report.pages[at.page]?.lines[at.line]?.text.slice(at.from, at.to);
}

const corrections = `corrections:
  - where: types.BookFerryRequest.Ferry maxLength
    was: 128
    set: 100
    because: It is so.
  - where: types.Gone maxLength
    set: 3
    because: It was so.
`;

describe('the data of a report', () => {
  it('has facts with the words that they were read from', async () => {
    const report = await reportOf({ 'BookFerry.txt': ferryPage() });
    const most = factOf(report, 'types.BookFerryRequest.Ferry', 'maxLength');
    expect([most.value, most.standing, wordsOf(report, most.cites[0])]).toEqual([
      '128',
      'documented',
      '>= 1 characters<= 128 characters',
    ]);
    const values = factOf(report, 'types.BookFerryRequest.Deck', 'enum');
    expect([values.value, values.standing, wordsOf(report, values.cites[0])]).toEqual([
      '["UPPER","LOWER"]',
      'inferred',
      'UPPERLOWER',
    ]);
  });

  it('counts every fact once, as the lock does', async () => {
    const before = await materialOf({ 'BookFerry.txt': ferryPage() });
    const { history = [] } = withPast(before, before);
    const report = apiReport(before);
    const { standings } = report;
    const loose = report.entries.flatMap(({ groups }) =>
      groups.filter(({ title }) => title === 'Examples' || title === 'Samples'),
    );
    const extra = loose.flatMap(({ nodes }) => nodes).length;
    const total = Object.values(standings).reduce((sum, count) => sum + count, 0);
    expect(history[0] && Object.values(history[0].standings).reduce((sum, count) => sum + count, 0)).toBe(total - extra);
  });

  it('tells an operation with its types, and apart the types of several', async () => {
    const report = await reportOf({ 'BookFerry.txt': ferryPage(), 'HireFerry.txt': ferryPage() });
    expect(report.entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'api test-api',
      'operation BookFerry',
      'operation HireFerry',
    ]);
    const [, book] = report.entries;
    expect(book?.groups.map(({ title, types }) => [title, ...types])).toEqual([
      ['Operation'],
      ['Headers'],
      ['Request', 'BookFerryRequest'],
      ['Response 200 Success', 'BookFerryResponse'],
      ['Errors'],
      ['Examples'],
      ['Samples'],
    ]);
    expect(book?.excerpts).toEqual([{ page: 0, from: 0, to: (report.pages[0]?.lines.length ?? 0) - 1 }]);
  });

  it('tells a type of several operations once, and who holds it', async () => {
    const names = ['CreateGroup', 'ListGroups'];
    const pages = names.map(
      async (name) => [`${name}.txt`, await readFile(`fixtures/apidog/ten-operations/${name}.txt`, 'utf8')] as const,
    );
    const report = await reportOf(Object.fromEntries(await Promise.all(pages)));
    const shared = report.entries.find(({ kind }) => kind === 'type');
    expect([shared?.id, shared?.groups]).toEqual(['GroupType', [{ title: 'Type', nodes: [], types: ['GroupType'] }]]);
    expect(report.types.find(({ name }) => name === 'GroupType')?.usedBy).toEqual(names);
    const paths = nodesIn(report).map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('has lines of documents whose dialect notes their numbers only', async () => {
    const text = await readFile('fixtures/openapi/harbour.json', 'utf8');
    const report = await reportOf({ 'harbour.json': text });
    const [page] = report.pages;
    expect(page?.lines.every(({ number, text: words }) => words === text.split('\n')[number - 1])).toBe(true);
    const [url] = report.entries.flatMap(({ groups }) =>
      groups.filter(({ title }) => title === 'Servers').flatMap(({ nodes }) => nodes),
    );
    expect(wordsOf(report, url?.facts.find(({ name }) => name === 'url')?.cites[0])).toMatch(/^"url": /);
  });

  it('cuts lines that are longer than any screen', async () => {
    const text = JSON.stringify(JSON.parse(await readFile('fixtures/openapi/harbour.json', 'utf8')));
    const report = await reportOf({ 'harbour.json': text });
    const lengths = report.pages.flatMap(({ lines }) => lines.map((line) => line.text.length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2000);
    expect(report.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('')).toBe(text);
  });

  it('has lines that nobody read', async () => {
    const html = await readFile('fixtures/general/unplaced-fields/page.html', 'utf8');
    const [page] = (await reportOf({ 'page.html': html })).pages;
    const unread = page?.lines.filter(({ rule }) => rule === undefined) ?? [];
    expect([unread.length > 0, unread.length]).toEqual([true, page?.unread]);
  });

  it('has corrections with what is wrong with them', async () => {
    const report = await reportOf({ 'BookFerry.txt': ferryPage({ most: 64 }) }, corrections);
    expect(report.corrections.map(({ where, problem }) => [where, problem?.code])).toEqual([
      ['types.BookFerryRequest.Ferry maxLength', 'correction-stale'],
      ['types.Gone maxLength', 'correction-unmatched'],
    ]);
    expect(factOf(report, 'types.BookFerryRequest.Ferry', 'maxLength')).toMatchObject({ value: '100', standing: 'corrected' });
  });

  it('shows what cannot be seen', async () => {
    const report = await reportOf({ 'BookFerry.txt': ferryPage({ about: 'Books \u202eyrref\u2066 places\u200f.' }) });
    const about = factOf(report, 'BookFerry', 'description');
    expect(about.value).toBe('Books ⟨202E⟩yrref⟨2066⟩ places⟨200F⟩.');
    expect(wordsOf(report, about.cites[0])).toBe(about.value);
    expect(JSON.stringify(report.pages)).not.toMatch(/[\u202e\u2066\u200f]/);
  });
});
