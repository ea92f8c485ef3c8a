import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const load = createRequire(import.meta.url);
const run = promisify(execFile);
const binary = (name) => join(import.meta.dirname, '..', 'node_modules', '.bin', name);

/** Where the renderers that read files find the document. */
async function saved(document, folder) {
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  return file;
}

/** The whole page of Redoc, with the document in a script. */
async function redocPage(document, folder) {
  const out = join(folder, 'redoc.html');
  await run(binary('redocly'), ['build-docs', await saved(document, folder), '--output', out], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    maxBuffer: 1 << 26,
  });
  return readFile(out, 'utf8');
}

/** Each public renderer: a document in, the text of one page out. */
export const renderers = [
  {
    name: 'Widdershins 4.0',
    dialect: 'widdershins',
    page: 'widdershins.md',
    render: (document) => load('widdershins').convert(document, {}),
  },
  {
    name: 'Scalar, openapi-to-markdown 0.3',
    dialect: 'scalar-markdown',
    page: 'scalar.md',
    render: async (document) => (await import('@scalar/openapi-to-markdown')).createMarkdownFromOpenApi(document),
  },
  {
    name: 'openapi-to-md 1.1',
    dialect: 'openapi-to-md',
    page: 'openapi-to-md.md',
    render: async (document, folder) => {
      const out = join(folder, 'openapi-to-md.md');
      await run(binary('openapi-to-md'), [await saved(document, folder), out], { maxBuffer: 1 << 26 });
      return readFile(out, 'utf8');
    },
  },
  { name: 'Redocly build-docs 2.77, as it is', dialect: 'openapi', page: 'redoc.html', render: redocPage },
  {
    name: 'Redoc 2.5, as a browser shows it unfolded',
    dialect: 'redoc',
    page: 'redoc-shown.html',
    render: async (document) => {
      const { createElement } = load('react');
      const { renderToString } = load('react-dom/server');
      const { createStore, Redoc } = load('redoc');
      const { ServerStyleSheet } = load('styled-components');
      const unfolded = { expandResponses: 'all', jsonSampleExpandLevel: 'all', schemaExpansionLevel: 'all', disableSearch: true };
      const store = await createStore(document, undefined, unfolded);
      const html = renderToString(new ServerStyleSheet().collectStyles(createElement(Redoc, { store })));
      return `<!doctype html><html><head><title>${document.info.title}</title></head><body>${html}</body></html>`;
    },
  },
];
