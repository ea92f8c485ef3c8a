import type { Choose, Program } from './program.js';

export const init = (program: Program, command: Choose): Program =>
  program.command(
    'init',
    'Write a config to start from',
    (y) => y,
    (a) => command(a, async (host) => (await import('../commands/init.js')).initCommand(host)),
  );
