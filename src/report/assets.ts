import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../emit/package-root.js';

/** What runs in the reader's browser, as text. */
export interface Assets {
  readonly script: string;
  readonly style: string;
}

/** Built from `src/report/assets` with the program; stands beside it. */
export async function readAssets(): Promise<Assets> {
  const read = (name: string): Promise<string> => readFile(join(packageRoot(), 'dist', 'report', name), 'utf8');
  const [script, style] = await Promise.all([read('app.js'), read('style.css')]);
  return { script, style };
}
