import { configured } from './configured.js';
import type { Choose, Program } from './program.js';

export const explain = (program: Program, command: Choose): Program =>
  program.command(
    'explain <fact>',
    'Tell where a fact was read: page, line, words, rule, standing',
    (y) =>
      configured(y)
        .positional('fact', { type: 'string', demandOption: true, describe: 'Such as UpdateUser.request.Name' })
        .option('model', {
          type: 'string',
          requiresArg: true,
          describe: 'A model.json to look in, instead of reading the pages',
        }),
    (a) => command(a, async (host) => (await import('../commands/explain.js')).explainCommand(a, host)),
  );
