import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { makePackages } from '../../src/commands/make.js';
import { Failure } from '../../src/diagnostic.js';
import { LockFolder } from '../../src/lock/lock-folder.js';
import { contents } from '../cli.js';
import { emptyProject } from './project.js';

const page = await readFile('fixtures/lock/ferries.md', 'utf8');
const wider = page.replace('At most 12', 'At most 20');

/** Two packages, the first of them up to date or not there yet, and what a run that wants to change both comes to. */
async function two(begins: readonly string[]) {
  const root = await emptyProject();
  const apis = ['boats', 'ships'].map((name) => ({
    name,
    root,
    sources: [`${name}.md`],
    corrections: [],
    package: { version: '1.0.0' },
  }));
  const options = { out: join(root, 'generated'), mode: 'write', force: true } as const;
  for (const { name } of apis) await writeFile(join(root, `${name}.md`), page);
  const begun = apis.filter(({ name }) => begins.includes(name));
  if (begun.length > 0) await makePackages(begun, options);
  for (const { name } of apis) await writeFile(join(root, `${name}.md`), wider);
  /** Whatever counts: a snapshot that no lock speaks of does not. */
  const files = async () => [...(await contents(root))].filter(([path]) => !path.startsWith('.pagewright/'));
  const run = async (): Promise<readonly string[]> => {
    try {
      return (await makePackages(apis, options)).made.map(({ version }) => version);
    } catch (error) {
      if (error instanceof Failure)
        return error.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      throw error;
    }
  };
  return { root, files, run };
}

it.each([
  ['were there', ['boats', 'ships'], ['1.1.0', '1.1.0']],
  ['were not there yet', ['ships'], ['1.0.0', '1.1.0']],
])('packages that %s are left alone where a later one cannot be written', async (_, begins, versions) => {
  const { root, files, run } = await two(begins);
  const inTheWay = join(root, 'generated/ships/README.md');
  await rm(inTheWay);
  await mkdir(inTheWay);
  await writeFile(join(inTheWay, 'mine.txt'), 'mine\n');
  const before = await files();
  expect(await run()).toEqual(['output-unwritable']);
  expect(await files()).toEqual(before);
  await rm(inTheWay, { recursive: true });
  expect(await run()).toEqual(versions);
});

it('packages are left alone where the lock cannot be written', async () => {
  const { files, run } = await two(['boats', 'ships']);
  vi.spyOn(LockFolder.prototype, 'write').mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
  const before = await files();
  expect(await run()).toEqual(['output-unwritable']);
  expect(await files()).toEqual(before);
  expect(await run()).toEqual(['1.1.0', '1.1.0']);
});
