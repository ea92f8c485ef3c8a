import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { emitPackage } from '../../../src/emit/index.js';
import type { ApiModel } from '../../../src/model/api.js';

export interface EmittedPackage {
  /** Path of a file of the package. */
  file(path: string): string;
  text(path: string): Promise<string>;
  /** The compiled module, as a consumer's `import` gets it. */
  load(module: string): Promise<Record<string, unknown>>;
  remove(): Promise<void>;
}

export async function fixtureModel(): Promise<ApiModel> {
  const text = await readFile(new URL('../../../fixtures/apidog/update-user-attributes/model.json', import.meta.url), 'utf8');
  return JSON.parse(text) as ApiModel;
}

/** A whole package, compiled, in a folder of its own. */
export async function emitToFolder(model: ApiModel): Promise<EmittedPackage> {
  const { value: files, diagnostics } = await emitPackage(model, { version: '1.0.0' });
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const folder = await mkdtemp(join(tmpdir(), 'pagewright-mock-server-'));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const file = (path: string): string => join(folder, path);
  return {
    file,
    text: (path) => readFile(file(path), 'utf8'),
    load: (module) => import(/* @vite-ignore */ pathToFileURL(file(`dist/esm/${module}.js`)).href),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
