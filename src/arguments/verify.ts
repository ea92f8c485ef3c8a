import { fetching } from './fetching.js';
import type { Choose, Program } from './program.js';

export const verify = (program: Program, command: Choose): Program =>
  program.command(
    'verify [sources..]',
    'Compare recorded traffic with the pages and propose corrections; exit 3 where they differ',
    (y) =>
      fetching(y)
        .positional('sources', {
          type: 'string',
          array: true,
          default: [],
          describe: 'Pages to compare with; without any, those of the config',
        })
        .option('har', { type: 'string', array: true, nargs: 1, default: [], describe: 'HTTP archive of a browser or a proxy' })
        .option('journal', {
          type: 'string',
          array: true,
          nargs: 1,
          default: [],
          describe: 'Journal of the mock server: JSON of `server.requests`, or an entry a line',
        })
        .option('recording', {
          type: 'string',
          array: true,
          nargs: 1,
          default: [],
          describe: 'What the mock server recorded of the real API: `mock --proxy URL --record FILE`',
        })
        .option('host', {
          type: 'string',
          array: true,
          nargs: 1,
          default: [],
          describe: 'Host whose calls count, and the path below it if there is one; those of the pages where left out',
        })
        .option('api', { type: 'string', requiresArg: true, describe: 'The one API of the config that is meant' })
        .option('model', { type: 'string', requiresArg: true, describe: 'A model.json to compare with, instead of pages' })
        .option('corrections', {
          type: 'string',
          array: true,
          nargs: 1,
          default: [],
          describe: 'Corrections files, for sources given here',
        })
        .option('format', {
          choices: ['yaml', 'json', 'text'] as const,
          default: 'yaml' as const,
          describe: 'Proposed corrections as YAML, or all findings',
        })
        .check(({ har, journal, recording, sources, corrections, model, api }) => {
          if (har.length + journal.length + recording.length === 0)
            throw new Error('Name a recording: --har FILE, --journal FILE or --recording FILE.');
          if (model !== undefined && sources.length > 0) throw new Error('Give either pages or --model.');
          if (api !== undefined && (model !== undefined || sources.length > 0))
            throw new Error('--api names an API of the config, and goes with neither pages nor --model.');
          if (sources.length === 0 && corrections.length > 0)
            throw new Error('--corrections goes with sources; for the APIs of the config they stand in the config.');
          return true;
        }),
    (a) => command(a, async (host) => (await import('../commands/verify.js')).verifyCommand(a, host)),
  );
