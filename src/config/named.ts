import { type Stats, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { messageOf } from '../defect.js';
import { type DiagnosticCode, diagnostic, Failure } from '../diagnostic.js';
import { configEndings, configFiles, findConfig } from './find.js';

/**
 * The config that is meant, as an absolute path: the one that is named, else that of the folder, if it has one.
 * @param named as `--config` has it, relative to `folder`. Throws a `Failure` where no config can be there.
 */
export function configAt(folder: string, named: string | undefined): string | undefined {
  if (named === undefined) return findConfig(folder);
  const file = resolve(folder, named);
  const found = statOf(file, named);
  if (found === undefined) return refuse('config-missing', named, `There is no ${named}`, checkPath);
  if (found.isDirectory()) {
    const inside = findConfig(file);
    const help = inside === undefined ? 'Name a file.' : `Name the file: \`--config ${shownIn(named, inside)}\`.`;
    return refuse('config-unreadable', named, `${named} is a folder`, help);
  }
  if (configEndings.has(extname(file))) return file;
  const help = `Give it a name that ends in ${[...configEndings].join(', ')}.`;
  return refuse('config-unreadable', named, `The name of ${named} does not tell what it is written in`, help);
}

/** Every file that may be the config that is meant, whether or not it is there. */
export const configFilesAt = (folder: string, named: string | undefined): readonly string[] =>
  named === undefined ? configFiles(folder) : [resolve(folder, named)];

const shownIn = (folder: string, file: string): string => join(folder, basename(file)).replaceAll('\\', '/');

const checkPath = 'Check the path; it is relative to the working directory.';

function statOf(file: string, source: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // What should be a folder on the way there is a file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    return refuse('config-unreadable', source, `The config could not be loaded: ${messageOf(error)}`, checkPath);
  }
}

function refuse(code: DiagnosticCode, source: string, message: string, help: string): never {
  throw new Failure([diagnostic(code, message, { where: { source }, help })]);
}
