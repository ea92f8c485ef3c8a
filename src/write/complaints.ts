import { join } from 'node:path';
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import { manifestPath } from './manifest.js';
import type { Step } from './plan.js';
import { sameButForCase, unsafe } from './safe-path.js';

/** What is wrong with the paths of the files, whatever is on the disk. */
export function refusals(paths: readonly string[], folder: string): readonly Diagnostic[] {
  return [
    ...paths.flatMap((path) => {
      const why = unsafe(path);
      const message = `${JSON.stringify(path)} cannot be the path of a file in ${folder}: ${why}.`;
      return why === undefined ? [] : [diagnostic('output-path-unsafe', message, { where: { source: folder } })];
    }),
    ...sameButForCase(paths).map((path) =>
      diagnostic('output-path-unsafe', `${path} would be written twice, or differs from another file only in case.`, {
        where: { source: folder },
      }),
    ),
  ];
}

/** What keeps the plan from being carried out. */
export function complaints(steps: readonly Step[], folder: string, force: boolean): readonly Diagnostic[] {
  return steps.flatMap((step) => complaint(step, { source: join(folder, step.path) }, force));
}

function complaint(step: Step, where: Place, force: boolean): readonly Diagnostic[] {
  switch (step.kind) {
    case 'hand-edited':
      return force ? [] : [diagnostic('file-hand-edited', handEdited(step), { where })];
    case 'elsewhere':
      return [diagnostic('output-path-unsafe', `${step.path} would be written through a link to another folder.`, { where })];
    case 'create':
    case 'update':
    case 'remove':
    case 'unchanged':
      return [];
  }
}

function handEdited({ path, was, wanted }: Step & { kind: 'hand-edited' }): string {
  if (was === undefined) return `${path} is to be generated, but something that is no file stands there.`;
  return wanted
    ? `${path} is not as an earlier run wrote it, and would be overwritten.`
    : `${path} is no longer generated, but was changed since an earlier run wrote it, and would be removed.`;
}

/** What `--check` finds. */
export function differences(steps: readonly Step[], folder: string, exists: boolean): readonly Diagnostic[] {
  if (!exists) return [diagnostic('file-missing', `${folder} has not been generated yet.`, { where: { source: folder } })];
  // The record of a run differs wherever anything does.
  const files = steps.filter(({ path, kind }) => path !== manifestPath || kind !== 'update');
  return files.flatMap((step) => difference(step, { source: join(folder, step.path) }));
}

function difference({ kind, path }: Step, where: Place): readonly Diagnostic[] {
  switch (kind) {
    case 'create':
      return [diagnostic('file-missing', `${path} is missing.`, { where })];
    case 'update':
      return [diagnostic('file-stale', `${path} is not what would be generated now.`, { where })];
    case 'remove':
      return [diagnostic('file-extra', `${path} is no longer generated.`, { where })];
    case 'hand-edited':
    case 'elsewhere':
    case 'unchanged':
      return [];
  }
}

export const unreadableManifest = (folder: string): Diagnostic =>
  diagnostic('manifest-unreadable', `${join(folder, manifestPath)} is not a manifest that this version can read.`, {
    where: { source: join(folder, manifestPath) },
  });

export const leftOver = (folder: string): Diagnostic =>
  diagnostic('write-interrupted', `A run that was writing ${folder} was interrupted, or is still writing.`, {
    where: { source: folder },
  });

export const busy = (folder: string): Diagnostic =>
  diagnostic('write-interrupted', `Another run is writing ${folder}.`, {
    where: { source: folder },
    severity: 'error',
    help: 'Wait for the other run to end, then run again.',
  });

export function unwritable(folder: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnostic('output-unwritable', `${folder} cannot be written: ${reason}`, { where: { source: folder } });
}
