import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { hasErrors } from '../diagnostic.js';
import type { PageSource } from '../model/api.js';
import { readSources } from '../source/index.js';
import { version } from '../version.js';
import { hashOf, inputsHash } from '../write/manifest.js';

/** Everything that a package is made from, as one hash: pages, corrections, settings, and the generator's version. */
export async function inputsOf(api: ApiConfig, pages: readonly Pick<PageSource, 'source' | 'hash'>[]): Promise<string> {
  const { root, ...settings } = api;
  const corrections = api.corrections.map(async (file) => [`corrections ${file}`, await readFile(resolve(root, file))] as const);
  return inputsHash([
    ['generator', version],
    ['settings', JSON.stringify(settings)],
    ...pages.map(({ source, hash }) => [`page ${source}`, hash] as const),
    ...(await Promise.all(corrections)),
  ]);
}

/**
 * The same before anything is done, from what lies on the disk. Nothing where that cannot be told without doing the
 * work: standard input can be read but once, and what cannot be read is the pipeline's to report.
 */
export async function inputsAtRest(api: ApiConfig): Promise<string | undefined> {
  if (api.sources.includes('-')) return undefined;
  const { value: sources, diagnostics } = await readSources(api.sources, api.root);
  if (hasErrors(diagnostics)) return undefined;
  const pages = sources.map(({ id, bytes }) => ({ source: id, hash: hashOf(bytes) }));
  return inputsOf(api, pages).catch(() => undefined);
}
