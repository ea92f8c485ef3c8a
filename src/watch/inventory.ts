import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { Library } from '../source/library.js';
import { hashOf } from '../write/manifest.js';

/** All that one package is made from, by its name: its hash. What is not there is `absent`, or is not listed. */
export type Inventory = ReadonlyMap<string, string>;

/** What the settings of an API go by, among files and URLs. */
export const settingsEntry = 'settings';

const absent = 'absent';

/**
 * What an API's package is made from, as it lies on the disk now. Of URLs nothing is told: who wants to know has to ask.
 * @param followed files that links of the pages led to when they were read
 */
export async function inventoryOf(api: ApiConfig, followed: readonly string[]): Promise<Inventory> {
  const { plugins = [], ...settings } = api;
  const library = new Library({ ...api, render: false });
  const { value: named, diagnostics } = await library.find();
  for (const address of named) if (address.kind === 'file') await library.open(address, 'named');
  await library.revisit(followed);
  const corrections = api.corrections.map(async (file): Promise<readonly [string, string]> => {
    const content = await readFile(resolve(api.root, file)).catch(() => undefined);
    return [file, content === undefined ? absent : hashOf(content)];
  });
  return new Map([
    [settingsEntry, hashOf(JSON.stringify([settings, plugins.map(({ plugin, fingerprint }) => [plugin.name, fingerprint])]))],
    ...diagnostics.map(({ where }) => [where?.source ?? '', absent] as const),
    ...(await Promise.all(corrections)),
    ...library.trail,
  ]);
}

export const isUrl = (name: string): boolean => /^https?:\/\//i.test(name);

export interface Difference {
  readonly name: string;
  readonly kind: 'changed' | 'new' | 'gone';
}

/** What is not the same any more, by name. */
export function differences(before: Inventory, after: Inventory): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): readonly Difference[] => {
    const [was, is] = [before.get(name) ?? absent, after.get(name) ?? absent];
    if (was === is) return [];
    return [{ name, kind: was === absent ? 'new' : is === absent ? 'gone' : 'changed' }];
  });
}

/** Only what is on the web. */
export const urlsIn = (inventory: Inventory = new Map()): Inventory => new Map([...inventory].filter(([name]) => isUrl(name)));

/**
 * What a run was made from. What it read counts, and not what lay there before it began: a file may have changed in between. Of
 * what failed, not everything was read.
 */
export function inventoryAfter(
  before: Inventory,
  { corrections }: Pick<ApiConfig, 'corrections'>,
  { read, failed }: { readonly read: Inventory; readonly failed: boolean },
): Inventory {
  const isKept = failed || read.size === 0 ? () => true : (name: string) => name === settingsEntry || corrections.includes(name);
  return new Map([...read, ...[...before].filter(([name]) => isKept(name) && !read.has(name))]);
}
