import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { toOpenApi } from '../../src/model/to-openapi.js';
import { scrape } from '../../src/pipeline.js';

/** Pages of other people stand beside some checkouts only. What they cover has fixtures of its own in `fixtures/`. */
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const here = existsSync(`${shared}pages/renderers`);
if (!here) console.warn('Skipped: ../shared/pages is not beside this checkout.');

type Facts = Readonly<Record<string, string>>;
interface Judge {
  truthOf(document: unknown, path: string, method: string): Record<string, string>;
  compare(truth: Facts, found: Facts): Readonly<Record<'missing' | 'wrong' | 'extra', readonly string[]>>;
}

const judge = async (): Promise<Judge> => import(`${shared}score/facts.mjs`);
const truth = (): Facts =>
  JSON.parse(readFileSync(`${shared}pages/apidog-text/UpdateUserAttributes.truth.json`, 'utf8')) as Facts;

async function read(page: string): Promise<ReturnType<typeof toOpenApi>> {
  const { value } = await scrape({
    root: `${shared}pages/renderers`,
    sources: [page],
    corrections: [],
    package: { version: '1.0.0' },
  });
  return toOpenApi(value);
}

describe.skipIf(!here)('one operation, rendered', () => {
  test('by Redoc: nothing wrong, nothing that the page does not show', async () => {
    const { truthOf, compare } = await judge();
    const document = await read('UpdateUserAttributes.redoc.html');
    const [path = ''] = Object.keys(document['paths'] ?? {});
    const { wrong, extra } = compare(truth(), truthOf(document, path, 'post'));
    expect(wrong).toEqual([]);
    // The headers of a signed call stand on this page, and not on the one that the truth was made for.
    expect(extra.filter((fact) => !/^param header X-Amz-/.test(fact))).toEqual([]);
  });

  test.each(['Request', 'Response'])('by a schema viewer, its %s: nothing wrong', async (side) => {
    const { truthOf, compare } = await judge();
    const document = await read(`UpdateUserAttributes${side}.json-schema-viewer.html`);
    const schema = { $ref: `#/components/schemas/UpdateUserAttributes${side}` };
    const content = { 'application/json': { schema } };
    const operation = side === 'Request' ? { requestBody: { content }, responses: {} } : { responses: { 200: { content } } };
    const part = new RegExp(`^${side.toLowerCase()}[ .]`);
    const ofSide = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([fact]) => part.test(fact)));
    const found = ofSide(truthOf({ ...document, paths: { '/': { post: operation } } }, '/', 'post'));
    const { wrong, missing } = compare(ofSide(truth()), found);
    expect([...wrong, ...missing]).toEqual([]);
  });
});
