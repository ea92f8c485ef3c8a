import { readPage } from '../../../src/dialect/index.js';
import { openapi } from '../../../src/dialect/openapi/index.js';
import { buildModel } from '../../../src/model/build.js';
import { checkModel } from '../../../src/model/check.js';
import type { Reading } from '../../../src/model/reading.js';
import { toOpenApi } from '../../../src/model/to-openapi.js';
import { decideProtocol } from '../../../src/protocol/decide.js';
import { pageOf } from '../reading-lines.js';

/** Reads a page as the program would, with what stands beside it. */
export async function readingOf(text: string, id: string, beside: Readonly<Record<string, string>> = {}): Promise<Reading> {
  const open = async (url: string) => {
    const found = beside[url] ?? beside[url.replace(/^\.\//, '')] ?? beside[`/${url}`];
    return found === undefined ? undefined : pageOf(found, url);
  };
  const { value } = await readPage(pageOf(text, id), undefined, { open });
  if (value.dialect !== openapi.name) throw new Error(`${id} was read as ${value.dialect}`);
  return value;
}

/** A reading as the document that `scrape --format openapi` prints. */
export function documentOf(reading: Reading): ReturnType<typeof toOpenApi> {
  const model = checkModel(decideProtocol(buildModel([reading]).value).value).value;
  return JSON.parse(JSON.stringify(toOpenApi(model)));
}

/** A schema's kind and facts, in one line, from a document that holds nothing else. */
export const documentWith = (schema: unknown, more: object = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/t': {
        get: { operationId: 'getT', responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } },
      },
    },
    ...more,
  });
