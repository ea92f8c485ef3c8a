#!/usr/bin/env node
// The command line: arguments to a command, its result to streams and an exit code. Nothing else prints or exits.
import { parse, type Request } from './arguments/parse.js';
import { type CommandResult, exitCodes, type Host, terminated } from './commands/command.js';
import { diagnosticsOf } from './defect.js';
import type { Diagnostic } from './diagnostic.js';
import { colorsFor } from './terminal/colors.js';
import { diagnosticLines } from './terminal/diagnostics.js';
import { liveProgress, plainProgress } from './terminal/progress.js';

const { stdout, stderr } = process;

// A reader that has seen enough (`| head`) is not a failure worth words.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? process.exitCode : exitCodes.failed));

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const request = await parse(argv, stdout.columns ?? 100);
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
    const result = await start(host);
    return result.ending === 'interrupted' && host.signal.reason === terminated ? { ...result, ending: terminated } : result;
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
  let patient = 0;
  const end = (ending: 'interrupted' | 'terminated', reason?: string) => () => {
    const isSecond = interruption.signal.aborted;
    interruption.abort(reason);
    // A command that waits for the signal ends by itself; any other ends here, unless it is putting files in place.
    if (guarded === 0 && (patient === 0 || isSecond)) process.exit(exitCodes[ending]);
  };
  process.on('SIGINT', end('interrupted'));
  process.on('SIGTERM', end('terminated', terminated));
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
    async untilInterrupted(work) {
      patient += 1;
      try {
        return await work();
      } finally {
        patient -= 1;
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
