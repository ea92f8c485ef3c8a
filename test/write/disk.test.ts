import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../src/write/disk.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'disk-'));

test('makes every folder on the way to a file', () => {
  const file = join(folder(), 'a', 'b', 'c.txt');
  realDisk.write(file, 'text');
  expect(readFileSync(file, 'utf8')).toBe('text');
  realDisk.makeFolders(join(file, '..'));
});

test('fails where a file stands in the way', () => {
  const file = join(folder(), 'a');
  writeFileSync(file, '');
  expect(() => realDisk.write(join(file, 'b', 'c.txt'), '')).toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))('fails, and does not try for ever, where nobody can make a folder', () => {
  expect(() => realDisk.makeFolders('/proc/none/below')).toThrow('ENOENT');
});
