import { dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import { hashOf, isMissing } from './manifest.js';

/**
 * How a package's folder goes from one state to the next, so that no crash leaves it between the two:
 *
 * 1. everything new is written to the stage, a folder beside the package's;
 * 2. the journal, which lists the changes, is moved into the stage in one step: from here on the change counts as done;
 * 3. what is there is kept in the stage, and the new moves in, file by file, the manifest last;
 * 4. the stage is removed, once whatever else belongs to the change is done as well.
 *
 * A run that dies before 2 has changed nothing; one that dies after 2 is finished by the next run. One that fails in 3, or between 3
 * and 4, and lives puts everything back. A folder that does not exist yet is staged whole and moved in one step.
 */
export interface Change {
  readonly path: string;
  /** New content; `undefined` removes the file. */
  readonly text: string | undefined;
  /** Hash of what is there now, `undefined` where nothing is. */
  readonly was: string | undefined;
}

interface Journal {
  readonly changes: readonly { readonly path: string; readonly removes: boolean; readonly was?: string }[];
}

const journalFile = (stage: string): string => join(stage, 'journal.json');
const newFile = (stage: string, path: string): string => join(stage, 'new', path);
const oldFile = (stage: string, path: string): string => join(stage, 'old', path);

/** Changes that are made. */
export interface Swapped {
  /** They stay. */
  settle(): void;
  /** Everything is as it was before them. */
  undo(): void;
}

/** Makes the changes, all or none. The stage is this process's own; it is gone when they are settled or undone, unless the process dies. */
export function swap(disk: Disk, folder: string, stage: string, changes: readonly Change[]): Swapped {
  const done: Change[] = [];
  let isNew = false;
  const undo = (): void => {
    if (isNew) disk.move(folder, join(stage, 'new'));
    putBack(disk, folder, stage, done);
    // The journal first: with half of a stage it would finish half of the changes.
    if (disk.exists(journalFile(stage))) disk.removeFile(journalFile(stage));
    disk.removeAll(stage);
  };
  try {
    for (const { path, text } of changes) if (text !== undefined) disk.write(newFile(stage, path), text);
    if (disk.exists(folder)) {
      writeJournal(disk, stage, changes);
      moveIn(disk, folder, stage, changes, done);
    } else {
      disk.move(join(stage, 'new'), folder);
      isNew = true;
    }
  } catch (error) {
    undo();
    throw error;
  }
  return { settle: () => disk.removeAll(stage), undo };
}

function writeJournal(disk: Disk, stage: string, changes: readonly Change[]): void {
  const journal: Journal = {
    changes: changes.map(({ path, text, was }) => ({ path, removes: text === undefined, ...(was === undefined ? {} : { was }) })),
  };
  disk.write(join(stage, 'journal.part'), JSON.stringify(journal));
  disk.move(join(stage, 'journal.part'), journalFile(stage));
}

function moveIn(disk: Disk, folder: string, stage: string, changes: readonly Change[], done: Change[]): void {
  for (const change of changes) {
    const file = join(folder, change.path);
    if (change.was !== undefined) disk.keep(file, oldFile(stage, change.path));
    if (change.text === undefined) disk.removeFile(file);
    else disk.move(newFile(stage, change.path), file);
    // Only now: a folder that stands in a file's place is nothing that was put there, and must not be removed.
    done.push(change);
  }
  removeEmptied(disk, folder, changes);
}

function putBack(disk: Disk, folder: string, stage: string, done: readonly Change[]): void {
  for (const { path, was } of [...done].reverse()) {
    const file = join(folder, path);
    if (was !== undefined) disk.move(oldFile(stage, path), file);
    else if (disk.exists(file)) disk.removeFile(file);
  }
  removeEmptied(
    disk,
    folder,
    done.filter(({ was }) => was === undefined).map((change) => ({ ...change, text: undefined })),
  );
}

/** Removes folders that lost their last file. */
function removeEmptied(disk: Disk, folder: string, changes: readonly Change[]): void {
  for (const { path } of changes.filter(({ text }) => text === undefined)) {
    for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
      const whole = join(folder, parent);
      if (!disk.exists(whole)) continue;
      if (disk.entries(whole).length > 0) break;
      disk.removeEmptyFolder(whole);
    }
  }
}

/** Finishes, or forgets, what a run that died left in its stage. */
export function recover(disk: Disk, folder: string, stage: string): void {
  const journal = readJournal(disk, stage);
  for (const { path, removes, was } of journal?.changes ?? []) {
    const file = join(folder, path);
    const now = hashAt(disk, file);
    // Changed since: it is somebody's work now, and the plan that follows will say so.
    if (now !== was) continue;
    if (removes) {
      if (now !== undefined) disk.removeFile(file);
    } else if (disk.exists(newFile(stage, path))) disk.move(newFile(stage, path), file);
  }
  if (journal !== undefined) {
    removeEmptied(
      disk,
      folder,
      journal.changes.map(({ path, removes, was }) => ({ path, was, text: removes ? undefined : '' })),
    );
  }
  disk.removeAll(stage);
}

function hashAt(disk: Disk, file: string): string | undefined {
  try {
    return disk.exists(file) ? hashOf(disk.read(file)) : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return 'a folder';
    throw error;
  }
}

/** As it was moved in whole; a stage without one holds nothing that counts. */
function readJournal(disk: Disk, stage: string): Journal | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(disk.read(journalFile(stage)))) as Journal;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
