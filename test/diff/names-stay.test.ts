import fc from 'fast-check';
import { expect, test } from 'vitest';
import { general } from '../../src/dialect/general/index.js';
import { compareModels } from '../../src/diff/compare.js';
import type { ApiModel } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { readAs } from '../dialect/reading-lines.js';

const table = (head: string, rows: readonly string[]): string =>
  [
    `| ${head} |`,
    `|${head
      .split('|')
      .map(() => '---')
      .join('|')}|`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');

/** Operations that each need names for what is inside them, some of them the same ones. */
const sections: readonly string[] = ['Book', 'Change', 'Cancel', 'List'].map(
  (verb) => `## ${verb} a seat

\`POST /seats/${verb.toLowerCase()}\`

### Request body

${table('Field | Type | Required | Description', [
  'sailing | string | yes | Which sailing.',
  'class | string | no | One of `foot`, `car`.',
  'person | object | no | Who it is for.',
  'person.name | string | no | A name.',
])}

### Response

${table('Field | Type | Description', ['id | string | The seat.', 'state | string | One of `open`, `paid`.'])}
`,
);

async function modelOf(chosen: readonly string[]): Promise<ApiModel> {
  const reading = await readAs(general, `# Seats API\n\n${chosen.join('\n')}`, 'seats.md');
  return buildModel([reading], {}).value;
}

test('names stay, whatever other operations there are and wherever they stand on the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...sections], { minLength: 1 }),
      fc.shuffledSubarray([...sections]),
      async (before, others) => {
        const added = others.filter((section) => !before.includes(section));
        const after = await modelOf([...added.slice(0, 1), ...before, ...added.slice(1)]);
        const { changes } = compareModels(await modelOf(before), after, 'page');
        expect(changes.filter(({ kind, impact }) => kind === 'export-removed' || impact.severity === 'breaking')).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
