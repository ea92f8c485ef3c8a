import { configured } from './configured.js';
import type { Choose, Program } from './program.js';

export const mock = (program: Program, command: Choose): Program =>
  program.command(
    'mock [package]',
    'Start the mock server of a generated package',
    (y) =>
      configured(y)
        .positional('package', { type: 'string', describe: 'Folder of the package, or its name where it is installed' })
        .option('port', { type: 'number', requiresArg: true, default: 0, describe: 'Port to listen on; 0 takes a free one' })
        .option('host', { type: 'string', requiresArg: true, default: '127.0.0.1', describe: 'Address to listen on' })
        .option('rules', { type: 'string', requiresArg: true, describe: 'YAML or JSON file of rules' })
        .option('state', { type: 'string', requiresArg: true, describe: 'YAML or JSON file of what the store holds at first' })
        .option('seed', { type: 'number', requiresArg: true, describe: 'Seed of made-up answers' })
        .option('latency', { type: 'string', requiresArg: true, describe: 'Milliseconds before each answer: 200, or 50-300' })
        .option('no-validate', { type: 'boolean', default: false, describe: 'Take input that breaks its schema' })
        .option('proxy', { type: 'string', requiresArg: true, describe: 'URL of the real API, asked where nothing here answers' })
        .option('proxy-all', { type: 'boolean', default: false, describe: 'Ask it about every call' })
        .option('record', { type: 'string', requiresArg: true, describe: 'File to keep its answers in, without secrets' })
        .option('replay', { type: 'string', requiresArg: true, describe: 'File of such answers to give again' })
        .option('match', {
          choices: ['exact', 'nearest'] as const,
          describe: 'How alike a call has to be to a recorded one, secrets aside; exact unless said otherwise',
        })
        .option('journal', { type: 'string', requiresArg: true, describe: 'File to write every call to, an entry a line' })
        .option('cors', { type: 'string', describe: 'Let pages of other origins call: any, or --cors=ORIGIN' })
        .option('tls', { type: 'boolean', default: false, describe: 'Speak HTTPS, with a certificate made for this run' })
        .option('cert', { type: 'string', requiresArg: true, describe: 'Certificate to speak HTTPS with, PEM' })
        .option('key', { type: 'string', requiresArg: true, describe: 'Its private key, PEM' })
        .option('no-control', {
          type: 'boolean',
          default: false,
          describe: 'Without journal, rules and state by HTTP at /__mock__',
        })
        .option('watch', { type: 'boolean', describe: 'Take rules and package anew when they change; done on a terminal' })
        .option('no-watch', { type: 'boolean', default: false, describe: 'Leave changes alone' })
        .check((a) => {
          // Other commands take several of these.
          for (const name of ['host', 'journal'] as const)
            if (Array.isArray(a[name])) throw new Error(`--${name} was given more than once.`);
          if (!Number.isInteger(a.port) || a.port < 0 || a.port > 65_535) throw new Error('--port is a number from 0 to 65535.');
          if (a.seed !== undefined && !Number.isInteger(a.seed)) throw new Error('--seed is a whole number.');
          if (a.latency !== undefined) latencyOf(a.latency);
          if (a.proxy !== undefined && !isHttpUrl(a.proxy)) throw new Error('--proxy is a URL, such as https://api.example.com.');
          if (a.proxy === undefined && (a.record !== undefined || a['proxy-all']))
            throw new Error('--record and --proxy-all go with --proxy URL: it says whose answers.');
          if (a.match !== undefined && a.replay === undefined) throw new Error('--match goes with --replay FILE.');
          if ((a.cert === undefined) !== (a.key === undefined)) throw new Error('--cert and --key go together.');
          if (a.watch === true && a['no-watch']) throw new Error('Give either --watch or --no-watch.');
          return true;
        }),
    (a) =>
      command(a, async (host) =>
        (await import('../commands/mock.js')).mockCommand(
          {
            ...a,
            latency: a.latency === undefined ? undefined : latencyOf(a.latency),
            cors: a.cors === undefined ? undefined : a.cors === '' ? true : { origin: a.cors },
            validate: !a['no-validate'],
            control: !a['no-control'],
            // Who sits at a terminal edits rules, and runs the generator.
            watch: a.watch ?? (!a['no-watch'] && process.stderr.isTTY === true),
          },
          host,
        ),
      ),
  );

/** `200`, or `50-300`. */
function latencyOf(text: string): number | { readonly min: number; readonly max: number } {
  const [, min, max] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  if (min === undefined || Number(max ?? min) < Number(min))
    throw new Error('--latency is milliseconds, such as 200, or from and to, such as 50-300.');
  return max === undefined ? Number(min) : { min: Number(min), max: Number(max) };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
