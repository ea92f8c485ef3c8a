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
import { type Change, recover, swap } from './swap.js';

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

/**
 * Brings a package's folder to what was emitted: all of it or nothing. Files that are as they should be are not touched; files
 * that no run wrote stay.
 */
export async function writePackage(
  files: readonly EmittedFile[],
  outDir: string,
  options: WriteOptions,
): Promise<Outcome<WriteReport>> {
  const disk = options.disk ?? realDisk;
  const nothing: WriteReport = { folder: outDir, created: [], updated: [], removed: [], unchanged: 0 };
  const refused = refusals(
    files.map(({ path }) => path),
    outDir,
  );
  if (refused.length > 0) return { value: nothing, diagnostics: refused };
  let stage: string | undefined;
  try {
    const folder = realFolder(outDir);
    const interrupted = disk.exists(stageFolder(folder));
    if (options.mode === 'write') {
      if (!takeStage(disk, folder)) return { value: nothing, diagnostics: [busy(outDir)] };
      stage = stageFolder(folder);
    }
    const planned = await planPackage(files, folder, outDir, options);
    const report = reportOf(planned.steps, outDir);
    const diagnostics = [
      ...planned.diagnostics,
      ...(interrupted && stage === undefined ? [leftOver(outDir)] : []),
      ...(options.mode === 'check' ? differences(planned.steps, outDir, disk.exists(folder)) : []),
    ];
    if (stage === undefined) return { value: report, diagnostics };
    const changes = hasErrors(diagnostics) ? [] : changesOf(planned.steps, planned.texts);
    if (changes.length === 0) disk.removeAll(stage);
    else swap(disk, folder, stage, changes);
    return { value: hasErrors(diagnostics) ? nothing : report, diagnostics };
  } catch (error) {
    return { value: nothing, diagnostics: [unwritable(outDir, error)] };
  } finally {
    if (stage !== undefined) release(stage);
  }
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
      ...complaints(steps, outDir, options.force ?? false),
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
