/**
 * Renders every operation of an OpenAPI document as an Apidog text page with its truth beside it.
 *   node bench/render/all.mjs SPEC FACTS_MODULE OUT_DIR [--anonymous]
 * FACTS_MODULE exports `truthOf(spec, path, method)`. With `--anonymous` the pages are numbered, so that a file name tells nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderOperation, shown, targets } from './apidog-text.mjs';

const [specFile, factsModule, out, flag] = process.argv.slice(2);
if (!specFile || !factsModule || !out) {
  console.error('usage: node bench/render/all.mjs SPEC FACTS_MODULE OUT_DIR [--anonymous]');
  process.exit(2);
}
const { truthOf } = await import(pathToFileURL(resolve(factsModule)).href);
const spec = JSON.parse(readFileSync(specFile, 'utf8'));
mkdirSync(out, { recursive: true });
targets(spec).forEach((target, index) => {
  const page = renderOperation(spec, target);
  const name = flag === '--anonymous' ? `page-${index + 1}` : target.operation.operationId;
  writeFileSync(join(out, `${name}.txt`), page);
  writeFileSync(
    join(out, `${name}.truth.json`),
    `${JSON.stringify(shown(truthOf(spec, target.path, target.method), page), null, 1)}\n`,
  );
});
console.log(`${targets(spec).length} pages in ${out}`);
