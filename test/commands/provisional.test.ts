import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
