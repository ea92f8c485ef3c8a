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
}

export interface BundledPackages {
  /** In the models' order. */
  readonly packages: readonly BundledPackage[];
  remove(): Promise<void>;
}

/**
 * Sources of packages, not checked by any compiler: for tests of many, where that one is sound is told elsewhere. They share the
 * runtime, so that it is read once.
 */
export async function bundledPackages(documented: readonly ApiModel[], targets: readonly Target[]): Promise<BundledPackages> {
  const sources = new Map<string, string>();
  const views: ApiView[] = [];
  for (const [index, pages] of documented.entries()) {
    const view = buildView(asItTravels(withScriptPatterns(pages)).value, { version: '1.0.0' });
    views.push(view);
    const emitted = (await Promise.all(targets.map((target) => target.emit(view, pages)))).flat();
    for (const { path, text } of emitted) sources.set(placed(`p${index}`, path), text);
  }
  const folder = await mkdtemp(join(tmpdir(), 'pagewright-bundled-'));
  await build({
    entryPoints: views.flatMap((_, index) =>
      targets.map(({ name }) => ({ in: `p${index}/src/${name}.ts`, out: `p${index}/${name}` })),
    ),
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
          onResolve({ filter: /^p\d+\// }, ({ path }) => ({ path, namespace: 'sources' }));
          onResolve({ filter: /^\./ }, ({ path, importer }) => {
            const [owner = ''] = importer.split('/', 1);
            const target = posix.join(posix.dirname(importer), path.replace(/\.js$/, '.ts')).replace(/^p\d+\//, '');
            return { path: placed(owner, target), namespace: 'sources' };
          });
          onLoad({ filter: /./, namespace: 'sources' }, ({ path }) => ({ contents: sources.get(path) ?? '', loader: 'ts' }));
        },
      },
    ],
  });
  const packages = views.map((view, index): BundledPackage => {
    const url = (module: string): string => pathToFileURL(join(folder, `p${index}/${module}.mjs`)).href;
    return { view, model: view.model, load: (module) => import(/* @vite-ignore */ url(module)) };
  });
  return { packages, remove: () => rm(folder, { recursive: true, force: true }) };
}

const placed = (owner: string, path: string): string => (path.startsWith('src/runtime/') ? path : `${owner}/${path}`);
