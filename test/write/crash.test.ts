import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Disk, realDisk } from '../../src/write/disk.js';
import { beginWriting, type WriteOptions, writePackage } from '../../src/write/index.js';
import { stageFolder } from '../../src/write/stage-folder.js';
import { contents, emitted, put, temporaryFolder } from './folder.js';

type Files = Readonly<Record<string, string>>;

const changing = [
  'makeNewFolder',
  'makeFolders',
  'write',
  'keep',
  'move',
  'removeFile',
  'removeEmptyFolder',
  'removeAll',
] as const;

/** A disk that fails at the n-th change: once, or for good, as it is for a process that dies. */
function failingDisk(at: number, dies: boolean): { readonly disk: Disk; readonly failed: () => boolean } {
  let count = 0;
  const fails = (): boolean => {
    count += 1;
    return dies ? count >= at : count === at;
  };
  const wrapped = Object.fromEntries(
    changing.map((name) => [
      name,
      (...parameters: readonly string[]) => {
        if (fails()) throw Object.assign(new Error('EIO: the disk failed'), { code: 'EIO' });
        return (realDisk[name] as (...all: readonly string[]) => void)(...parameters);
      },
    ]),
  );
  return { disk: { ...realDisk, ...wrapped }, failed: () => count >= at };
}

const options: WriteOptions = { mode: 'write', generator: 'pagewright 0.1.0', inputs: 'sha256-inputs' };

const before: Files = { 'a.ts': 'a1', 'b.ts': 'b1', 'gone/c.ts': 'c1', 'gone/deep/d.ts': 'd1', 'same.ts': 'same' };
const after: Files = { 'a.ts': 'a2', 'b.ts': 'b2', 'new/e.ts': 'e2', 'same.ts': 'same' };
const own: Files = { 'own.txt': 'own', 'gone/own.txt': 'own' };

async function prepared(start: Files | undefined): Promise<string> {
  const folder = join(temporaryFolder(), 'shop');
  if (start === undefined) return folder;
  await writePackage(emitted(start), folder, options);
  put(folder, own);
  return folder;
}

const states = (start: Files | undefined, end: Files) => ({
  old: start === undefined ? undefined : { ...start, ...own },
  done: start === undefined ? end : { ...end, ...own },
});

const state = (folder: string): Files | undefined => (existsSync(folder) ? contents(folder) : undefined);

/** More changes than any of these runs makes. */
const enough = 80;

describe.each([
  ['a folder that exists', before],
  ['a folder that does not', undefined],
])('%s', (_, start) => {
  const { old, done } = states(start, after);

  test('a process that dies at any step is finished, or forgotten, by the next run', async () => {
    let at = 1;
    for (; at <= enough; at += 1) {
      const folder = await prepared(start);
      const { disk, failed } = failingDisk(at, true);
      await writePackage(emitted(after), folder, { ...options, disk });
      if (!failed()) break;
      const { diagnostics } = await writePackage(emitted(after), folder, options);
      expect({ at, diagnostics, now: state(folder), stage: existsSync(stageFolder(folder)) }).toEqual({
        at,
        diagnostics: [],
        now: done,
        stage: false,
      });
    }
    expect(at).toBeGreaterThan(5);
    expect(at).toBeLessThan(enough);
  });

  test('a step that fails leaves all as it was, or all done', async () => {
    let at = 1;
    for (; at <= enough; at += 1) {
      const folder = await prepared(start);
      const { disk, failed } = failingDisk(at, false);
      const { diagnostics } = await writePackage(emitted(after), folder, { ...options, disk });
      if (!failed()) break;
      expect(diagnostics.map(({ code }) => code)).toEqual(['output-unwritable']);
      expect([old, done], `change ${at}`).toContainEqual(state(folder));
    }
    expect(at).toBeGreaterThan(5);
    expect(at).toBeLessThan(enough);
  });

  test('what was committed is undone where it is abandoned, and stays where it is settled', async () => {
    const folder = await prepared(start);
    const committed = async () => {
      const { value: writing } = await beginWriting(emitted(after), folder, options);
      expect([writing.commit(), state(folder)]).toEqual([[], done]);
      return writing;
    };
    const abandoned = await committed();
    expect([abandoned.abandon(), state(folder), existsSync(stageFolder(folder))]).toEqual([[], old, false]);
    const settled = await committed();
    expect([settled.settle(), settled.abandon()]).toEqual([[], []]);
    expect([state(folder), existsSync(stageFolder(folder))]).toEqual([done, false]);
  });
});

test('what was journalled is finished even when the next run wants something else', async () => {
  for (let at = 1; at <= enough; at += 1) {
    const folder = await prepared(before);
    const { disk, failed } = failingDisk(at, true);
    await writePackage(emitted(after), folder, { ...options, disk });
    if (!failed()) break;
    const { diagnostics } = await writePackage(emitted(before), folder, options);
    expect({ at, diagnostics, now: state(folder) }).toEqual({ at, diagnostics: [], now: { ...before, ...own } });
  }
});

test('what somebody wrote after the crash is not overwritten by the recovery', async () => {
  let edited = 0;
  for (let at = 1; at <= enough; at += 1) {
    const folder = await prepared(before);
    const { disk, failed } = failingDisk(at, true);
    await writePackage(emitted(after), folder, { ...options, disk });
    if (!failed()) break;
    put(folder, { 'a.ts': 'mine' });
    const { diagnostics } = await writePackage(emitted(after), folder, options);
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-hand-edited']);
    expect(contents(folder)['a.ts']).toBe('mine');
    edited += 1;
  }
  expect(edited).toBeGreaterThan(5);
});

test('a run that dies twice is finished by the third', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }), async (firstAt, secondAt) => {
      const folder = await prepared(before);
      await writePackage(emitted(after), folder, { ...options, disk: failingDisk(firstAt, true).disk });
      await writePackage(emitted(after), folder, { ...options, disk: failingDisk(secondAt, true).disk });
      const { diagnostics } = await writePackage(emitted(after), folder, options);
      expect(diagnostics).toEqual([]);
      expect(state(folder)).toEqual({ ...after, ...own });
    }),
    { numRuns: 60 },
  );
});

test('a check after a crash says so and mends nothing', async () => {
  const folder = await prepared(before);
  await writePackage(emitted(after), folder, { ...options, disk: failingDisk(14, true).disk });
  const left = contents(join(folder, '..'), true);
  const { diagnostics } = await writePackage(emitted(after), folder, { ...options, mode: 'check' });
  expect(diagnostics.map(({ code }) => code)).toContain('write-interrupted');
  expect(contents(join(folder, '..'), true)).toEqual(left);
});

test('a stage of a run that lives is left alone', async () => {
  const folder = await prepared(before);
  mkdirSync(stageFolder(folder));
  writeFileSync(join(stageFolder(folder), 'owner'), String(process.ppid));
  const { diagnostics } = await writePackage(emitted(after), folder, options);
  expect(diagnostics).toMatchObject([{ code: 'write-interrupted', severity: 'error' }]);
  expect(state(folder)).toEqual({ ...before, ...own });
  expect(existsSync(join(stageFolder(folder), 'owner'))).toBe(true);
});

test('two runs of one process do not write one folder at once', async () => {
  const folder = await prepared(before);
  const outcomes = await Promise.all([
    writePackage(emitted(after), folder, options),
    writePackage(emitted(after), folder, options),
  ]);
  expect(outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(['write-interrupted']);
  expect(state(folder)).toEqual({ ...after, ...own });
});
