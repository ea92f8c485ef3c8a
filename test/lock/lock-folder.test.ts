import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFile, readLock } from '../../src/lock/lock.js';
import { LockFolder } from '../../src/lock/lock-folder.js';
import { Project } from './remembered.js';

async function locked() {
  const project = await Project.begin();
  await project.run();
  const place = await LockFolder.open(project.folder, join(project.folder, 'generated'), undefined);
  const one = place.lock.get('generated/ferries');
  if (!one) throw new Error('nothing was locked');
  return { folder: project.folder, place, one };
}

test('runs of other packages at the same time all have their say', async () => {
  const { folder, place, one } = await locked();
  const other = await LockFolder.open(folder, join(folder, 'generated'), undefined);
  await place.write(new Map([['generated/boats', one]]));
  await other.write(new Map([['generated/ships', one]]));
  expect([...(await readLock(folder)).keys()]).toEqual(['generated/boats', 'generated/ferries', 'generated/ships']);
});

test('a package and a file may be called as what every object has', async () => {
  const { folder, place, one } = await locked();
  const files = { ...one.files, constructor: one.model };
  await place.write(new Map([['constructor', { ...one, files }]]));
  expect((await readLock(folder)).get('constructor')?.files).toEqual(files);
});

test('a lock that cannot be read is told, not taken for none', async () => {
  const { folder } = await locked();
  await mkdir(join(folder, 'elsewhere', lockFile), { recursive: true });
  await expect(readLock(join(folder, 'elsewhere'))).rejects.toThrow('cannot be read');
});
