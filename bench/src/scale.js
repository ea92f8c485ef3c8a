// A whole API: all 103 operations of Amazon Cognito, as pages. How long their package takes, and whether the client that AWS ships
// gets on with its mock server.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { document, layOutPages } from './cognito.js';
import { inTurn, median, ratio } from './pairs.js';
import { peer, root } from './paths.js';
import { callAll, callTen } from './scale-calls.js';
import { seconds } from './seconds.js';

const cli = join(root, 'dist/cli.js');
const env = { ...process.env, NO_COLOR: '1', CI: '1' };
const rounds = 5;

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-scale-'));
  try {
    await layOut(folder);
    const figures = await inTurn(
      {
        pages: () => fresh(folder, 'out', [cli, 'run']),
        document: () => fresh(folder, 'out-document', [cli, 'run', document, '--out', 'out-document']),
        heyApi: () => fresh(folder, 'hey-api', [peer('openapi-ts'), '-i', document, '-o', 'hey-api', '--silent']),
        heyApiMore: () => fresh(folder, 'hey-api-more', [peer('openapi-ts'), '-f', 'hey-api.config.mjs', '--silent']),
      },
      rounds,
    );
    const understood = await calls(join(folder, 'out/cognito-identity-provider'));
    const row = (what, ours, peerName, theirs, bar) => ({
      what,
      peer: peerName,
      ours: `${median(ours).toFixed(2)} s`,
      theirs: `${median(theirs).toFixed(2)} s`,
      ratio: ratio(ours, theirs),
      bar,
    });
    const whats = { document: 'the document of 103 operations to compiled package', pages: 'its 103 pages to compiled package' };
    const times = Object.entries(whats).flatMap(([input, what]) => [
      row(what, figures[input], '@hey-api/openapi-ts, types and client', figures.heyApi, '≤ 1.0'),
      row(what, figures[input], 'the same and zod, through prettier', figures.heyApiMore),
    ]);
    return [...times, understood];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function layOut(folder) {
  await layOutPages(folder);
  const plugins = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch', 'zod'];
  const more = { input: document, output: { path: 'hey-api-more', postProcess: ['prettier'] }, plugins };
  await writeFile(join(folder, 'hey-api.config.mjs'), `export default ${JSON.stringify(more)};\n`);
}

/** How long a program takes that finds nothing of an earlier run, in seconds. */
async function fresh(folder, output, args) {
  await rm(join(folder, output), { recursive: true, force: true });
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  return seconds(args, folder, { ...env, PATH: path });
}

async function calls(made) {
  const ten = await callTen(made);
  const all = await callAll(made);
  process.stdout.write(
    `scale: ${ten.good} of ${ten.tried} chosen commands of the AWS SDK and ${all.good} of ${all.tried} with made-up input\n`,
  );
  for (const problem of [...ten.problems, ...all.problems]) process.stdout.write(`scale:   ${problem}\n`);
  if (ten.good < ten.tried) throw new Error('A command that should succeed does not.');
  return {
    what: 'operations that the AWS SDK calls with made-up input, and whose made-up answers it understands',
    peer: 'all that there are',
    ours: String(all.good),
    theirs: String(all.tried),
    ratio: all.good / all.tried,
    bar: '≥ 1',
  };
}
