import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { builtCli } from '../cli.js';

/** `generator watch` as a process of its own. */
export interface Watching {
  /** What it has said so far, on standard error. */
  readonly said: string;
  readonly stdout: string;
  /** When it has said something, other than what this was told of before; the text up to there. */
  says(words: string): Promise<string>;
  interrupt(): void;
  /** Exit code. */
  readonly ended: Promise<number | null>;
}

export function watching(args: readonly string[], cwd: string): Watching {
  const child = spawn(process.execPath, [builtCli(), 'watch', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { said: '', stdout: '' };
  let heard = 0;
  let listen = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    texts.said += chunk;
    listen();
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return {
    get said() {
      return texts.said;
    },
    get stdout() {
      return texts.stdout;
    },
    says: (words) =>
      new Promise((done, failed) => {
        listen = () => {
          const at = texts.said.indexOf(words, heard);
          if (at < 0) return;
          const text = texts.said.slice(heard, at + words.length);
          heard = at + words.length;
          listen = () => {};
          done(text);
        };
        listen();
        ended.then(() => failed(new Error(`It ended without saying “${words}”:\n${texts.said.slice(heard)}`)));
      }),
    interrupt: () => void child.kill('SIGINT'),
    ended,
  };
}
