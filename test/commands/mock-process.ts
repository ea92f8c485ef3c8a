import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { builtCli } from '../cli.js';

/** `generator mock` as a process of its own. */
export interface MockProcess {
  readonly url: string;
  /** What it has said so far, on standard error. */
  said(): string;
  /** When it has said something, other than what this was told of before. */
  says(words: string): Promise<void>;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Exit code. */
  readonly ended: Promise<number | null>;
}

/** Resolves when it listens. */
export async function mockProcess(args: readonly string[], cwd: string): Promise<MockProcess> {
  const child = spawn(process.execPath, [builtCli(), 'mock', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  let heard = 0;
  let listen = (): void => {};
  const ended = new Promise<number | null>((done) => child.on('close', done));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stderr += chunk;
    listen();
  });
  const url = await new Promise<string>((found, failed) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      texts.stdout += chunk;
      if (texts.stdout.includes('\n')) found(texts.stdout.trim());
    });
    ended.then(() => failed(new Error(texts.stderr)));
  });
  return {
    url,
    ended,
    said: () => texts.stderr,
    signal: (name) => void child.kill(name),
    says: (words) =>
      new Promise((done, failed) => {
        listen = () => {
          const at = texts.stderr.indexOf(words, heard);
          if (at < 0) return;
          heard = at + words.length;
          listen = () => {};
          done();
        };
        listen();
        ended.then(() => failed(new Error(`It ended without saying “${words}”:\n${texts.stderr.slice(heard)}`)));
      }),
  };
}
