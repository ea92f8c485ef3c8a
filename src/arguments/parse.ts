import yargs from 'yargs';
import type { CommandResult, Host } from '../commands/command.js';
import { version } from '../version.js';
import { correct } from './correct.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { init } from './init.js';
import { mock } from './mock.js';
import type { Choose, Program } from './program.js';
import { report } from './report.js';
import { run } from './run.js';
import { scrape } from './scrape.js';
import { verify } from './verify.js';
import { watch } from './watch.js';

/** Every command, in the order of the help. Adding one is adding its line here. */
const commands: readonly ((program: Program, command: Choose) => Program)[] = [
  run,
  watch,
  scrape,
  verify,
  diff,
  report,
  mock,
  explain,
  correct,
  init,
];

/** What the arguments ask for. */
export type Request =
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

/** Options that say one thing; said twice, the parser would hand on a list. */
const single = [
  'config',
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
  'rules',
  'state',
  'latency',
  'proxy',
  'record',
  'replay',
  'match',
  'cors',
  'cert',
  'key',
];

/** Stands before a word that is no option, however it begins, while arguments are parsed: a lone `-`, and all that follows `--`. */
const mark = '\u0000';

/** Options that may say more behind a sign only: the word behind them is a page, or a package. */
const bare: ReadonlyMap<string, string> = new Map([
  ['--trace', '--trace=lines'],
  ['--cors', '--cors='],
]);

function marked(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const before = argv.slice(0, end).map((word) => (word === '-' ? `${mark}-` : (bare.get(word) ?? word)));
  return [...before, ...argv.slice(end + 1).map((word) => mark + word)];
}

function unmark(given: Record<string, unknown>): void {
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll(mark, '') : value);
  for (const [key, value] of Object.entries(given)) given[key] = Array.isArray(value) ? value.map(plain) : plain(value);
}

/** What is given as a header may be what a site knows a person by. */
const withoutSecrets = (argv: readonly string[]): readonly string[] =>
  argv.map((word, at) => (argv[at - 1] === '--header' ? '…' : word.replace(/^(--header=).*$/s, '$1…')));

/** @param width columns of the terminal that help is laid out for */
export async function parse(argv: readonly string[], width: number): Promise<Request> {
  if (argv.length === 0) {
    const help = await parse(['--help'], width);
    return { kind: 'usage', message: `${help.kind === 'text' ? help.text : ''}\n\nName a command.` };
  }
  const command: Choose = ({ verbose }, start) => {
    throw new Chosen({ kind: 'command', verbose, start });
  };
  const program = yargs()
    .scriptName('generator')
    .usage('$0 <command>\n\nTurns API reference pages into typed npm packages.')
    .option('verbose', { type: 'boolean', default: false, describe: 'Show every diagnostic' });
  const parser = commands
    .reduce((all, register) => register(all, command), program)
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
    .wrap(Math.min(100, width))
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
