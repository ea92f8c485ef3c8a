import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { earlierAnswers } from '../cache/answers.js';
import { AtHand } from '../cache/at-hand.js';
import { earlierReadings } from '../cache/readings.js';
import type { ApiConfig } from '../config/config.js';
import { diagnosticsOf, messageOf } from '../defect.js';
import { type Diagnostic, type DiagnosticCode, diagnostic, Failure, hasErrors } from '../diagnostic.js';
import type { Change } from '../diff/change.js';
import type { EmittedFile } from '../emit/target.js';
import type { PackageHistory } from '../lock/history.js';
import { type LockedPackage, lockFile } from '../lock/lock.js';
import { LockFolder } from '../lock/lock-folder.js';
import type { ApiModel } from '../model/api.js';
import type { TracedPage } from '../model/reading.js';
import { generate } from '../pipeline.js';
import { type Progress, silent } from '../progress.js';
import { Library, type LibraryOptions } from '../source/library.js';
import { Stages } from '../stages.js';
import { beginWriting, packageFolder, type WriteReport, type Writing } from '../write/index.js';
import { generator, historyOf } from './history.js';
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
  readonly libraryOf?: (api: ApiConfig, options: LibraryOptions) => Library;
  /** Folders that hold the packages of other APIs. */
  readonly taken?: readonly string[];
  /** Makes a package of pages of which much less was read than the last time. */
  readonly acceptLoss?: boolean;
  /** What the last run of this very process knew of an API. */
  readonly atHand?: (api: ApiConfig) => AtHand;
  /** More runs are to come before anybody looks at the result: a lock stays as the last run for good left it. */
  readonly provisional?: boolean;
}

/** A package, and what was done, or in the other modes would be, to bring its folder to it. */
export interface MadePackage extends WriteReport {
  readonly model: ApiModel;
  readonly coverage: LineCount;
  readonly version: string;
  /** Since the last run, severest first. */
  readonly changes: readonly Change[];
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
const findings: ReadonlySet<DiagnosticCode> = new Set([
  'file-stale',
  'file-missing',
  'file-extra',
  'file-hand-edited',
  'lock-stale',
]);

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
    libraryOf = (api, settings) => new Library(api, undefined, settings),
    acceptLoss = false,
    atHand = () => new AtHand(),
  } = options;
  const stages = new Stages();
  const [first] = apis;
  const out = resolve(options.out);
  const place = await LockFolder.open(first?.root ?? out, out, first?.snapshots);
  const packages: Generated[] = [];
  for (const api of apis) {
    const coverage = { lines: 0, unread: 0 };
    // As they are before they are read: changed meanwhile, they are not taken for what the package was made from.
    const corrections = await correctionsAtRest(api);
    const known = atHand(api);
    const keeps = mode === 'write' && !(options.provisional && isLocked(place, out, api));
    const history = await historyOf(api, { place, out, corrections, acceptLoss, keeps, known });
    const library = libraryOf(api, { opened: history.log.opened, archive: history.archive });
    const notice = (page: TracedPage): void => {
      history.log.notice(page);
      coverage.lines += page.coverage.lines;
      coverage.unread += page.coverage.unread.length;
    };
    // `check` takes nothing on trust.
    const habits = { looks: mode !== 'check' && !force, keeps: mode === 'write' };
    const before = earlierReadings(api, habits, notice, known);
    const memory = earlierAnswers(api, habits, known);
    const made = await stages.run(() => generate(api, history, { progress, notice, library, before, memory }));
    memory.end();
    packages.push({
      ...made,
      coverage,
      folder: packageFolder(options.out, made.model.name),
      inputs: inputsOf(api, library.trail, corrections),
      followed: library.followed,
      history,
      ignores: api.ignore ? picomatch([...api.ignore]) : undefined,
    });
  }
  await progress.end();
  const diagnostics = [...stages.said, ...sharedFolders(packages, options)];
  if (hasErrors(diagnostics)) throw new Failure(diagnostics);
  // Provisional runs all come after one version: the next of them makes the same one again, with more in it.
  const isProvisional = ({ folder }: Generated): boolean => options.provisional === true && place.lock.has(place.keyOf(folder));
  const lastCopies = await Promise.all(packages.filter(isProvisional).map(({ history }) => history.lastCopy()));
  // What they come after must still be known when they are over: where nothing is kept, each is a version.
  const loses = !place.snapshots.keeps && lastCopies.some(({ size }) => size > 0);
  const lasting = packages.filter((one) => loses || !isProvisional(one));
  const entries = new Map(
    lasting.map(({ history, files, inputs, folder }) => [place.keyOf(folder), history.entry(files, inputs)]),
  );
  if (mode !== 'write') {
    const begun = await beginAll(packages, options, diagnostics);
    if (mode === 'check') diagnostics.push(...staleLock(place, entries, diagnostics));
    return { made: begun.map(({ made }) => made), diagnostics };
  }
  const kept = [...lastCopies, ...(await Promise.all(lasting.map(({ history }) => history.contents())))];
  const contents = new Map(kept.flatMap((one) => [...one]));
  const made = await uninterrupted(async () => {
    const begun = await beginAll(packages, options, diagnostics);
    try {
      // Content that nothing speaks of yet does no harm; a lock that speaks of what is not there would.
      await place.snapshots.add(contents).catch(lockUnwritable);
      for (const { writing } of begun) failOn(writing.commit(), diagnostics);
      await place.write(entries).catch(lockUnwritable);
    } catch (error) {
      failOn(
        begun.flatMap(({ writing }) => writing.abandon()),
        [...diagnosticsOf(error)],
      );
      throw error;
    }
    failOn(
      begun.flatMap(({ writing }) => writing.settle()),
      diagnostics,
    );
    return begun.map(({ made }) => made);
  });
  return { made, diagnostics };
}

/** Throws a `Failure` with what was said before, where something failed. */
function failOn(failures: readonly Diagnostic[], said: readonly Diagnostic[]): void {
  if (failures.length > 0) throw new Failure([...said, ...failures]);
}

/** Whether it is known beforehand that the lock speaks of the package of an API. */
const isLocked = (place: LockFolder, out: string, { name }: ApiConfig): boolean =>
  name !== undefined && place.lock.has(place.keyOf(packageFolder(out, name)));

function lockUnwritable(error: unknown): never {
  const message = `${lockFile} or its snapshots cannot be written: ${messageOf(error)}`;
  throw new Failure([diagnostic('output-unwritable', message, { where: { source: lockFile } })]);
}

/** A lock that is behind while its packages are not. */
function staleLock(
  place: LockFolder,
  entries: ReadonlyMap<string, LockedPackage>,
  said: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (place.says(entries) || said.some(({ code }) => findings.has(code))) return [];
  const message = place.lock.size === 0 ? `There is no ${lockFile} yet` : `${lockFile} is not what a run would write now`;
  return [diagnostic('lock-stale', `${message}.`, { where: { source: lockFile } })];
}

/** A package in memory, and where it belongs. */
interface Generated {
  readonly model: ApiModel;
  readonly coverage: LineCount;
  readonly files: readonly EmittedFile[];
  readonly folder: string;
  readonly inputs: string;
  readonly followed: readonly string[];
  readonly history: PackageHistory;
  readonly ignores: ((path: string) => boolean) | undefined;
}

/** A package on its way into its folder, and what will be told of it. */
interface Begun {
  readonly writing: Writing;
  readonly made: MadePackage;
}

/** Begins to write every package, or none. Adds to what was said; a failure tells all of it. */
async function beginAll(
  packages: readonly Generated[],
  { mode, force = false }: MakeOptions,
  said: Diagnostic[],
): Promise<readonly Begun[]> {
  const begun: Begun[] = [];
  for (const { model, coverage, files, folder, inputs, followed, history, ignores } of packages) {
    const settings = { mode, force, inputs, followed, generator, ...(ignores ? { ignores } : {}) };
    const { value: writing, diagnostics } = await beginWriting(files, folder, settings);
    said.push(...diagnostics);
    const made = { model, coverage, version: history.version, changes: history.changes, ...writing.report };
    begun.push({ writing, made });
  }
  const failures = mode === 'check' ? said.filter(({ code }) => !findings.has(code)) : said;
  if (!hasErrors(failures)) return begun;
  throw new Failure([...said, ...begun.flatMap(({ writing }) => writing.abandon())]);
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
