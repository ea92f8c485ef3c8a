// The runs after the first, of an API of 103 pages: one page has changed, or none has. Whole processes.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutPages } from './cognito.js';
import { inTurn, median, ratio } from './pairs.js';
import { corrections, root } from './paths.js';
import { seconds } from './seconds.js';

const cli = join(root, 'dist/cli.js');
const rounds = 7;

const changed = 'pages/ConfirmSignUp.txt';

/** What is edited on one page, with the round in it, so that each edit is one. */
const edits = {
  'a sentence': (text, round) => text.replace(/^The confirmation code sent by.*$/m, `The code of round ${round}.`),
  'a bound': (text, round) => text.replace('<= 2048 characters', `<= ${3000 + round} characters`),
  'a field': (text, round) => text.replaceAll('ForceAliasCreation', `ForceAliasCreation${round}`),
};

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-change-'));
  try {
    const pages = await layOutPages(folder);
    // Where a project has this folder, what was read of a page is kept in it.
    await mkdir(join(folder, 'node_modules'));
    const original = await readFile(join(folder, changed), 'utf8');
    await seconds([cli, 'run'], folder);
    let round = 0;
    const afterEdit = (edit) => async () => {
      round += 1;
      await writeFile(join(folder, changed), edit(original, round));
      return seconds([cli, 'run'], folder);
    };
    const reading = `for (const file of ${JSON.stringify([...pages, corrections, 'generator.config.json'])})
      require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(file)).digest('hex');`;
    const figures = await inTurn(
      {
        full: () => seconds([cli, 'run', '--force'], folder),
        ...Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, afterEdit(edit)])),
        idle: () => seconds([cli, 'run'], folder),
        node: () => seconds(['-e', '0'], folder),
        reading: () => seconds(['-e', reading], folder),
      },
      rounds,
    );
    const allowed = figures.node.map((node, at) => 3 * node + figures.reading[at] - node);
    const row = (what, peer, ours, theirs, bar) => ({
      what,
      peer,
      ours: `${median(ours).toFixed(2)} s`,
      theirs: `${median(theirs).toFixed(2)} s`,
      ratio: ratio(ours, theirs),
      bar,
    });
    return [
      ...Object.keys(edits).map((name) =>
        row(`${name} of one page is another`, 'the same run with `--force`', figures[name], figures.full, '≤ 0.25'),
      ),
      row('nothing is another', 'three times `node -e 0`, and reading the pages', figures.idle, allowed, '≤ 1.0'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
