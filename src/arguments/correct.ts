import { configured } from './configured.js';
import type { Choose, Program } from './program.js';

export const correct = (program: Program, command: Choose): Program =>
  program.command(
    'correct [fact]',
    'Write a correction of a fact with what the page says now, or take one out',
    (y) =>
      configured(y)
        .positional('fact', { type: 'string', describe: 'As explain names it, such as UpdateUser.request.Name maxLength' })
        .option('set', { type: 'string', requiresArg: true, describe: 'What is true, as YAML; null takes the fact away' })
        .option('because', { type: 'string', requiresArg: true, describe: 'How you know' })
        .option('link', { type: 'string', requiresArg: true, describe: 'URL of where to read it' })
        .option('file', { type: 'string', requiresArg: true, describe: 'The corrections file, where the config names several' })
        .option('api', { type: 'string', requiresArg: true, describe: 'The API, where several have the fact' })
        .option('remove', { type: 'boolean', default: false, describe: 'Take the correction of the fact out' })
        .option('remove-redundant', {
          type: 'boolean',
          default: false,
          describe: 'Take out all corrections that the pages have made themselves',
        })
        .option('dry-run', { type: 'boolean', default: false, describe: 'Print the file as it would be; write nothing' })
        .check((a) => {
          if (a['remove-redundant'] === (a.fact !== undefined))
            throw new Error('Name one fact; --remove-redundant, and it alone, goes without.');
          if ((a.remove || a['remove-redundant']) && [a.set, a.because, a.link].some((one) => one !== undefined))
            throw new Error('--set, --because and --link go with a correction that is written.');
          if (a.remove && a['remove-redundant']) throw new Error('--remove and --remove-redundant do not go together.');
          if (a.because?.trim() === '') throw new Error('--because is how you know, in words.');
          if (a.link !== undefined && !URL.canParse(a.link)) throw new Error(`--link is a URL, and ${a.link} is none.`);
          return true;
        }),
    (a) =>
      command(a, async (host) => {
        const { fact } = a;
        if (fact !== undefined && !a.remove) return (await import('../commands/correct.js')).correctCommand({ ...a, fact }, host);
        const { removeCommand, removeRedundantCommand } = await import('../commands/correct-remove.js');
        return fact === undefined ? removeRedundantCommand(a, host) : removeCommand({ ...a, fact }, host);
      }),
  );
