import type { Diagnostic } from '../diagnostic.js';
import type { Progress } from '../progress.js';

/** How a command ended, and the exit code that tells so. `usage` and `interrupted` are the command line's own. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  stale: 3,
  breaking: 4,
  'hand-edited': 5,
  missing: 6,
  extra: 7,
  interrupted: 130,
  terminated: 143,
} as const;

export type Ending = keyof typeof exitCodes;

/** What a command hands back; only the command line prints it. */
export interface CommandResult {
  readonly ending: Ending;
  /** For standard output: what was asked for, and nothing else. */
  readonly data?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Lines for standard error, after the diagnostics. */
  readonly summary?: readonly string[];
}

/** Why `Host.signal` is aborted where it was not the person at the terminal who did it. */
export const terminated = 'terminated';

/** What a command may ask of the place it runs in. */
export interface Host {
  readonly cwd: string;
  /** Aborted when the person interrupts, or somebody ends the process; `terminated` is the reason of the latter. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** A line for standard output, at once: for commands that stay. */
  print(line: string): void;
  /** A line for standard error, at once. */
  say(line: string): void;
  /** Diagnostics for standard error, at once. */
  tell(diagnostics: readonly Diagnostic[]): void;
  /** Work that an interruption must not cut in half, such as putting files in place. */
  uninterrupted<T>(work: () => Promise<T>): Promise<T>;
  /** Work that goes on until `signal`, and then comes to its end by itself; a second interruption ends it at once. */
  untilInterrupted<T>(work: () => Promise<T>): Promise<T>;
}
