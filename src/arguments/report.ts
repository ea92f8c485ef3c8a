import { fetching } from './fetching.js';
import type { Choose, Program } from './program.js';

export const report = (program: Program, command: Choose): Program =>
  program.command(
    'report [sources..]',
    'Write one HTML file that shows what was read, from which words, and what changed',
    (y) =>
      fetching(y)
        .positional('sources', {
          type: 'string',
          array: true,
          default: [],
          describe: 'Files, directories, globs, URLs, or - for standard input; those of the config where left out',
        })
        .option('out', { type: 'string', requiresArg: true, describe: 'The file; pagewright-report.html beside the config' })
        .option('open', { type: 'boolean', default: false, describe: 'Show it in the browser, served on this machine' })
        .option('name', { type: 'string', requiresArg: true, describe: 'Name of the API, for sources given here' })
        .option('corrections', { type: 'string', array: true, requiresArg: true, default: [], describe: 'Corrections files' }),
    (a) => command(a, async (host) => (await import('../commands/html-report.js')).htmlReportCommand(a, host)),
  );
