import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
  await writeFile(join(path, (await readdir(path))[0] ?? ''), 'no compressed data');
  expect(await snapshots.read(hash)).toBeUndefined();
});

test('a folder that is not there has nothing, and is not made for nothing', async () => {
  const path = join(folder, 'absent');
  const snapshots = new Snapshots(path);
  expect(await snapshots.kept()).toEqual(new Set());
  await snapshots.add(new Map());
  expect(await readdir(folder)).not.toContain('absent');
});

test('without a folder nothing is kept', async () => {
  const snapshots = new Snapshots(undefined);
  await snapshots.add(new Map([[hash, await pack(page)]]));
  expect(await snapshots.read(hash)).toBeUndefined();
});
