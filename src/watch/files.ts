import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import { concerns, isAtOrBelow, leadsTo, type Places } from './places.js';

/** What tells of changes on the disk until it is closed. */
export interface FileWatch {
  close(): Promise<void>;
}

export interface FileEvents {
  /** Something appeared, changed or went; an absolute path. */
  readonly changed: (path: string) => void;
  /** Nothing can be told any more. */
  readonly failed: (error: unknown) => void;
}

/** Watches places, whether or not there is something yet. Resolves when every change from now on is told. */
export async function watchFiles(places: readonly Places[], { changed, failed }: FileEvents): Promise<FileWatch> {
  const { watch } = await import('chokidar');
  const matters = (path: string): boolean => places.some((one) => concerns(one, path));
  const watcher = watch([...new Set(places.flatMap(foldersAround))], {
    ignoreInitial: true,
    // A folder that this user may not read holds nothing for them.
    ignorePermissionErrors: true,
    ignored: (path) => !matters(path) && !places.some((one) => leadsTo(one, path)),
  });
  watcher.on('all', (_, path) => {
    if (matters(path)) changed(path);
  });
  watcher.on('error', (error) =>
    failed(new Failure([diagnostic('watch-failed', `Files cannot be watched any more: ${messageOf(error)}`)])),
  );
  await new Promise<void>((ready) => watcher.on('ready', ready));
  return { close: () => watcher.close() };
}

/** The folders to begin at, which are there and stay. */
const foldersAround = ({ root, watched }: Places): readonly string[] =>
  watched.map((place) => (isAtOrBelow(place, root) ? root : folderAbove(place)));

/** The folder that a place is in, or the next one above it that there is. */
function folderAbove(place: string): string {
  const folder = dirname(place);
  return folder === place || existsSync(folder) ? folder : folderAbove(folder);
}
