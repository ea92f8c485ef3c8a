import { fetching } from './fetching.js';
import type { Choose, Program } from './program.js';

export const scrape = (program: Program, command: Choose): Program =>
  program.command(
    'scrape <sources..>',
    'Print what pages say, as one document',
    (y) =>
      fetching(y)
        .positional('sources', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Files, directories, globs, URLs, or - for standard input',
        })
        .option('format', {
          choices: ['model', 'openapi'] as const,
          default: 'model' as const,
          describe: 'The model with its evidence, or OpenAPI 3.1',
        })
        .option('corrections', { type: 'string', array: true, requiresArg: true, default: [], describe: 'Corrections files' })
        .option('trace', {
          choices: ['lines', 'json'] as const,
          describe: 'Tell on standard error which dialect read each page, and which rule each line (--trace=json: as JSON)',
        })
        .option('coverage', {
          type: 'boolean',
          default: false,
          describe: 'Tell on standard error how much of each page was read, and the lines that were not',
        })
        .option('explain', {
          type: 'string',
          requiresArg: true,
          describe: 'Print where a fact was read, in place of the document',
        }),
    (a) => command(a, async (host) => (await import('../commands/scrape.js')).scrapeCommand(a, host)),
  );
