import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';
import type { EmittedFile } from './target.js';

export type RuntimeTarget = 'validator' | 'client' | 'mock-server';

/**
 * The sources that a target's generated code runs on: `src/emit/<target>/runtime/*.ts`, copied word for word to
 * `src/runtime/<target>/*.ts` of the package. They import only one another.
 */
export async function runtimeFiles(target: RuntimeTarget): Promise<EmittedFile[]> {
  const folder = join(packageRoot(), 'src', 'emit', target, 'runtime');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return {
        path: `src/runtime/${target}/${name}`,
        text: text.replaceAll('\r\n', '\n'),
        format: 'as-is',
      };
    }),
  );
}
