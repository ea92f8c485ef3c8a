import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { sameFact, withoutCorrections } from '../config/correction-file.js';
import { storeCorrections } from '../config/correction-store.js';
import { loadConfig } from '../config/load.js';
import { diagnostic, Failure } from '../diagnostic.js';
import { correctModel } from '../model/correct.js';
import { suggestion } from '../model/nearest.js';
import { printable } from '../terminal/printable.js';
import type { CommandResult, Host } from './command.js';
import { type CorrectionsFile, has, namedApis, nameIn, nextRun, openFile, openFiles } from './correct-files.js';

interface RemoveOptions {
  readonly config?: string | undefined;
  /** The only file to look in. */
  readonly file?: string | undefined;
  readonly api?: string | undefined;
  readonly dryRun: boolean;
}

/** Takes the correction of a fact out of its file; no page is read. A file that is named needs no config. */
export async function removeCommand(options: RemoveOptions & { readonly fact: string }, host: Host): Promise<CommandResult> {
  const { fact, file: named } = options;
  const { apis, root } = named === undefined ? await loadConfig(host.cwd, options.config) : { apis: [], root: host.cwd };
  const files = named === undefined ? await openFiles(namedApis(apis, options.api)) : [await openFile(named, root)];
  const [file, another] = files.filter((one) => has(one, fact));
  if (file === undefined) throw new Failure([missing(files, fact)]);
  if (another !== undefined)
    throw new Failure([
      diagnostic('correction-ambiguous', `Both ${file.name} and ${another.name} correct \`${fact}\``, {
        where: { source: file.name, fact },
        help: 'Say which file is meant: `--file <file>`.',
      }),
    ]);
  const text = withoutCorrections(file.text, file.name, (where) => sameFact(where, fact));
  const texts = new Map(text === undefined ? [] : [[file.name, text]]);
  return stored({ texts, root }, [`${file.name}: \`${fact.trim()}\``], options, host);
}

function missing(files: readonly CorrectionsFile[], fact: string) {
  const known = files.flatMap(({ corrections }) => corrections.map(({ where }) => where));
  const names = files.map(({ name }) => name);
  return diagnostic(
    'correction-missing',
    `${names.length === 0 ? 'No corrections file' : names.join(', ')} has no correction of \`${fact}\``,
    {
      where: { source: names[0] ?? 'corrections', fact },
      help: suggestion(fact, known, 'correction'),
    },
  );
}

/** Takes out every correction that the pages have made themselves, in the eyes of each API that reads its file. */
export async function removeRedundantCommand(options: RemoveOptions, host: Host): Promise<CommandResult> {
  const { apis, root } = await loadConfig(host.cwd, options.config);
  const files =
    options.file === undefined
      ? await openFiles(namedApis(apis, options.api))
      : [await openFile(nameIn(root, options.file, host.cwd), root)];
  const readers = apis.filter((api) => files.some((file) => reads(api, file)));
  const verdicts: { readonly api: ApiConfig; readonly redundant: ReadonlySet<string> }[] = [];
  for (const api of readers) verdicts.push({ api, redundant: await redundantIn(api, host) });
  const texts = new Map<string, string>();
  const gone: string[] = [];
  for (const file of files) {
    const views = verdicts.filter(({ api }) => reads(api, file));
    const text = withoutCorrections(file.text, file.name, (where, line) => {
      const key = placeKey(root, file.name, line, where);
      const taken = views.length > 0 && views.every(({ redundant }) => redundant.has(key));
      if (taken) gone.push(`${file.name}: \`${where}\``);
      return taken;
    });
    if (text !== undefined) texts.set(file.name, text);
  }
  return stored({ texts, root }, gone, options, host);
}

const reads = ({ corrections, root }: ApiConfig, { name }: CorrectionsFile): boolean =>
  corrections.some((one) => resolve(root, one) === resolve(root, name));

async function redundantIn(api: ApiConfig, host: Host): Promise<ReadonlySet<string>> {
  const { readPages } = await import('../pipeline.js');
  const { value: pages } = await readPages(api, { progress: host.progress });
  const files = await Promise.all(api.corrections.map((name) => openFile(name, api.root)));
  const { diagnostics } = correctModel(
    pages,
    files.flatMap(({ corrections }) => corrections),
  );
  return new Set(
    diagnostics.flatMap(({ code, where }) =>
      code === 'correction-redundant' && where ? [placeKey(api.root, where.source, where.line ?? 0, where.fact ?? '')] : [],
    ),
  );
}

const placeKey = (root: string, file: string, line: number, where: string): string =>
  JSON.stringify([resolve(root, file), line, where]);

/** Corrections files as they are to be, by their names in a folder. */
interface Rewritten {
  readonly texts: ReadonlyMap<string, string>;
  readonly root: string;
}

async function stored(
  { texts, root }: Rewritten,
  gone: readonly string[],
  options: RemoveOptions,
  host: Host,
): Promise<CommandResult> {
  if (texts.size === 0) return { ending: 'done', diagnostics: [], summary: ['No correction is redundant; nothing was written.'] };
  if (options.dryRun) return { ending: 'done', diagnostics: [], data: printedFiles(texts) };
  await host.uninterrupted(() => storeCorrections(texts, root));
  return {
    ending: 'done',
    diagnostics: [],
    summary: [...gone.map((one) => `Removed from ${printable(one)}`), nextRun(options)],
  };
}

/** One file as it is; several as documents of one stream, each under its name. */
function printedFiles(texts: ReadonlyMap<string, string>): string {
  const [only, ...more] = texts.values();
  if (only !== undefined && more.length === 0) return only;
  return [...texts].map(([name, text]) => `--- # ${printable(name)}\n${text}`).join('');
}
