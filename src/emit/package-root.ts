import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** Pagewright's own folder: templates and runtime sources stand below it, whether this file runs from `src/` or bundled from `dist/`. */
export function packageRoot(): string {
  found ??= search(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function search(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && isOwnManifest(readFileSync(file, 'utf8'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json of pagewright above ${start}`);
  }
}

function isOwnManifest(text: string): boolean {
  const manifest: unknown = JSON.parse(text);
  return typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'pagewright';
}
