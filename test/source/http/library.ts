import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { HttpConfig } from '../../../src/config/config.js';
import type { Diagnostic } from '../../../src/diagnostic.js';
import type { Machine } from '../../../src/source/http/client.js';
import { Library, type Opened } from '../../../src/source/library.js';

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pagewright-http-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Fetched {
  readonly opened: Opened | undefined;
  readonly text: string | undefined;
  readonly said: readonly Diagnostic[];
  readonly codes: readonly string[];
}

/** No test waits for the patience that servers are met with. */
export const impatient: Machine = { pause: async () => {}, random: () => 0 };

/** Fetches one URL that a person named, as a run of the program of its own would. */
export async function fetchNamed(
  url: string,
  http: HttpConfig & { readonly cache: string },
  machine: Machine = impatient,
): Promise<Fetched> {
  const library = new Library({ root: http.cache, sources: [url], http: { allowPrivate: true, ...http } }, machine);
  const found = await library.find();
  const [address] = found.value;
  const outcome = address ? await library.open(address, 'named') : undefined;
  const said = [...found.diagnostics, ...(outcome?.diagnostics ?? []), ...(await library.finish())];
  await library.close();
  const opened = outcome?.value;
  return { opened, text: opened && Buffer.from(opened.source.bytes).toString(), said, codes: said.map(({ code }) => code) };
}
