import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { hasErrors } from '../diagnostic.js';
import { Library } from '../source/library.js';
import { version } from '../version.js';
import { withLineFeeds } from '../write/line-feeds.js';
import { inputsHash } from '../write/manifest.js';

/** Corrections files and what is in them. */
export type CorrectionsContent = readonly (readonly [source: string, content: Uint8Array])[];

/** The corrections files of an API and what is in them now; one that cannot be read is not among them. */
export async function correctionsAtRest({ corrections, root }: ApiConfig): Promise<CorrectionsContent> {
  const read = corrections.map(async (file) => [file, await readFile(resolve(root, file)).catch(() => undefined)] as const);
  return (await Promise.all(read)).flatMap(([file, content]) =>
    content === undefined ? [] : [[file, withLineFeeds(content)] as const],
  );
}

/**
 * Everything that a package is made from, as one hash: pages, corrections, settings, and the generator's version.
 * @param trail of the library that the pages came from
 * @param corrections of `correctionsAtRest`
 */
export function inputsOf(api: ApiConfig, trail: ReadonlyMap<string, string>, corrections: CorrectionsContent): string {
  return inputsHash([
    ['generator', version],
    ['settings', settingsText(api)],
    ...[...trail].map(([page, hash]) => [`page ${page}`, hash] as const),
    ...corrections.map(([file, content]) => [`corrections ${file}`, content] as const),
  ]);
}

/** What the config says of an API and makes a difference to its package. */
export function settingsText(api: ApiConfig): string {
  // How pages are fetched makes no difference to what is in them, and there may be secrets in it. Nor does what is kept of them.
  const { root, http, render, plugins = [], floors, snapshots, ...settings } = api;
  return JSON.stringify([
    settings,
    plugins.map(({ plugin, fingerprint }) => [plugin.name, fingerprint ?? '']),
    [http?.scope, http?.maxPages],
    render ? 'in a browser' : 'as it is',
  ]);
}

/**
 * The same before anything is done, from what lies on the disk. Nothing where that cannot be told without doing the
 * work: standard input can be read but once, a server has to be asked, a browser shows what it likes, a plugin may be
 * one that is being worked on, and what cannot be read is the pipeline's to report.
 * @param followed files that links of the pages led to when they were read
 */
export async function inputsAtRest(api: ApiConfig, followed: readonly string[] = []): Promise<string | undefined> {
  if (api.render || api.plugins?.some((plugin) => plugin.fingerprint === undefined)) return undefined;
  const library = new Library(api);
  const { value: named, diagnostics } = await library.find();
  if (hasErrors(diagnostics) || named.some(({ kind }) => kind !== 'file')) return undefined;
  for (const address of named) {
    const opened = await library.open(address, 'named');
    if (hasErrors(opened.diagnostics)) return undefined;
  }
  await library.revisit(followed);
  return inputsOf(api, library.trail, await correctionsAtRest(api));
}
