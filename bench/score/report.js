import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const here = import.meta.dirname;
const readme = join(here, '..', 'README.md');

/** Beside this file. */
export const floorsFile = 'bench/score/floors.json';

/** Least precision and recall of each renderer, and most pages refused. */
export const readFloors = async () => JSON.parse(await readFile(join(here, 'floors.json'), 'utf8'));

/** Figures are rounded down: a floor is never above what was measured. */
const down = (figure) => Math.floor(figure * 1000) / 1000;

export async function writeFloors(scores) {
  const floors = Object.fromEntries(
    scores.map(({ name, precision, recall, unread }) => [name, { precision: down(precision), recall: down(recall), unread }]),
  );
  await writeFile(join(here, 'floors.json'), `${JSON.stringify(floors, null, 2)}\n`);
}

/** Writes the table between its marks. */
export async function writeTable(scores) {
  const rows = scores.map(
    ({ name, dialect, right, wrong, invented, missing, precision, recall, pages, unread }) =>
      `| ${name} | \`${dialect}\` | ${pages - unread} of ${pages} | ${right} | ${wrong} | ${invented} | ${missing} | **${down(precision).toFixed(3)}** | **${down(recall).toFixed(3)}** |`,
  );
  const table = [
    '| page rendered by | dialect | pages read | facts right | wrong | invented | missing | precision | recall |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
  const text = await readFile(readme, 'utf8');
  const written = text.replace(
    /(<!-- scores -->\n)[\s\S]*(\n<!-- end of scores -->)/,
    (_, before, after) => `${before}\n${table}\n${after}`,
  );
  if (!written.includes(table)) throw new Error('README.md has no place for the scores');
  await writeFile(readme, written);
}
