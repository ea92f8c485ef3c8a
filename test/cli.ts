import { type SpawnOptions, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { inject } from 'vitest';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Path of the built command line. */
export function builtCli(): string {
  const problem = inject('buildError');
  if (problem !== '') throw new Error(`The command line could not be built: ${problem}`);
  return resolve('dist/cli.js');
}

/** Runs the built command line as people do: as a process of its own. */
export function generator(
  args: readonly string[],
  options: SpawnOptions & { readonly input?: string | Uint8Array } = {},
): Promise<Ended> {
  const { input, ...spawnOptions } = options;
  const child = spawn(process.execPath, [builtCli(), ...args], { ...spawnOptions, stdio: 'pipe' });
  const texts = { stdout: '', stderr: '' };
  // A chunk may end in the middle of a character.
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    texts.stderr += chunk;
  });
  child.stdin?.end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, ...texts }));
  });
}

/** Every file below a folder with its bytes, to tell whether anything was touched. */
export async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.sort().map(async (file) => [relative(folder, file), (await readFile(file)).toString('base64')] as const);
  return new Map(await Promise.all(read));
}
