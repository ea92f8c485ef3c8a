import { relative, resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { sameFact } from '../config/correction-file.js';
import { correctionsText } from '../config/correction-store.js';
import { parseCorrections } from '../config/corrections.js';
import { diagnostic, Failure, hasErrors } from '../diagnostic.js';
import type { Correction } from '../model/correction.js';
import { printable } from '../terminal/printable.js';

/** Where corrections go that belong to no file yet. */
const usualFile = 'corrections.yaml';

/** A corrections file as it is, or empty where it is not there yet. */
export interface CorrectionsFile {
  /** As the config calls it. */
  readonly name: string;
  readonly text: string;
  readonly corrections: readonly Correction[];
}

/** Throws a `Failure` where the file is there and is no corrections file. */
export async function openFile(name: string, root: string): Promise<CorrectionsFile> {
  const text = await correctionsText(name, root);
  return { name, text, corrections: checked(text, name) };
}

/** What a config in a folder calls a file that the command line names. */
export const nameIn = (root: string, file: string, cwd: string): string =>
  root === cwd ? file : relative(root, resolve(cwd, file)).replaceAll('\\', '/');

/** What to do once corrections are written. */
export const nextRun = ({ config }: { readonly config?: string | undefined }): string =>
  `Next: npx generator run${config === undefined ? '' : ` --config ${printable(config)}`}`;

/** Throws a `Failure` where the text is not one of a corrections file. */
export function checked(text: string, name: string): readonly Correction[] {
  const { value, diagnostics } = parseCorrections(text, name);
  if (hasErrors(diagnostics)) throw new Failure(diagnostics);
  return value;
}

/** Every corrections file of some APIs, once. */
export async function openFiles(apis: readonly ApiConfig[]): Promise<readonly CorrectionsFile[]> {
  const all = apis.flatMap(({ root, corrections }) => corrections.map((name) => ({ name, root, path: resolve(root, name) })));
  const once = all.filter(({ path }, index) => all.findIndex((one) => one.path === path) === index);
  return Promise.all(once.map(({ name, root }) => openFile(name, root)));
}

export const has = (file: CorrectionsFile, fact: string): boolean => file.corrections.some(({ where }) => sameFact(where, fact));

/** The file that a correction of a fact goes to: the one that is named, that has one already, or the last, which wins over others. */
export async function fileFor(
  fact: string,
  named: string | undefined,
  { corrections, root }: ApiConfig,
): Promise<{ readonly file: CorrectionsFile; readonly files: readonly CorrectionsFile[]; readonly configured: boolean }> {
  const files = await Promise.all(corrections.map((name) => openFile(name, root)));
  const wanted = named === undefined ? undefined : resolve(root, named);
  const known =
    wanted === undefined
      ? (files.findLast((file) => has(file, fact)) ?? files.at(-1))
      : files.find(({ name }) => resolve(root, name) === wanted);
  if (known !== undefined) return { file: known, files, configured: true };
  const file = await openFile(named ?? usualFile, root);
  return { file, files: [...files, file], configured: false };
}

/** The APIs that are meant; all where none is named. Throws a `Failure` where the config has no API of that name. */
export function namedApis(apis: readonly ApiConfig[], name: string | undefined): readonly ApiConfig[] {
  if (name === undefined) return apis;
  const found = apis.filter((api) => api.name === name);
  if (found.length > 0) return found;
  // One without a name is called after its page.
  const open = apis.filter((api) => api.name === undefined);
  if (open.length > 0) return open;
  const names = apis.flatMap((api) => api.name ?? []);
  throw new Failure([
    diagnostic('api-not-found', `The config has no API \`${name}\``, { help: `Its APIs are called ${names.join(', ')}.` }),
  ]);
}
