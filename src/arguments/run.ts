import { making } from './making.js';
import type { Choose, Program } from './program.js';

export const run = (program: Program, command: Choose): Program =>
  program.command(
    'run [sources..]',
    'Read pages and write packages; without sources, those of the config',
    (y) =>
      making(y)
        .option('check', { type: 'boolean', default: false, describe: 'Write nothing; exit 3 where the packages are stale' })
        .option('dry-run', { type: 'boolean', default: false, describe: 'Write nothing; say what would be written' })
        .option('force', { type: 'boolean', default: false, describe: 'Generate even where nothing has changed' })
        .option('accept-loss', {
          type: 'boolean',
          default: false,
          describe: 'Go on where much less was read of a page than the last time',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Print one report as JSON' }),
    (a) => command(a, async (host) => (await import('../commands/run.js')).runCommand(a, host)),
  );
