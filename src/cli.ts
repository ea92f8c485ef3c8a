#!/usr/bin/env node
// The command line: arguments to a command, its result to streams and an exit code. Nothing else prints or exits.
import yargs, { type Argv } from 'yargs';
import { type CommandResult, exitCodes, type Host } from './commands/command.js';
import { apiNamePattern } from './config/api-name.js';
import { headerProblem, splitHeader } from './config/header.js';
import { diagnosticsOf } from './defect.js';
import type { Diagnostic } from './diagnostic.js';
import { colorsFor } from './terminal/colors.js';
import { diagnosticLines } from './terminal/diagnostics.js';
import { liveProgress, plainProgress } from './terminal/progress.js';
import { version } from './version.js';

/** What the arguments ask for. */
type Request =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage'; readonly message: string }
  | { readonly kind: 'command'; readonly verbose: boolean; readonly start: (host: Host) => Promise<CommandResult> };

/**
 * Thrown out of the parser by the command that the arguments name, when all of them have been understood.
 * A handler that returned would have the parser lay out its help, asked for or not: a quarter of what an idle run takes.
 */
class Chosen extends Error {
  readonly request: Request;

  constructor(request: Request) {
    super('a command was chosen');
    this.request = request;
  }
}

type Choose = (global: { readonly verbose: boolean }, start: (host: Host) => Promise<CommandResult>) => never;

/** Options that say one thing; said twice, the parser would hand on a list. */
const single = [
  'out',
  'name',
  'format',
  'port',
  'seed',
  'model',
  'cache',
  'max-pages',
  'trace',
  'explain',
  'fail-on',
  'interval',
  'set',
  'because',
  'link',
  'file',
  'api',
];

/** Stands before a word that is no option, however it begins, while arguments are parsed: a lone `-`, and all that follows `--`. */
const mark = '\u0000';

function marked(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  // A trace may say its form behind a sign only: the word behind it is a page.
  const before = argv.slice(0, end).map((word) => (word === '-' ? `${mark}-` : word === '--trace' ? '--trace=lines' : word));
  return [...before, ...argv.slice(end + 1).map((word) => mark + word)];
}

function unmark(given: Record<string, unknown>): void {
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll(mark, '') : value);
  for (const [key, value] of Object.entries(given)) given[key] = Array.isArray(value) ? value.map(plain) : plain(value);
}

/** What is given as a header may be what a site knows a person by. */
const withoutSecrets = (argv: readonly string[]): readonly string[] =>
  argv.map((word, at) => (argv[at - 1] === '--header' ? '…' : word.replace(/^(--header=).*$/s, '$1…')));

const { stdout, stderr } = process;

// A reader that has seen enough (`| head`) is not a failure worth words.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? process.exitCode : exitCodes.failed));

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const request = await parse(argv);
  switch (request.kind) {
    case 'text':
      if (request.text !== '') await write(stdout, `${request.text}\n`);
      return exitCodes.done;
    case 'usage':
      await write(stderr, `${request.message}\n\nSee \`npx generator --help\`.\n`);
      return exitCodes.usage;
    case 'command':
      return finish(await execute(request), request.verbose);
  }
}

async function execute({ start, verbose }: Request & { kind: 'command' }): Promise<CommandResult> {
  const host = hostHere(verbose);
  try {
    return await start(host);
  } catch (error) {
    return { ending: 'failed', diagnostics: diagnosticsOf(error) };
  } finally {
    await host.progress.end();
  }
}

async function finish(result: CommandResult, verbose: boolean): Promise<number> {
  const lines = [...forPeople(result.diagnostics, verbose), ...(result.summary ?? [])];
  if (lines.length > 0) await write(stderr, `${lines.join('\n')}\n`);
  if (result.data !== undefined) await write(stdout, result.data);
  return exitCodes[result.ending];
}

function forPeople(diagnostics: readonly Diagnostic[], verbose: boolean): readonly string[] {
  return diagnosticLines(diagnostics, { colors: colorsFor(stderr.isTTY, process.env), verbose });
}

function hostHere(verbose: boolean): Host {
  const interruption = new AbortController();
  let guarded = 0;
  process.on('SIGINT', () => {
    interruption.abort();
    // A command that waits for the signal ends by itself; any other ends here, unless it is putting files in place.
    if (guarded === 0) process.exit(exitCodes.interrupted);
  });
  const say = (line: string): void => void stderr.write(`${line}\n`);
  return {
    cwd: process.cwd(),
    signal: interruption.signal,
    progress: stderr.isTTY ? liveProgress(stderr) : plainProgress(say),
    print: (line) => void stdout.write(`${line}\n`),
    say,
    tell: (diagnostics) => {
      for (const line of forPeople(diagnostics, verbose)) say(line);
    },
    async uninterrupted(work) {
      guarded += 1;
      try {
        return await work();
      } finally {
        guarded -= 1;
      }
    },
  };
}

/** Waits until the stream has taken the text, for a process that exits loses what has not been taken. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

async function parse(argv: readonly string[]): Promise<Request> {
  if (argv.length === 0) {
    const help = await parse(['--help']);
    return { kind: 'usage', message: `${help.kind === 'text' ? help.text : ''}\n\nName a command.` };
  }
  const command: Choose = ({ verbose }, start) => {
    throw new Chosen({ kind: 'command', verbose, start });
  };
  const program = yargs()
    .scriptName('generator')
    .usage('$0 <command>\n\nTurns API reference pages into typed npm packages.')
    .option('verbose', { type: 'boolean', default: false, describe: 'Show every diagnostic' });
  const parser = commands(program, command)
    .demandCommand(1, 'Name a command.')
    .check((given) => {
      const twice = single.find((name) => Array.isArray(given[name]));
      if (twice !== undefined) throw new Error(`--${twice} was given more than once.`);
      return true;
    })
    .middleware(unmark)
    .recommendCommands()
    .strict()
    .parserConfiguration({ 'boolean-negation': false })
    .locale('en')
    .alias('help', 'h')
    .version(version)
    .wrap(Math.min(100, stdout.columns ?? 100))
    .exitProcess(false)
    .fail(false);
  let text = '';
  try {
    await parser.parseAsync(marked(argv), {}, (_error: unknown, _parsed: unknown, output: string) => {
      text = output;
    });
  } catch (error) {
    if (error instanceof Chosen) return error.request;
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'usage', message: `\`${['generator', ...withoutSecrets(argv)].join(' ')}\`: ${reason.replaceAll(mark, '')}` };
  }
  return { kind: 'text', text };
}

/** Options of the commands that read pages. */
function fetching<T>(y: Argv<T>) {
  return y
    .option('offline', { type: 'boolean', default: false, describe: 'Fetch nothing; take URLs from the cache' })
    .option('render', {
      type: 'boolean',
      default: false,
      describe: 'Have a browser show HTML pages first (needs playwright-core)',
    })
    .option('scope', {
      type: 'string',
      array: true,
      // Each time one word: those after it are sources.
      nargs: 1,
      default: [],
      describe: 'Follow links below this URL; the folder of a named URL where left out',
    })
    .option('max-pages', { type: 'number', requiresArg: true, describe: 'Pages to read at most, 500 where left out' })
    .option('header', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      describe: "Sent to the sites of named URLs: 'Name: value'",
    })
    .option('cache', { type: 'string', requiresArg: true, describe: 'Folder of the cache of URLs' })
    .option('allow-private', { type: 'boolean', default: false, describe: 'Fetch from this machine and private networks too' })
    .group(['offline', 'render', 'scope', 'max-pages', 'header', 'cache', 'allow-private'], 'Fetching:')
    .check(({ header, maxPages, scope }) => {
      const [wrong] = header.flatMap((one) => {
        const [name, value] = splitHeader(one) ?? ['', ''];
        return headerProblem(name, value) ?? [];
      });
      if (wrong !== undefined) throw new Error(`--header is 'Name: value': ${wrong}.`);
      if (typeof maxPages === 'number' && (!Number.isInteger(maxPages) || maxPages < 1))
        throw new Error('--max-pages is a whole number from 1 on.');
      const bad = scope.find((one) => !/^https?:\/\//i.test(one) || !URL.canParse(one));
      if (bad !== undefined) throw new Error(`--scope is the beginning of a URL, and ${bad} is none.`);
      return true;
    });
}

/** Options of the commands that make packages. */
function making<T>(y: Argv<T>) {
  return fetching(y)
    .positional('sources', {
      type: 'string',
      array: true,
      default: [],
      describe: 'Files, directories, globs, URLs, or - for standard input',
    })
    .option('out', { type: 'string', requiresArg: true, describe: 'Folder for the packages' })
    .option('name', { type: 'string', requiresArg: true, describe: 'Name of the API, for sources given here' })
    .option('corrections', {
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'Corrections files, for sources given here',
    })
    .check(({ sources, name, corrections }) => {
      if (sources.length === 0 && (name !== undefined || corrections.length > 0))
        throw new Error('--name and --corrections go with sources; for the APIs of the config they stand in the config.');
      if (name !== undefined && !apiNamePattern.test(name))
        throw new Error('--name is made of lower-case letters, digits and dashes, such as pet-store.');
      return true;
    });
}

function commands(program: Argv<{ verbose: boolean }>, command: Choose): Argv<{ verbose: boolean }> {
  return program
    .command(
      'run [sources..]',
      'Read pages and write packages; without sources, those of the config',
      (y) =>
        making(y)
          .option('check', { type: 'boolean', default: false, describe: 'Write nothing; exit 3 where the packages are stale' })
          .option('dry-run', { type: 'boolean', default: false, describe: 'Write nothing; say what would be written' })
          .option('force', { type: 'boolean', default: false, describe: 'Generate even where nothing has changed' })
          .option('accept-loss', {
            type: 'boolean',
            default: false,
            describe: 'Go on where much less was read of a page than the last time',
          })
          .option('json', { type: 'boolean', default: false, describe: 'Print one report as JSON' }),
      (a) => command(a, async (host) => (await import('./commands/run.js')).runCommand(a, host)),
    )
    .command(
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
      (a) => command(a, async (host) => (await import('./commands/watch.js')).watchCommand(a, host)),
    )
    .command(
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
      (a) => command(a, async (host) => (await import('./commands/scrape.js')).scrapeCommand(a, host)),
    )
    .command(
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
          .option('host', {
            type: 'string',
            array: true,
            nargs: 1,
            default: [],
            describe: 'Host whose calls count, and the path below it if there is one; those of the pages where left out',
          })
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
          .check(({ har, journal, sources, corrections, model }) => {
            if (har.length + journal.length === 0) throw new Error('Name a recording: --har FILE, or --journal FILE.');
            if (model !== undefined && sources.length > 0) throw new Error('Give either pages or --model.');
            if (sources.length === 0 && corrections.length > 0)
              throw new Error('--corrections goes with sources; for the APIs of the config they stand in the config.');
            return true;
          }),
      (a) => command(a, async (host) => (await import('./commands/verify.js')).verifyCommand(a, host)),
    )
    .command(
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
      (a) => command(a, async (host) => (await import('./commands/diff.js')).diffCommand({ ...a, colors: stdout.isTTY }, host)),
    )
    .command(
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
      (a) => command(a, async (host) => (await import('./commands/html-report.js')).htmlReportCommand(a, host)),
    )
    .command(
      'mock [package]',
      'Start the mock server of a generated package',
      (y) =>
        y
          .positional('package', { type: 'string', describe: 'Folder of the package, or its name where it is installed' })
          .option('port', { type: 'number', requiresArg: true, default: 0, describe: 'Port to listen on; 0 takes a free one' })
          .option('seed', { type: 'number', requiresArg: true, describe: 'Seed of made-up answers' })
          .check((a) => {
            if (!Number.isInteger(a.port) || a.port < 0 || a.port > 65_535)
              throw new Error('--port is a number from 0 to 65535.');
            if (a.seed !== undefined && !Number.isInteger(a.seed)) throw new Error('--seed is a whole number.');
            return true;
          }),
      (a) => command(a, async (host) => (await import('./commands/mock.js')).mockCommand(a, host)),
    )
    .command(
      'explain <fact>',
      'Tell where a fact was read: page, line, words, rule, standing',
      (y) =>
        y
          .positional('fact', { type: 'string', demandOption: true, describe: 'Such as UpdateUser.request.Name' })
          .option('model', {
            type: 'string',
            requiresArg: true,
            describe: 'A model.json to look in, instead of reading the pages',
          }),
      (a) => command(a, async (host) => (await import('./commands/explain.js')).explainCommand(a, host)),
    )
    .command(
      'correct [fact]',
      'Write a correction of a fact with what the page says now, or take one out',
      (y) =>
        y
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
          if (fact !== undefined && !a.remove)
            return (await import('./commands/correct.js')).correctCommand({ ...a, fact }, host);
          const { removeCommand, removeRedundantCommand } = await import('./commands/correct-remove.js');
          return fact === undefined ? removeRedundantCommand(a, host) : removeCommand({ ...a, fact }, host);
        }),
    )
    .command(
      'init',
      'Write a config to start from',
      (y) => y,
      (a) => command(a, async (host) => (await import('./commands/init.js')).initCommand(host)),
    );
}
