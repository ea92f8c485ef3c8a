// The runs after the first, of an API of 103 pages: one page has changed, or none has. Whole processes, and one that stays. Against
// them stand the first run, which has nothing but the pages, and one that makes everything anew where everything is there already.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/** A project whose package has been made. */
async function project() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-change-'));
  const pages = await layOutPages(folder);
  const inputs = new Set(await readdir(folder));
  const first = async () => {
    for (const entry of await readdir(folder)) if (!inputs.has(entry)) await rm(join(folder, entry), { recursive: true });
    // Where a project has this folder, what was read of a page is kept in it.
    await mkdir(join(folder, 'node_modules'));
    return seconds([cli, 'run'], folder);
  };
  await first();
  let text = await readFile(join(folder, changed), 'utf8');
  let n = 0;
  return {
    folder,
    pages,
    /** A run that has nothing but the pages. */
    first,
    /** Gives the function that writes the page. */
    edit(how) {
      n += 1;
      const edited = how(text, n);
      if (edited === text) throw new Error(`${changed} no longer has what is to be edited.`);
      text = edited;
      return () => writeFile(join(folder, changed), text);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** `generator watch` in a folder. */
async function watching(folder) {
  const env = { ...process.env, NO_COLOR: '1', CI: '1' };
  const child = spawn(process.execPath, [cli, 'watch'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => child.once('exit', done));
  let said = '';
  let listen = () => {};
  child.stderr.setEncoding('utf8').on('data', (words) => {
    said += words;
    listen();
  });
  /** When it says so, other than what it was heard to say before. */
  const says = (words) =>
    new Promise((done) => {
      listen = () => {
        const at = said.search(words);
        if (at < 0) return;
        said = said.slice(said.indexOf('\n', at) + 1);
        listen = () => {};
        done();
      };
      listen();
    });
  const lost = ended.then(() => Promise.reject(new Error(`The watch ended: ${said}`)));
  lost.catch(() => {});
  const hears = (words) => Promise.race([says(words), lost]);
  await hears(/interrupt to stop\.\n/);
  return {
    hears,
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

export async function measure() {
  const [begun, ran, watched] = [await project(), await project(), await project()];
  const watch = await watching(watched.folder);
  try {
    const run =
      (how, ...options) =>
      async () => {
        await ran.edit(how)();
        return seconds([cli, 'run', ...options], ran.folder);
      };
    const seen = (how) => async () => {
      const write = watched.edit(how);
      const start = process.hrtime.bigint();
      await write();
      await watch.hears(/files? written.*\n/);
      return Number(process.hrtime.bigint() - start) / 1e9;
    };
    const reading = `for (const file of ${JSON.stringify([...ran.pages, corrections, 'generator.config.json'])})
      require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(file)).digest('hex');`;
    const figures = await inTurn(
      {
        first: begun.first,
        forced: run(edits['a sentence'], '--force'),
        ...Object.fromEntries(Object.entries(edits).map(([name, how]) => [name, run(how)])),
        ...Object.fromEntries(Object.entries(edits).map(([name, how]) => [`${name}, watched`, seen(how)])),
        idle: () => seconds([cli, 'run'], ran.folder),
        node: () => seconds(['-e', '0'], ran.folder),
        reading: () => seconds(['-e', reading], ran.folder),
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
    const full = { 'the first run': figures.first, 'a run with `--force`': figures.forced };
    const rows = (words, figureOf) =>
      Object.keys(edits).flatMap((name) =>
        Object.entries(full).map(([peer, theirs]) =>
          row(`${name} of one page is another${words}`, peer, figures[figureOf(name)], theirs, '≤ 0.25'),
        ),
      );
    return [
      ...rows('', (name) => name),
      ...rows(', under `watch`', (name) => `${name}, watched`),
      row('nothing is another', 'three times `node -e 0`, and reading the pages', figures.idle, allowed, '≤ 1.0'),
    ];
  } finally {
    await watch.end();
    await Promise.all([begun.remove(), ran.remove(), watched.remove()]);
  }
}
