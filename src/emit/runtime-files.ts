import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';
import type { EmittedFile } from './target.js';

export type RuntimeTarget = 'validator' | 'client' | 'mock-server';

/**
 * The sources that a target's generated code runs on: `src/emit/<target>/runtime/*.ts`, copied word for word to
 * `src/runtime/<target>/*.ts` of the package. They import only one another.
 */
export function runtimeFiles(target: RuntimeTarget): readonly EmittedFile[] {
  const folder = join(packageRoot(), 'src', 'emit', target, 'runtime');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { path: `src/runtime/${target}/${name}`, text: text.replaceAll('\r\n', '\n'), format: 'as-is' };
  });
}
