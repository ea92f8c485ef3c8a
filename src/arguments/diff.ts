import { fetching } from './fetching.js';
import type { Choose, Program } from './program.js';

export const diff = (program: Program, command: Choose): Program =>
  program.command(
    'diff [old] [new]',
    'Tell what changed since the last run, or between two models, by severity',
    (y) =>
      fetching(y)
        .positional('old', {
          type: 'string',
          describe: "A version, a package's folder, a model.json or a page; else the last run",
        })
        .positional('new', { type: 'string', describe: 'The same; else the pages as they are now' })
        .option('format', {
          choices: ['text', 'markdown', 'json', 'github'] as const,
          default: 'text' as const,
          describe: 'For people, pull requests, programs, or annotations of GitHub Actions',
        })
        .option('fail-on', {
          choices: ['breaking', 'any', 'none'] as const,
          default: 'none' as const,
          describe: 'Exit 4 where something breaks, or where anything changed',
        }),
    (a) =>
      command(a, async (host) => (await import('../commands/diff.js')).diffCommand({ ...a, colors: process.stdout.isTTY }, host)),
  );
