import { making } from './making.js';
import type { Choose, Program } from './program.js';

export const report = (program: Program, command: Choose): Program =>
  program.command(
    'report [sources..]',
    'Write one HTML file that shows what was read, from which words, and what changed',
    (y) =>
      making(y)
        .option('out', { type: 'string', requiresArg: true, describe: 'The file; pagewright-report.html beside the config' })
        .option('open', { type: 'boolean', default: false, describe: 'Show it in the browser, served on this machine' }),
    (a) => command(a, async (host) => (await import('../commands/html-report.js')).htmlReportCommand(a, host)),
  );
