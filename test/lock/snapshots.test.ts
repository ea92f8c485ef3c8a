import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pack, Snapshots } from '../../src/lock/snapshots.js';
import { hashOf } from '../../src/write/manifest.js';

const folder = await mkdtemp(join(tmpdir(), 'snapshots-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = '# Ferries\n'.repeat(500);
const hash = hashOf(page);

test('what is kept is had again by its hash, and is smaller meanwhile', async () => {
  const snapshots = new Snapshots(join(folder, 'kept'));
  const packed = await pack(page);
  expect(packed.byteLength).toBeLessThan(page.length / 5);
  await snapshots.add(new Map([[hash, packed]]));
  expect(await snapshots.kept()).toEqual(new Set([hash]));
  expect(new TextDecoder().decode(await snapshots.read(hash))).toBe(page);
  await snapshots.remove([hash]);
  expect(await snapshots.read(hash)).toBeUndefined();
});

test('what is not what its name says is not there', async () => {
  const path = join(folder, 'forged');
  const snapshots = new Snapshots(path);
  await snapshots.add(new Map([[hash, await pack('something else')]]));
  expect(await snapshots.read(hash)).toBeUndefined();
  await writeFile(join(path, (await readdir(path)).find((name) => name.endsWith('.br')) ?? ''), 'no compressed data');
  expect(await snapshots.read(hash)).toBeUndefined();
});

test('a folder that is not there has nothing, and is not made for nothing', async () => {
  const path = join(folder, 'absent');
  const snapshots = new Snapshots(path);
  expect(await snapshots.kept()).toEqual(new Set());
  await snapshots.add(new Map());
  expect(await readdir(folder)).not.toContain('absent');
});

test('git takes none of it for text, and whoever says more about it is not spoken over', async () => {
  const path = join(folder, 'attributes');
  const snapshots = new Snapshots(path);
  await snapshots.add(new Map([[hash, await pack(page)]]));
  const file = join(path, '.gitattributes');
  expect(await readFile(file, 'utf8')).toBe('*.br binary\n');
  await writeFile(file, '* binary\n');
  await snapshots.add(new Map([[hash, await pack(page)]]));
  expect(await readFile(file, 'utf8')).toBe('* binary\n');
});

test('a folder that cannot be listed has nothing', async () => {
  const path = join(folder, 'no-folder');
  await writeFile(path, '');
  expect(await new Snapshots(path).kept()).toEqual(new Set());
});

test('without a folder nothing is kept', async () => {
  const snapshots = new Snapshots(undefined);
  await snapshots.add(new Map([[hash, await pack(page)]]));
  expect(await snapshots.read(hash)).toBeUndefined();
});
