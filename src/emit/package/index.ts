import { modelText } from '../../model/model-text.js';
import { toOpenApi } from '../../model/to-openapi.js';
import type { Edition } from '../edition.js';
import { forgetful, type Memory } from '../memory.js';
import { supportOf } from '../mock-server/support.js';
import { PiecedFile } from '../pieces.js';
import { type Additions, nothingAdded } from '../plugged.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import { operationSamples } from './operation-samples.js';
import { inBrowsers, packageJson } from './package-json.js';
import { readmeView } from './readme-view.js';

/** The module that users enter a package by. */
export const entryTarget: Target = {
  name: 'package',
  emit: () => [{ path: 'src/index.ts', text: renderTemplate('package/index', {}), format: 'lines' }],
};

/** What the target below makes. */
export const packageFiles: readonly string[] = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'openapi.json',
  'model.json',
  'dist/cjs/package.json',
];

/** What makes a package of the other targets' sources: its manifest, its README, and the API as data. Nothing to compile. */
export const packageTarget = (pkg: Edition, added: Additions = nothingAdded, memory: Memory = forgetful): Target => ({
  name: 'package',
  emit: async (view, documented) => [
    asIs('package.json', packageJson(view, pkg, added)),
    new PiecedFile('README.md', [
      renderTemplate('package/readme', readmeView(view, await supportOf(view, memory))),
      ...view.operations.map((operation) => operationSamples(operation, view)),
    ]),
    ...(pkg.changelog === undefined ? [] : [{ path: 'CHANGELOG.md', text: pkg.changelog, format: 'as-is' as const }]),
    asIs('openapi.json', toOpenApi(view.model)),
    { path: 'model.json', text: modelText(documented), format: 'as-is' },
    asIs('dist/cjs/package.json', { type: 'commonjs', browser: inBrowsers('./') }),
  ],
});

/** JSON needs no formatter. */
const asIs = (path: string, value: unknown): EmittedFile => ({
  path,
  text: `${JSON.stringify(value, null, 2)}\n`,
  format: 'as-is',
});
