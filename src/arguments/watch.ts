import { making } from './making.js';
import type { Choose, Program } from './program.js';

export const watch = (program: Program, command: Choose): Program =>
  program.command(
    'watch [sources..]',
    'Run whenever a page, a correction or the config changes, until interrupted',
    (y) =>
      making(y)
        .option('interval', {
          type: 'number',
          requiresArg: true,
          default: 300,
          describe: 'Seconds until a URL is asked for again',
        })
        .check(({ interval }) => {
          // Not a number is not either of these.
          if (!(interval >= 0.1 && interval <= 604_800))
            throw new Error('--interval is a number of seconds from 0.1 to 604800, which is a week.');
          return true;
        }),
    (a) => command(a, async (host) => (await import('../commands/watch.js')).watchCommand(a, host)),
  );
