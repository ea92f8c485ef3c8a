import type { PackageConfig } from '../../config/config.js';
import { toOpenApi } from '../../model/to-openapi.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import { packageJson } from './package-json.js';
import { readmeView } from './readme-view.js';

/** What makes a package of the other targets' sources: its manifest, its entry, its README, and the API as data. */
export const packageTarget = (pkg: PackageConfig): Target => ({
  name: 'package',
  emit: (view, documented) => [
    file('package.json', json(packageJson(view, pkg))),
    file('README.md', renderTemplate('package/readme', readmeView(view))),
    file('src/index.ts', renderTemplate('package/index', {})),
    // Already as they should be, and large: the formatter would take longer over them than over everything else.
    { path: 'openapi.json', text: json(toOpenApi(view.model)), format: 'as-is' },
    { path: 'model.json', text: json(documented), format: 'as-is' },
    { path: 'dist/cjs/package.json', text: json({ type: 'commonjs' }), format: 'as-is' },
  ],
});

const file = (path: string, text: string): EmittedFile => ({ path, text, format: 'prettier' });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
