// Renders OpenAPI documents with public renderers, scrapes the pages, and holds what was read against the documents.
//   npm run score                     measures, and fails where a figure is lower than floors.json says
//   npm run score -- --write          also writes floors.json and the table of ../README.md
//   npm run score -- --show 20 redoc  one renderer or dialect, with up to 20 differences a page
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../src/paths.js';
import { documents } from './documents.js';
import { compare, factsOf } from './facts.js';
import { renderers } from './renderers.js';
import { floorsFile, readFloors, writeFloors, writeTable } from './report.js';

const args = process.argv.slice(2);
const write = take('--write', 0) !== undefined;
const show = Number(take('--show', 1) ?? 0);
const [only] = args;

if (!existsSync(join(root, 'dist/cli.js'))) throw new Error('Build first: npm run build');

const scores = [];
const folder = await mkdtemp(join(tmpdir(), 'score-'));
try {
  for (const renderer of renderers.filter(({ name, dialect }) => !only || name === only || dialect === only)) {
    const sum = { right: 0, wrong: 0, missing: 0, invented: 0, pages: 0, unread: 0 };
    for (const { name, read } of documents) {
      const place = join(folder, renderer.dialect, name);
      await mkdir(place, { recursive: true });
      const page = await render(name, renderer, place);
      if (!page) continue;
      const found = await scrape(page);
      const shown = shownIn(await readFile(page, 'utf8'));
      const result = compare(shown(factsOf(read())), found ? shown(factsOf(found)) : new Map());
      sum.pages += 1;
      if (!found) sum.unread += 1;
      sum.right += result.right;
      for (const kind of ['wrong', 'missing', 'invented']) {
        sum[kind] += result[kind].length;
        for (const difference of result[kind].slice(0, show)) console.log(`${name}: ${kind}: ${difference}`);
      }
    }
    scores.push({ ...renderer, ...sum, ...figures(sum) });
    const { precision, recall } = scores.at(-1);
    console.log(`${renderer.name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} ${JSON.stringify(sum)}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

if (write && !only) {
  await writeFloors(scores);
  await writeTable(scores);
} else {
  const floors = await readFloors();
  const dropped = scores.filter(({ name, precision, recall, unread }) => {
    const floor = floors[name];
    return !floor || precision < floor.precision || recall < floor.recall || unread > floor.unread;
  });
  for (const { name } of dropped) console.error(`${name} is below its floor in ${floorsFile}: ${JSON.stringify(floors[name])}`);
  process.exitCode = dropped.length > 0 ? 1 : 0;
}

function figures({ right, wrong, missing, invented }) {
  return { precision: right / (right + wrong + invented || 1), recall: right / (right + wrong + missing || 1) };
}

/** An operation's id is asked for where it stands on the page; where it does not, a name is made up and said to be. */
function shownIn(text) {
  const words = new Set(text.match(/[\w.-]+/g));
  return (facts) => new Map([...facts].filter(([fact, value]) => !fact.endsWith(': id') || words.has(value)));
}

/** The page; `undefined` where the renderer cannot make one of the document. */
async function render(document, renderer, place) {
  const command = [join(import.meta.dirname, 'render.js'), document, renderer.name, place];
  try {
    await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 28 });
    return join(place, renderer.page);
  } catch (error) {
    console.log(`${renderer.name} cannot render ${document}: ${reasonOf(error)}`);
    return undefined;
  }
}

function reasonOf({ stderr, message }) {
  return /^\w*Error: .*$/m.exec(stderr ?? '')?.[0] ?? message;
}

/** The page as an OpenAPI document; `undefined` where it is refused, for then every fact is missing. */
async function scrape(page) {
  const command = [join(root, 'dist/cli.js'), 'scrape', page, '--format', 'openapi'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 28 });
    return JSON.parse(stdout);
  } catch (error) {
    if (show > 0)
      console.log(
        String(error.stderr ?? error)
          .trim()
          .split('\n')
          .slice(0, show)
          .join('\n'),
      );
    return undefined;
  }
}

function take(flag, values) {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args.splice(at, 1 + values).at(-1);
}
