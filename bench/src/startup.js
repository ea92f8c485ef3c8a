// Whole processes, from start to exit: generating from one operation, and finding that there is nothing to do.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn, median, ratio } from './pairs.js';
import { corrections, page, peer, root } from './paths.js';
import { seconds } from './seconds.js';

const cli = join(root, 'dist/cli.js');

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-startup-'));
  const document = execFileSync(process.execPath, [cli, 'scrape', page, '--corrections', corrections, '--format', 'openapi'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const openapi = join(folder, 'openapi.json');
  await writeFile(openapi, document);
  const source = `{ name: api, sources: '${page}', corrections: '${corrections}' }`;
  await writeFile(join(folder, 'generator.config.yaml'), `out: current\napis: [${source}]\n`);
  const run =
    (...args) =>
    () =>
      seconds(args, folder);
  const cold = [cli, 'run', page, '--corrections', corrections, '--name', 'api', '--out', 'cold'];
  await run(cli, 'run')();

  const figures = await inTurn(
    {
      cold: async () => {
        await rm(join(folder, 'cold'), { recursive: true, force: true });
        return seconds(cold, folder);
      },
      openapiTypescript: run(peer('openapi-typescript'), openapi, '-o', join(folder, 'openapi-typescript.ts')),
      heyApi: run(peer('openapi-ts'), '-i', openapi, '-o', join(folder, 'hey-api'), '--silent'),
      idle: run(cli, 'run'),
      node: run('-e', '0'),
    },
    9,
  );
  await rm(folder, { recursive: true, force: true });
  const { cold: ours, openapiTypescript, heyApi, idle, node } = figures;
  const row = (what, mine, peerName, theirs, bar) => ({
    what,
    peer: peerName,
    ours: `${median(mine).toFixed(2)} s`,
    theirs: `${median(theirs).toFixed(2)} s`,
    ratio: ratio(mine, theirs),
    bar,
  });
  return [
    row('page to compiled package', ours, 'openapi-typescript, types only', openapiTypescript, '≤ 1.5'),
    row('page to compiled package', ours, '@hey-api/openapi-ts', heyApi),
    row('a run with nothing to do', idle, '`node -e 0`', node, '≤ 3'),
  ];
}
