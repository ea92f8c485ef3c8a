import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { bytesOf } from './bytes.js';

/** Everything that the writer does to a disk, one entry a kind of step, so that a test can stop it between any two. */
export interface Disk {
  exists(path: string): boolean;
  read(file: string): Uint8Array;
  entries(folder: string): readonly string[];
  /** Fails where the folder exists. */
  makeNewFolder(folder: string): void;
  makeFolders(folder: string): void;
  write(file: string, text: string): void;
  /** A second name for a file, or a copy where the file system has no second names. */
  keep(file: string, as: string): void;
  /** Replaces what is there, in one step. */
  move(from: string, to: string): void;
  removeFile(file: string): void;
  /** Only where it is empty. */
  removeEmptyFolder(folder: string): void;
  removeAll(folder: string): void;
}

/** Synchronous calls: a hundred small files are written twice as fast as by promises. */
export const realDisk: Disk = {
  exists: existsSync,
  read: (file) => readFileSync(file),
  entries: (folder) => readdirSync(folder),
  makeNewFolder: (folder) => mkdirSync(folder),
  makeFolders,
  write: (file, text) => {
    makeFolders(dirname(file));
    writeFileSync(file, bytesOf(text));
  },
  keep: (file, as) => {
    makeFolders(dirname(as));
    try {
      linkSync(file, as);
    } catch {
      copyFileSync(file, as);
    }
  },
  move: (from, to) => {
    makeFolders(dirname(to));
    renameSync(from, to);
  },
  removeFile: (file) => rmSync(file),
  removeEmptyFolder: (folder) => rmdirSync(folder),
  removeAll: (folder) => rmSync(folder, { recursive: true, force: true }),
};

/** Parents first. Node's own recursion does not end where a file system, such as `/proc`, lets nobody make a folder. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
