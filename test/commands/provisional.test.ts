import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePackages } from '../../src/commands/make.js';
import { emptyProject } from './project.js';

const page = await readFile('fixtures/lock/ferries.md', 'utf8');

it('runs that are not the last word are one version together', async () => {
  const root = await emptyProject();
  const api = { name: 'ferries', root, sources: ['ferries.md'], corrections: [], package: { version: '1.0.0' } };
  const lock = (): Promise<string> => readFile(join(root, 'generator.lock.json'), 'utf8');
  const run = async (text: string, provisional: boolean): Promise<unknown> => {
    await writeFile(join(root, 'ferries.md'), text);
    const { made } = await makePackages([api], { out: join(root, 'generated'), mode: 'write', provisional });
    return made.map(({ version }) => version);
  };
  // Somebody has to begin.
  expect(await run(page, true)).toEqual(['1.0.0']);
  const begun = await lock();
  const wider = page.replace('At most 12', 'At most 20');
  expect(await run(wider, true)).toEqual(['1.1.0']);
  expect(await run(wider.replace('At most 20', 'At most 30'), true)).toEqual(['1.1.0']);
  expect(await run(page, true)).toEqual(['1.0.0']);
  expect(await lock()).toBe(begun);
  expect(await run(wider, true)).toEqual(['1.1.0']);
  expect(await run(wider, false)).toEqual(['1.1.0']);
  expect(JSON.parse(await lock()).packages['generated/ferries'].version).toBe('1.1.0');
});

describe('what they come after is still known when they are over', () => {
  const required = page.replace('| deck | string | no |', '| deck | string | yes |');
  const begin = async (snapshots?: false) => {
    const root = await emptyProject();
    const api = { name: 'ferries', root, sources: ['ferries.md'], corrections: [], package: { version: '1.0.0' } };
    const run = async (text: string, provisional: boolean): Promise<readonly string[]> => {
      await writeFile(join(root, 'ferries.md'), text);
      const of = { ...api, ...(snapshots === undefined ? {} : { snapshots }) };
      const { made } = await makePackages([of], { out: join(root, 'generated'), mode: 'write', provisional });
      return made.map(({ version }) => version);
    };
    expect(await run(page, false)).toEqual(['1.0.0']);
    return { root, run };
  };

  it('also where the snapshots were deleted before', async () => {
    const { root, run } = await begin();
    await rm(join(root, '.pagewright'), { recursive: true });
    expect(await run(required, true)).toEqual(['2.0.0']);
    expect(await run(required.replace('Where to sit.', 'Sit.'), true)).toEqual(['2.0.0']);
    expect(await run(required, false)).toEqual(['2.0.0']);
  });

  it('and where none are kept, each is a version of its own', async () => {
    const { run } = await begin(false);
    expect(await run(required, true)).toEqual(['2.0.0']);
    expect(await run(required.replace('Where to sit.', 'Sit.'), true)).toEqual(['2.0.1']);
    expect(await run(required.replace('Where to sit.', 'Sit.'), false)).toEqual(['2.0.1']);
  });
});
