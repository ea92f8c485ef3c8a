import type { Choose, Program } from './program.js';

export const mock = (program: Program, command: Choose): Program =>
  program.command(
    'mock [package]',
    'Start the mock server of a generated package',
    (y) =>
      y
        .positional('package', { type: 'string', describe: 'Folder of the package, or its name where it is installed' })
        .option('port', { type: 'number', requiresArg: true, default: 0, describe: 'Port to listen on; 0 takes a free one' })
        .option('seed', { type: 'number', requiresArg: true, describe: 'Seed of made-up answers' })
        .check((a) => {
          if (!Number.isInteger(a.port) || a.port < 0 || a.port > 65_535) throw new Error('--port is a number from 0 to 65535.');
          if (a.seed !== undefined && !Number.isInteger(a.seed)) throw new Error('--seed is a whole number.');
          return true;
        }),
    (a) => command(a, async (host) => (await import('../commands/mock.js')).mockCommand(a, host)),
  );
