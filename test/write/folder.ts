import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EmittedFile } from '../../src/emit/target.js';

export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'write-')));

export const emitted = (files: Readonly<Record<string, string>>): readonly EmittedFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text, format: 'as-is' }));

export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder with its text; links as `-> target`, empty folders as `path/`. The record is left out unless asked for. */
export function contents(folder: string, withRecord = false): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (below: string): void => {
    const names = readdirSync(join(folder, below)).sort();
    if (names.length === 0 && below !== '') found[`${below}/`] = '';
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`;
      if (name === '.pagewright' && !withRecord) continue;
      const stats = lstatSync(join(folder, path));
      if (stats.isDirectory()) walk(path);
      else
        found[path] = stats.isSymbolicLink()
          ? `-> ${readlinkSync(join(folder, path))}`
          : readFileSync(join(folder, path), 'utf8');
    }
  };
  walk('');
  return found;
}
