import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { Failure, hasErrors } from '../diagnostic.js';
import { readSources } from '../source/index.js';
import { version } from '../version.js';

/**
 * Everything that a package is made from, as one hash: pages, corrections, settings, and the generator's version.
 * Nothing where that cannot be told without doing the work: standard input can be read but once, and a file that is
 * missing is the pipeline's to report.
 */
export async function inputsHash(api: ApiConfig): Promise<string | undefined> {
  if (api.sources.includes('-')) return undefined;
  try {
    const { value: sources, diagnostics } = await readSources(api.sources, api.root);
    if (hasErrors(diagnostics)) return undefined;
    const corrections = await Promise.all(api.corrections.map((file) => readFile(resolve(api.root, file))));
    const { root: _, ...settings } = api;
    const inputs = [version, settings, sources.map((source) => [source.id, sha256(source.bytes)]), corrections.map(sha256)];
    return sha256(JSON.stringify(inputs));
  } catch (error) {
    if (error instanceof Failure || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

const sha256 = (data: Uint8Array | string): string => `sha256-${createHash('sha256').update(data).digest('hex')}`;
