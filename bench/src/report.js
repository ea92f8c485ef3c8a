import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.js';

const [begin, end] = ['<!-- table -->', '<!-- end of table -->'];

const titles = {
  startup: 'Start-up and generation (time: less is better)',
  scale: 'A whole API of 103 operations (time: less is better)',
  change: 'The runs after the first, of 103 pages (time: less is better)',
  validators: 'Validators (speed: more is better)',
  'mock-server': 'Mock server (speed: more is better)',
  client: 'Client (speed: more is better)',
  'client-start': 'Start of a client (time: less is better)',
};

/** Puts the figures into README.md. */
export async function writeReport(rows) {
  const tables = Object.entries(titles).map(([part, title]) => {
    const lines = rows
      .filter((row) => row.part === part)
      .map((row) => {
        const cells = [row.what, row.peer, row.ours, row.theirs, `**${row.ratio.toFixed(2)}**`, row.bar ?? ''];
        return `| ${cells.join(' | ')} |`;
      });
    return [
      `### ${title}`,
      '',
      '| what | against | Pagewright | the other | ratio | wanted |',
      '|---|---|---|---|---|---|',
      ...lines,
    ].join('\n');
  });
  const file = join(root, 'bench/README.md');
  const text = await readFile(file, 'utf8');
  const [before] = text.split(begin);
  const [, after] = text.split(end);
  await writeFile(file, `${before}${begin}\n\n${tables.join('\n\n')}\n\n${end}${after}`);
}
