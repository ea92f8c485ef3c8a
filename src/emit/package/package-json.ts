import type { Json } from '../../model/api.js';
import type { Edition } from '../edition.js';
import { type Additions, nothingAdded } from '../plugged.js';
import type { ApiView } from '../view.js';

/** Export path → module that users enter the package by. */
export const entries: Readonly<Record<string, string>> = {
  '.': 'index',
  './types': 'types',
  './validator': 'validator',
  './client': 'client',
  './mock-server': 'mock-server',
  './testing': 'testing',
};

/**
 * What bundlers for browsers and edge runtimes put in the place of what: there, nothing but `fetch` can send.
 * @param folder where the compiled modules are; those of a `package.json` nearer to them are not seen
 */
export const inBrowsers = (folder: string): { readonly [module: string]: string } => ({
  [`${folder}runtime/client/transport-default.js`]: `${folder}runtime/client/transport-fetch.js`,
  [`${folder}runtime/client/transport-node.js`]: `${folder}runtime/client/transport-fetch.js`,
});

const data: readonly string[] = ['./openapi.json', './model.json', './package.json'];

/** The manifest of a package that works for `import` and `require`, in Node, in bundlers, and for every way TypeScript resolves. */
export function packageJson(view: ApiView, pkg: Edition, added: Additions = nothingAdded): { readonly [key: string]: Json } {
  const modules = { ...entries, ...Object.fromEntries(added.entries.map((name) => [`./${name}`, name])) };
  return {
    name: view.packageName,
    version: view.version,
    description: `Types, validator, client and mock server for ${view.model.title}`,
    ...(pkg.license === undefined ? {} : { license: pkg.license }),
    ...(pkg.repository === undefined ? {} : { repository: pkg.repository }),
    type: 'module',
    main: './dist/cjs/index.js',
    module: './dist/esm/index.js',
    browser: inBrowsers('./dist/esm/'),
    types: './dist/cjs/index.d.ts',
    exports: {
      ...Object.fromEntries(Object.entries(modules).map(([path, module]) => [path, conditions(module)])),
      ...Object.fromEntries(data.map((path) => [path, path])),
    },
    // For resolvers older than `exports`.
    typesVersions: {
      '*': Object.fromEntries(
        Object.entries(modules)
          .filter(([path]) => path !== '.')
          .map(([path, module]) => [path.slice('./'.length), [`./dist/cjs/${module}.d.ts`]]),
      ),
    },
    files: [
      'dist',
      'src',
      'openapi.json',
      'model.json',
      ...(pkg.changelog === undefined ? [] : ['CHANGELOG.md']),
      ...added.files,
    ],
    sideEffects: false,
    engines: { node: '>=20' },
  };
}

/** `types` comes first, for conditions are tried in their order. */
const conditions = (module: string): Json => ({
  import: { types: `./dist/esm/${module}.d.ts`, default: `./dist/esm/${module}.js` },
  require: { types: `./dist/cjs/${module}.d.ts`, default: `./dist/cjs/${module}.js` },
});
