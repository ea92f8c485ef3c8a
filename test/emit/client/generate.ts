import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildView } from '../../../src/emit/build-view.js';
import { clientTarget } from '../../../src/emit/client/index.js';
import { compilePackage } from '../../../src/emit/compile.js';
import { formatFiles } from '../../../src/emit/format.js';
import { inBrowsers } from '../../../src/emit/package/package-json.js';
import type { EmittedFile } from '../../../src/emit/target.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { ApiModel } from '../../../src/model/api.js';

export interface Generated {
  /** Sources and compiled modules by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Type errors, as `file:line message`. */
  readonly problems: readonly string[];
}

const index = ['types', 'validator', 'client'].map((name) => `export * from './${name}.js';`).join('\n');

/** Types, validator and client of a model, formatted and compiled as for a package. `more` are further sources, by path. */
export async function generate(model: ApiModel, more: Readonly<Record<string, string>> = {}): Promise<Generated> {
  const view = buildView(model, { version: '1.0.0' });
  const sources: EmittedFile[] = Object.entries({ 'src/index.ts': index, ...more }).map(([path, text]) => ({
    path,
    text,
    format: 'as-is',
  }));
  for (const target of [typesTarget, validatorTarget, clientTarget]) {
    const formatted = await formatFiles(await target.emit(view, model), target.name);
    if (formatted.diagnostics.length > 0) throw new Error(formatted.diagnostics.map((problem) => problem.message).join('\n'));
    sources.push(...formatted.value);
  }
  const compiled = await compilePackage(sources);
  return {
    files: new Map([...sources, ...compiled.value].map(({ path, text }) => [path, text])),
    problems: compiled.diagnostics.map(({ message, where }) => `${where?.source}:${where?.line} ${message}`),
  };
}

const manifest = JSON.stringify({ type: 'module', sideEffects: false, browser: inBrowsers('./dist/esm/') });

/** Writes a package below a new temporary folder; `remove` takes it away again. */
export async function onDisk({ files }: Generated): Promise<{ readonly root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'pagewright-client-'));
  for (const [path, text] of [...files, ['package.json', manifest] as const]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** A compiled module, loaded. Its members are what the caller says they are. */
export async function load<Module>(root: string, module = 'index'): Promise<Module> {
  return import(pathToFileURL(join(root, 'dist', 'esm', `${module}.js`)).href);
}
