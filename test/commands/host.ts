import type { Host } from '../../src/commands/command.js';
import { silent } from '../../src/progress.js';

/** A place to run commands in, and what they say on standard error. */
export function hostIn(cwd: string): Host & { readonly said: string[] } {
  const said: string[] = [];
  return {
    cwd,
    signal: new AbortController().signal,
    progress: silent,
    print: () => {},
    say: (line) => void said.push(...line.split('\n')),
    tell: (diagnostics) => void said.push(...diagnostics.map(({ code, message }) => `${code}: ${message}`)),
    uninterrupted: (work) => work(),
    untilInterrupted: (work) => work(),
    said,
  };
}
