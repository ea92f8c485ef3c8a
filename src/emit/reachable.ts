import { posix } from 'node:path';

interface ModuleFile {
  readonly path: string;
  readonly text: string;
}

/** A relative module that a source, a script or a declaration imports, by whichever of their notations; without its `.js`. */
const imported = /\b(?:from|import|require)\s*\(?\s*(['"])(\.[^'"\n]*)\.js\1/gu;

/**
 * The files that `entries` lead to by imports, at whatever remove; entries that are among the files included.
 * In the files' order.
 * @param extension which kind of file imports are followed to: `.ts`, `.js` or `.d.ts`
 */
export function reachable<File extends ModuleFile>(
  entries: readonly ModuleFile[],
  files: readonly File[],
  extension: '.ts' | '.js' | '.d.ts',
): readonly File[] {
  const byPath = new Map<string, ModuleFile>(files.map((file) => [file.path, file]));
  const reached = new Set(entries);
  for (const each of reached) {
    for (const path of importsOf(each, extension)) {
      const file = byPath.get(path);
      if (file !== undefined) reached.add(file);
    }
  }
  return files.filter((file) => reached.has(file));
}

/** Paths of the modules that one imports, as far as they are given relative to it. */
export function importsOf({ path, text }: ModuleFile, extension: '.ts' | '.js' | '.d.ts'): readonly string[] {
  const folder = posix.dirname(path);
  const found = [...text.matchAll(imported)].map(([, , specifier = '']) => posix.join(folder, `${specifier}${extension}`));
  return [...new Set(found)];
}
