import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostic.js';
import type { EmittedFile } from '../emit/target.js';
import { claim, release } from './claim.js';
import { busy, complaints, differences, leftOver, refusals, unreadableManifest, unwritable } from './complaints.js';
import { type Disk, realDisk } from './disk.js';
import { hashOf, isMissing, makeManifest, manifestPath, manifestText, readManifest } from './manifest.js';
import { manifestStep, plan, type Step } from './plan.js';
import { stageFolder } from './stage-folder.js';
import { type Change, recover, type Swapped, swap } from './swap.js';

export { inputsHash } from './manifest.js';
export { packageFolder } from './safe-path.js';
export { isUpToDate } from './up-to-date.js';

export interface WriteOptions {
  /** `check` reports what a run would change; `dry-run` plans it and says nothing of it being wrong; neither writes. */
  readonly mode: 'write' | 'check' | 'dry-run';
  /** `pagewright 0.1.0`. */
  readonly generator: string;
  /** Of `inputsHash`. */
  readonly inputs: string;
  /** Of the inputs, those that no source names. */
  readonly followed?: readonly string[];
  /** Overwrites what was edited by hand. */
  readonly force?: boolean;
  /** Whether a file is somebody's own once it is there. */
  readonly ignores?: (path: string) => boolean;
  readonly disk?: Disk;
}

/** What was done, or in the other modes would be. Paths relative to the folder, sorted. */
export interface WriteReport {
  readonly folder: string;
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** How many files are as they should be. */
  readonly unchanged: number;
}

/** A package that is as good as written: what can be wrong with it is known, and nobody else writes in its folder meanwhile. */
export interface Writing {
  /** What `commit` does, or in the other modes would. */
  readonly report: WriteReport;
  /** Brings the folder to what was emitted, all of it or nothing. What kept it from that is told. */
  commit(): readonly Diagnostic[];
  /** What was committed stays: there is nothing left that could go wrong. */
  settle(): readonly Diagnostic[];
  /** Leaves the folder as it was before; after `settle`, of no effect. */
  abandon(): readonly Diagnostic[];
}

/**
 * Compares a package's folder with what was emitted. Files that are as they should be are not touched; files that no run wrote stay.
 * Where an error is told, there is nothing to commit.
 */
export async function beginWriting(
  files: readonly EmittedFile[],
  outDir: string,
  options: WriteOptions,
): Promise<Outcome<Writing>> {
  const disk = options.disk ?? realDisk;
  const refused = refusals(
    files.map(({ path }) => path),
    outDir,
  );
  if (refused.length > 0) return { value: nothingToWrite(outDir), diagnostics: refused };
  let stage: string | undefined;
  try {
    const folder = realFolder(outDir);
    const interrupted = disk.exists(stageFolder(folder));
    if (options.mode === 'write') {
      if (!takeStage(disk, folder)) return { value: nothingToWrite(outDir), diagnostics: [busy(outDir)] };
      stage = stageFolder(folder);
    }
    const planned = await planPackage(files, folder, outDir, options);
    const report = reportOf(planned.steps, outDir);
    const diagnostics = [
      ...planned.diagnostics,
      ...(interrupted && stage === undefined ? [leftOver(outDir)] : []),
      ...(options.mode === 'check' ? differences(planned.steps, outDir, disk.exists(folder)) : []),
    ];
    if (stage === undefined) return { value: { ...nothingToWrite(outDir), report }, diagnostics };
    if (!hasErrors(diagnostics))
      return { value: writing(disk, folder, stage, report, changesOf(planned.steps, planned.texts)), diagnostics };
    disk.removeAll(stage);
    release(stage);
    return { value: nothingToWrite(outDir), diagnostics };
  } catch (error) {
    if (stage !== undefined) release(stage);
    return { value: nothingToWrite(outDir), diagnostics: [unwritable(outDir, error)] };
  }
}

/** Both steps in one, for who writes a single package. */
export async function writePackage(
  files: readonly EmittedFile[],
  outDir: string,
  options: WriteOptions,
): Promise<Outcome<WriteReport>> {
  const { value, diagnostics } = await beginWriting(files, outDir, options);
  const failures = [...value.commit(), ...value.settle()];
  return {
    value: failures.length > 0 ? nothingToWrite(outDir).report : value.report,
    diagnostics: [...diagnostics, ...failures],
  };
}

const nothingToWrite = (folder: string): Writing => ({
  report: { folder, created: [], updated: [], removed: [], unchanged: 0 },
  commit: () => [],
  settle: () => [],
  abandon: () => [],
});

function writing(disk: Disk, folder: string, stage: string, report: WriteReport, changes: readonly Change[]): Writing {
  // What there is to end: nothing any more, once it was ended or has failed.
  let open: Swapped | undefined = { settle: () => disk.removeAll(stage), undo: () => disk.removeAll(stage) };
  const attempt = (work: () => Swapped | undefined): readonly Diagnostic[] => {
    try {
      open = work();
      return [];
    } catch (error) {
      open = undefined;
      return [unwritable(report.folder, error)];
    } finally {
      if (open === undefined) release(stage);
    }
  };
  const end = (how: keyof Swapped) => () =>
    attempt(() => {
      open?.[how]();
      return undefined;
    });
  return {
    report,
    commit: () => attempt(() => (open && changes.length > 0 ? swap(disk, folder, stage, changes) : open)),
    settle: end('settle'),
    abandon: end('undo'),
  };
}

/** The folder itself, where the given one is a link to it. */
function realFolder(outDir: string): string {
  try {
    return realpathSync(outDir);
  } catch (error) {
    if (isMissing(error)) return resolve(outDir);
    throw error;
  }
}

/** Takes the stage, after finishing what a run that died left in it. False where another run has it. */
function takeStage(disk: Disk, folder: string): boolean {
  const stage = stageFolder(folder);
  disk.makeFolders(dirname(folder));
  const first = claim(disk, stage);
  if (first !== 'left-over') return first === 'claimed';
  recover(disk, folder, stage);
  return claim(disk, stage) === 'claimed';
}

interface Planned {
  readonly steps: readonly Step[];
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

async function planPackage(
  files: readonly EmittedFile[],
  folder: string,
  outDir: string,
  options: WriteOptions,
): Promise<Planned> {
  const { generator, inputs, followed = [], ignores = () => false, disk = realDisk } = options;
  const owned = (path: string): boolean => ignores(path) && disk.exists(join(folder, path));
  const wanted = new Map(files.filter(({ path }) => !owned(path)).map(({ path, text }) => [path, text]));
  const manifest = manifestText(
    makeManifest(
      { generator, inputs, ...(followed.length === 0 ? {} : { followed }) },
      [...wanted].map(([path, text]) => [path, hashOf(text)] as const),
    ),
  );
  const previous = await readManifest(folder);
  const steps = plan(folder, wanted, typeof previous === 'string' ? undefined : previous).filter(({ path }) => !owned(path));
  return {
    // The manifest last, so that it is moved in when everything that it lists is.
    steps: [...byPath(steps), manifestStep(folder, manifest)],
    texts: new Map([...wanted, [manifestPath, manifest]]),
    diagnostics: [
      ...(previous === 'unreadable' ? [unreadableManifest(outDir)] : []),
      // What force would do to an edited file is no reason for a check to pass over it.
      ...complaints(steps, outDir, options.force === true && options.mode !== 'check'),
    ],
  };
}

/** What there is to do; nobody complains of what was edited by hand any more. */
function changesOf(steps: readonly Step[], texts: ReadonlyMap<string, string>): readonly Change[] {
  return steps.flatMap((step) => changeOf(step, texts.get(step.path)));
}

function changeOf(step: Step, text: string | undefined): readonly Change[] {
  switch (step.kind) {
    case 'create':
      return [{ path: step.path, text, was: undefined }];
    case 'update':
      return [{ path: step.path, text, was: step.was }];
    case 'remove':
      return [{ path: step.path, text: undefined, was: step.was }];
    case 'hand-edited':
      return step.was === undefined && !step.wanted ? [] : [{ path: step.path, text, was: step.was }];
    case 'unchanged':
    case 'elsewhere':
      return [];
  }
}

function reportOf(steps: readonly Step[], folder: string): WriteReport {
  const paths = (matches: (step: Step) => boolean): readonly string[] => steps.filter(matches).map(({ path }) => path);
  return {
    folder,
    created: paths(({ kind }) => kind === 'create'),
    updated: paths((step) => step.kind === 'update' || (step.kind === 'hand-edited' && step.wanted)),
    removed: paths((step) => step.kind === 'remove' || (step.kind === 'hand-edited' && !step.wanted && step.was !== undefined)),
    unchanged: paths(({ kind }) => kind === 'unchanged').length,
  };
}

const byPath = (steps: readonly Step[]): readonly Step[] => [...steps].sort((a, b) => (a.path < b.path ? -1 : 1));
