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

/** What is edited on one page, with a number in it, so that each edit is one; nothing else is touched. */
const edits = {
  'a sentence': (text, n) => text.replace(/^The (?:confirmation )?code (?:sent by|number).*$/m, `The code number ${n}.`),
  'a bound': (text, n) => text.replace(/<= (?:2048|3\d+) characters/, `<= ${3000 + n} characters`),
  'a field': (text, n) => text.replaceAll(/ForceAliasCreation\d*/g, `ForceAliasCreation${n}`),
};

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-change-'));
  try {
    const pages = await layOutPages(folder);
    // Where a project has this folder, what was read of a page is kept in it.
    await mkdir(join(folder, 'node_modules'));
    await seconds([cli, 'run'], folder);
    let text = await readFile(join(folder, changed), 'utf8');
    let n = 0;
    const afterEdit =
      (edit, ...options) =>
      async () => {
        n += 1;
        const edited = edit(text, n);
        if (edited === text) throw new Error(`${changed} no longer has what is to be edited.`);
        text = edited;
        await writeFile(join(folder, changed), text);
        return seconds([cli, 'run', ...options], folder);
      };
    const reading = `for (const file of ${JSON.stringify([...pages, corrections, 'generator.config.json'])})
      require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(file)).digest('hex');`;
    const figures = await inTurn(
      {
        full: afterEdit(edits['a sentence'], '--force'),
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
