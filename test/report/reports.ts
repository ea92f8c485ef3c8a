import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareModels } from '../../src/diff/compare.js';
import { firstRelease, type Made, releaseAfter } from '../../src/lock/release.js';
import { silent } from '../../src/progress.js';
import { readAssets } from '../../src/report/assets.js';
import { type ApiMaterial, apiReport } from '../../src/report/data.js';
import { reportDocument } from '../../src/report/document.js';
import { gather } from '../../src/report/gather.js';
import { emptyProject } from '../commands/project.js';

/** Texts of files by their names. */
export type Files = Readonly<Record<string, string>>;

/** What a report is made of: pages, and corrections where there are any. */
export async function materialOf(pages: Files, corrections?: string, name = 'test-api'): Promise<ApiMaterial> {
  const root = await emptyProject();
  for (const [name, text] of Object.entries({
    ...pages,
    ...(corrections === undefined ? {} : { 'corrections.yaml': corrections }),
  })) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const files = corrections === undefined ? [] : ['corrections.yaml'];
  const api = { name, root, sources: Object.keys(pages), corrections: files, package: { version: '1.0.0' } };
  return gather(api, { progress: silent });
}

/** The newer of two tellings, with what changed between them and two versions to show for it. */
export function withPast(before: ApiMaterial, after: ApiMaterial): ApiMaterial {
  const made = ({ model, pages }: ApiMaterial): Made => {
    const lines = pages.reduce((sum, { coverage }) => sum + coverage.lines, 0);
    const unread = pages.reduce((sum, { coverage }) => sum + coverage.unread.length, 0);
    const operations = model.operations.length;
    return { model, hash: `sha256-${'0'.repeat(64)}`, read: { operations, fields: 0, responses: 0, errors: 0, lines, unread } };
  };
  const { changes } = compareModels(before.model, after.model, 'page');
  const next = releaseAfter('1.0.0', changes, '1.0.0', made(after));
  return {
    ...after,
    history: [firstRelease('1.0.0', made(before)), ...(next ? [next] : [])],
    lastDiff: { from: '1.0.0', to: next?.version ?? '1.0.0', changes },
  };
}

/** The whole document. */
export async function documentOf(...materials: readonly ApiMaterial[]): Promise<string> {
  return reportDocument({ generator: '0.0.0', apis: materials.map(apiReport) }, await readAssets());
}

/** A page of our own invention, as a text dump has it: one operation, one field of each kind of standing, one line that nobody reads. */
export const ferryPage = ({ most = 128, deck = 'optional', about = 'Books a place on a ferry.' } = {}): string => `Harbour
1. Root
/
POST
/
${about}
Request Request Example
Shell
curl --location --request POST '/' \\
--header 'X-Amz-Target;' \\
--header 'Content-Type: application/json' \\
--data-raw '{
    "Ferry": "string",
    "Deck": "UPPER"
}'
Response Response Example
200 - Example 1
{
    "Place": "string"
}
Request
Header Params
X-Amz-Target
string\u00a0
required
Body Params application/json
Ferry
string\u00a0
required
The name of the ferry.
>= 1 characters<= ${most} characters
Deck
enum<string>\u00a0
${deck}
Allowed values:
UPPERLOWER
Responses
\u{1f7e2}200Success
application/json
Body
Place
string\u00a0
optional
\u{1f7e0}480NoSuchFerryException
Modified at 2023-08-15 07:11:07
`;
