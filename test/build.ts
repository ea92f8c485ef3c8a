import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why the command line could not be built; empty where it was. */
    readonly buildError: string;
  }
}

/** Builds the command line once for all tests that start it, where a source is newer than what is built. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('buildError', (await isBuilt()) ? '' : await build());
}

async function build(): Promise<string> {
  const script = resolve('esbuild.config.js');
  return promisify(execFile)(process.execPath, [script, '--code']).then(
    () => '',
    (error: unknown) => String(error),
  );
}

async function isBuilt(): Promise<boolean> {
  const built = await stat('dist/cli.js').catch(() => undefined);
  if (!built) return false;
  const files = await readdir('src', { recursive: true, withFileTypes: true });
  const times = await Promise.all(files.filter((f) => f.isFile()).map((f) => stat(join(f.parentPath, f.name))));
  return times.every(({ mtimeMs }) => mtimeMs < built.mtimeMs);
}
