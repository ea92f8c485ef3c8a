import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildView } from '../../../src/emit/build-view.js';
import type { Target } from '../../../src/emit/target.js';
import type { ApiView } from '../../../src/emit/view.js';
import type { ApiModel } from '../../../src/model/api.js';
import { withScriptPatterns } from '../../../src/model/script-patterns.js';
import { asItTravels } from '../../../src/protocol/wire-dates.js';

export interface BundledPackage {
  readonly view: ApiView;
  /** The model as its values travel. */
  readonly model: ApiModel;
  /** A module of the package: `mock-server`. */
  load(module: string): Promise<Readonly<Record<string, unknown>>>;
  remove(): Promise<void>;
}

/** Sources of a package, not checked by any compiler: for tests of many packages, of which one is told to be sound elsewhere. */
export async function bundledPackage(documented: ApiModel, targets: readonly Target[]): Promise<BundledPackage> {
  const { value: model } = asItTravels(withScriptPatterns(documented));
  const view = buildView(model, { version: '1.0.0' });
  const emitted = (await Promise.all(targets.map((target) => target.emit(view, documented)))).flat();
  const sources = new Map(emitted.map(({ path, text }) => [path, text]));
  const folder = await mkdtemp(join(tmpdir(), 'pagewright-bundled-'));
  await build({
    entryPoints: targets.map(({ name }) => `src/${name}.ts`),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
    plugins: [
      {
        name: 'sources',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^src\// }, ({ path }) => ({ path, namespace: 'sources' }));
          onResolve({ filter: /^\./ }, ({ path, importer }) => ({
            path: posix.join(posix.dirname(importer), path.replace(/\.js$/, '.ts')),
            namespace: 'sources',
          }));
          onLoad({ filter: /./, namespace: 'sources' }, ({ path }) => ({ contents: sources.get(path) ?? '', loader: 'ts' }));
        },
      },
    ],
  });
  return {
    view,
    model,
    load: (module) => import(/* @vite-ignore */ pathToFileURL(join(folder, `${module}.mjs`)).href),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
