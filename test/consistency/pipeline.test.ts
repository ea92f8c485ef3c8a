import { expect, it } from 'vitest';
import { scrape } from '../../src/pipeline.js';

const codes = [
  'example-contradicts',
  'example-incomplete',
  'example-field-unknown',
  'prose-contradicts',
  'status-unsendable',
  'status-misnamed',
  'parameter-conflict',
  'error-described-twice',
];

/** What a run says of the pages' consistency: severity, code, line and fact. */
async function said(source: string, ...corrections: readonly string[]): Promise<readonly string[]> {
  const { diagnostics } = await scrape({ root: '.', sources: [source], corrections, package: { version: '1.0.0' } });
  return diagnostics
    .filter(({ code }) => codes.includes(code))
    .map(({ code, severity, where }) => `${severity} ${code} :${where?.line} ${where?.fact}`);
}

it('a run tells all that a page says against itself, and nothing else', async () => {
  expect(await said('test/consistency/tide-desk.json')).toEqual([
    'warning example-contradicts :18 types.Tide.height type',
    'info example-field-unknown :18 types.Tide.moon type',
    'info example-incomplete :18 types.Tide.at required',
    'warning prose-contradicts :48 types.Tide.harbour maxLength',
    'info status-misnamed :27 getTide.response(404) description',
    'warning parameter-conflict :10 getTide.path.id type',
  ]);
});

it('a page whose numbers nobody sends says so once, until corrections say what is sent', async () => {
  const folder = 'fixtures/apidog/update-user-attributes';
  expect(await said(`${folder}/page.txt`)).toEqual(['info status-unsendable :303 errors.ResourceNotFoundException status']);
  expect(await said(`${folder}/page.txt`, `${folder}/corrections.yaml`)).toEqual([]);
});
