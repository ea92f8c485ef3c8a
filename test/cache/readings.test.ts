import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AtHand } from '../../src/cache/at-hand.js';
import { earlierReadings, type Habits } from '../../src/cache/readings.js';
import type { ApiConfig } from '../../src/config/config.js';
import { diagnosticsOf } from '../../src/defect.js';
import type { DialectSpec } from '../../src/dialect/declarative/spec.js';
import type { TracedPage } from '../../src/model/reading.js';
import { readPages } from '../../src/pipeline.js';

let root: string;
let api: ApiConfig;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pagewright-readings-'));
  await mkdir(join(root, 'node_modules'));
  await cp('fixtures/apidog/ten-operations', join(root, 'pages'), { recursive: true });
  api = { name: 'ten', root, sources: ['pages/*.txt'], corrections: [], package: { version: '1.0.0' } };
});

afterEach(() => rm(root, { recursive: true, force: true }));

const always: Habits = { looks: true, keeps: true };

interface Run {
  /** Model, messages, and what was told of each page, as text. */
  readonly outcome: string;
  /** Of the pages, how many need not be read again. */
  readonly found: number;
}

/** Reads the pages, with what earlier runs kept where there are habits, and without it where there are none. */
async function run(habits?: Habits, { program = 'a program', as = api, atHand = new AtHand() } = {}): Promise<Run> {
  const told: TracedPage[] = [];
  const notice = ({ coverage, ...page }: TracedPage): void => void told.push({ ...page, coverage: { ...coverage, read: [] } });
  const kept = habits && earlierReadings(as, habits, notice, atHand, program);
  let found = 0;
  const find: NonNullable<typeof kept>['find'] = (source) => {
    const read = kept?.find(source);
    if (read) found += 1;
    return read;
  };
  const outcome = await readPages(as, { notice, before: kept && { ...kept, find } }).catch((error: unknown) => ({
    value: undefined,
    diagnostics: diagnosticsOf(error),
  }));
  return { outcome: JSON.stringify([outcome, told]), found };
}

const taught: DialectSpec = { name: 'ours', matches: { line: '^nothing has this$' }, operation: { each: 'article' } };

const pages = async (): Promise<readonly string[]> =>
  (await readdir(join(root, 'pages'))).filter((name) => name.endsWith('.txt')).sort();

describe('a page that was read before', () => {
  test('is not read again as long as it is the same', async () => {
    const count = (await pages()).length;
    const first = await run(always);
    const second = await run(always);
    expect([first.found, second.found]).toEqual([0, count]);
    expect(second.outcome).toBe(first.outcome);
    expect(first.outcome).toBe((await run()).outcome);
  });

  test.each([
    ['another program', () => run(always, { program: 'another program' })],
    ['an API that was not read before', () => run(always, { as: { ...api, name: 'other' } })],
    ['a config that teaches a layout', () => run(always, { as: { ...api, dialects: [{ spec: taught }] } })],
    ['a run that is to look at nothing', () => run({ looks: false, keeps: true })],
  ])('is read again by %s', async (_, again) => {
    await run(always);
    expect((await again()).found).toBe(0);
  });
});

describe('a process that stays', () => {
  test('has at hand what it read, and the disc keeps it', async () => {
    const count = (await pages()).length;
    const atHand = new AtHand();
    const runs: Run[] = [];
    for (let number = 0; number < 3; number++) {
      runs.push(await run(always, { atHand }));
      // Whoever changed what was read would be found out by this.
      for (const read of atHand.readings.values()) freeze(read);
    }
    expect(runs.map(({ found }) => found)).toEqual([0, count, count]);
    expect(new Set(runs.map(({ outcome }) => outcome)).size).toBe(1);
    expect((await run(always)).found).toBe(count);
    await rm(join(root, 'node_modules', '.cache'), { recursive: true });
    expect((await run(always, { atHand })).found).toBe(count);
  });

  test('sees what has changed', async () => {
    const atHand = new AtHand();
    for (let number = 0; number < 2; number++) await run(always, { atHand });
    const [file = ''] = await pages();
    await writeFile(join(root, 'pages', file), 'Sign in to continue');
    const { outcome, found } = await run(always, { atHand });
    expect(found).toBe((await pages()).length - 1);
    expect(outcome).toBe((await run()).outcome);
    expect((await run({ looks: false, keeps: true }, { atHand })).found).toBe(0);
  });
});

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

describe('a page that loads a document', () => {
  test('is read again each time, for they may have changed', async () => {
    await rm(join(root, 'pages'), { recursive: true });
    await mkdir(join(root, 'pages'));
    const shell = '<!doctype html><html><body><redoc spec-url="api.json"></redoc></body></html>';
    await writeFile(join(root, 'pages', 'index.html'), shell);
    const document = (title: string): string =>
      JSON.stringify({ openapi: '3.1.0', info: { title, version: '1' }, paths: { '/a': { get: { responses: {} } } } });
    api = { ...api, sources: ['pages/index.html'] };
    const titles: boolean[] = [];
    for (const title of ['Harbour One', 'Harbour Two']) {
      await writeFile(join(root, 'pages', 'api.json'), document(title));
      const { outcome } = await run(always);
      expect(outcome).toBe((await run()).outcome);
      titles.push(outcome.includes(title));
    }
    expect(titles).toEqual([true, true]);
  });
});

/** What may become of a page between two runs. */
const edits: Readonly<Record<string, (lines: readonly string[], at: number) => readonly string[]>> = {
  'a line goes': (lines, at) => lines.filter((_, index) => index !== at),
  'a line stands there twice': (lines, at) => [...lines.slice(0, at), lines[at] ?? '', ...lines.slice(at)],
  'two lines change places': (lines, at) =>
    lines.with(at, lines[at + 1] ?? '').with(Math.min(at + 1, lines.length - 1), lines[at] ?? ''),
  'the page is cut': (lines, at) => lines.slice(0, at),
  'numbers are others': (lines, at) =>
    lines.map((line, index) => (index < at ? line : line.replace(/\d+/g, (n) => `${Number(n) + 1}`))),
  'hostile words are written in': (lines, at) => lines.with(at, '__proto__ */ `${constructor}` \u2028 \ud800 ../'),
  'it asks to sign in': () => ['Sign in to continue', 'Password'],
  'all of it goes': () => [],
};

const edit = fc.record({ page: fc.nat(), kind: fc.constantFrom(...Object.keys(edits)), at: fc.nat() });

test('with and without what was read before, runs come to the same, whatever became of the pages', async () => {
  await run(always);
  const names = await pages();
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (several) => {
      for (const { page, kind, at } of several) {
        const file = join(root, 'pages', names[page % names.length] ?? '');
        const lines = (await readFile(file, 'utf8')).split('\n');
        await writeFile(file, (edits[kind]?.(lines, at % lines.length) ?? lines).join('\n'));
      }
      const { outcome } = await run(always);
      expect(outcome).toBe((await run()).outcome);
      for (const name of names) await cp(join('fixtures/apidog/ten-operations', name), join(root, 'pages', name));
    }),
    { numRuns: 8 },
  );
});
