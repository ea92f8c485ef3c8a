import { relative, resolve } from 'node:path';
import { earlierReadings } from '../cache/readings.js';
import type { ApiConfig } from '../config/config.js';
import { type Diagnostic, type DiagnosticCode, diagnostic, Failure, hasErrors } from '../diagnostic.js';
import type { EmittedFile } from '../emit/target.js';
import type { ApiModel } from '../model/api.js';
import type { TracedPage } from '../model/reading.js';
import { generate } from '../pipeline.js';
import { type Progress, silent } from '../progress.js';
import { Library } from '../source/library.js';
import { Stages } from '../stages.js';
import { version } from '../version.js';
import { packageFolder, type WriteReport, writePackage } from '../write/index.js';
import { correctionsAtRest, inputsOf } from './inputs.js';

export interface MakeOptions {
  /** Folder of the packages, absolute. */
  readonly out: string;
  readonly mode: 'write' | 'check' | 'dry-run';
  /** Overwrites what was edited by hand. */
  readonly force?: boolean;
  readonly progress?: Progress;
  /** Runs the part that must not be cut in half. */
  readonly uninterrupted?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Where the pages of an API come from, for who wants to know afterwards what was looked for, also where nothing came of it. */
  readonly libraryOf?: (api: ApiConfig) => Library;
  /** Folders that hold the packages of other APIs. */
  readonly taken?: readonly string[];
}

/** A package, and what was done, or in the other modes would be, to bring its folder to it. */
export interface MadePackage extends WriteReport {
  readonly model: ApiModel;
  readonly coverage: LineCount;
}

/** Lines of all pages, and those of them that no rule read. */
export interface LineCount {
  readonly lines: number;
  readonly unread: number;
}

export interface MadePackages {
  readonly made: readonly MadePackage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `check` is there to find: reported, and not a failure. */
const findings: ReadonlySet<DiagnosticCode> = new Set(['file-stale', 'file-missing', 'file-extra', 'file-hand-edited']);

/**
 * Generates every package, and then puts all of them in place: one that fails leaves all as they were.
 * Throws a `Failure` with everything that was said.
 */
export async function makePackages(apis: readonly ApiConfig[], options: MakeOptions): Promise<MadePackages> {
  const {
    mode,
    force = false,
    progress = silent,
    uninterrupted = (work) => work(),
    libraryOf = (api) => new Library(api),
  } = options;
  const stages = new Stages();
  const packages: Generated[] = [];
  for (const api of apis) {
    const coverage = { lines: 0, unread: 0 };
    const notice = (page: TracedPage): void => {
      coverage.lines += page.coverage.lines;
      coverage.unread += page.coverage.unread.length;
    };
    // As they are before they are read: changed meanwhile, they are not taken for what the package was made from.
    const corrections = await correctionsAtRest(api);
    // `check` takes nothing on trust.
    const before = mode === 'check' ? undefined : earlierReadings(api, { looks: !force, keeps: mode === 'write' }, notice);
    const made = await stages.run(() => generate(api, { progress, notice, library: libraryOf(api), before }));
    packages.push({
      ...made,
      coverage,
      folder: packageFolder(options.out, made.model.name),
      inputs: inputsOf(api, made.library.trail, corrections),
      followed: made.library.followed,
    });
  }
  await progress.end();
  const diagnostics = [...stages.said, ...sharedFolders(packages, options)];
  const planned = await place(packages, mode === 'write' ? 'dry-run' : mode, options, diagnostics);
  if (mode !== 'write') return { made: planned, diagnostics };
  return { made: await uninterrupted(() => place(packages, 'write', options, [])), diagnostics };
}

/** A package in memory, and where it belongs. */
interface Generated {
  readonly model: ApiModel;
  readonly coverage: LineCount;
  readonly files: readonly EmittedFile[];
  readonly folder: string;
  readonly inputs: string;
  readonly followed: readonly string[];
}

/** Adds to what was said; a failure tells all of it. */
async function place(
  packages: readonly Generated[],
  mode: MakeOptions['mode'],
  { force = false }: MakeOptions,
  said: Diagnostic[],
): Promise<readonly MadePackage[]> {
  const placed: MadePackage[] = [];
  for (const { model, coverage, files, folder, inputs, followed } of packages) {
    const settings = { mode, force, inputs, followed, generator: `pagewright ${version}` };
    const { value, diagnostics } = await writePackage(files, folder, settings);
    said.push(...diagnostics);
    placed.push({ model, coverage, ...value });
  }
  const failures = mode === 'check' ? said.filter(({ code }) => !findings.has(code)) : said;
  if (hasErrors(failures)) throw new Failure(said);
  return placed;
}

function sharedFolders(packages: readonly Generated[], { out, taken = [] }: MakeOptions): Diagnostic[] {
  const folders = [...taken, ...packages.map(({ folder }) => folder)].map((folder) => resolve(folder));
  const shared = packages.filter(({ folder }, index) => folders.indexOf(resolve(folder)) < taken.length + index);
  return shared.map(({ folder, model }) =>
    diagnostic('folder-claimed-twice', `Two APIs would be written to one folder, \`${model.name}\``, {
      where: { source: relative(out, folder) },
    }),
  );
}
