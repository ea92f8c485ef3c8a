import type { ts } from 'ts-morph';
import type { SurfaceFiles } from './surface-diff.js';

/**
 * Lays packages out in folders, each once. Files that are the same as those of a package laid out earlier, and import only
 * such, are taken for one file: what they declare is the same thing in both packages and is not compared at all. That is the
 * greater part of most packages.
 */
export class Shelf {
  readonly #preProcess: typeof ts.preProcessFile;
  readonly #put: (path: string, text: string) => void;
  readonly #imports = new Map<string, readonly string[]>();
  readonly #laid = new Map<SurfaceFiles, Laid>();

  constructor(preProcess: typeof ts.preProcessFile, put: (path: string, text: string) => void) {
    this.#preProcess = preProcess;
    this.#put = put;
  }

  /**
   * @param entries what a package is imported by; it stands in the folder even where it is one with another's
   * @param like a package on the shelf that it is likely to have most in common with
   */
  layOut(surface: SurfaceFiles, entries: readonly string[], like?: SurfaceFiles): void {
    if (this.#laid.has(surface)) return;
    const files = surfaceOf(surface);
    const folder = `/${this.#laid.size}`;
    const homes = new Map([...files.keys()].map((path) => [path, folder]));
    const [first] = this.#laid.values();
    for (const known of [first, like === undefined ? undefined : this.#laid.get(like)]) {
      if (known === undefined) continue;
      for (const path of this.#same(known.files, files)) homes.set(path, known.homes.get(path) ?? folder);
    }
    this.#laid.set(surface, { folder, files, homes });
    const own = [...files].filter(([path]) => homes.get(path) === folder);
    for (const [path, text] of own) this.#put(`${folder}/${path}`, text);
    const wanted = new Set([...entries, ...own.flatMap(([path, text]) => this.#importsOf(path, text))]);
    for (const path of wanted) {
      const file = [path, declarations(path)].find((one) => files.has(one)) ?? path;
      const home = homes.get(file);
      if (home !== undefined && home !== folder) this.#put(`${folder}/${file}`, `export * from '${home}/${scriptOf(file)}';`);
    }
  }

  folderOf(surface: SurfaceFiles): string {
    return this.#laid.get(surface)?.folder ?? '';
  }

  #same(earlier: SurfaceFiles, files: SurfaceFiles): ReadonlySet<string> {
    const same = new Set([...files].filter(([path, text]) => earlier.get(path) === text).map(([path]) => path));
    for (let before = -1; before !== same.size; ) {
      before = same.size;
      for (const path of same) {
        const imports = this.#importsOf(path, files.get(path) ?? '');
        if (!imports.every((one) => same.has(one) || same.has(declarations(one)))) same.delete(path);
      }
    }
    return same;
  }

  #importsOf(path: string, text: string): readonly string[] {
    const key = `${path}\n${text}`;
    const known = this.#imports.get(key);
    if (known !== undefined) return known;
    const found = this.#preProcess(text, true).importedFiles.map(({ fileName }) => imported(path, fileName));
    this.#imports.set(key, found);
    return found;
  }
}

interface Laid {
  readonly folder: string;
  readonly files: SurfaceFiles;
  /** The folder that each file really stands in. */
  readonly homes: ReadonlyMap<string, string>;
}

/** What is looked at of a package: its sources, or the declarations that were made of them. */
function surfaceOf(files: SurfaceFiles): SurfaceFiles {
  const below = (folder: string, ending: string): SurfaceFiles =>
    new Map([...files].filter(([path]) => path.startsWith(folder) && path.endsWith(ending)));
  const sources = below('src/', '.ts');
  const found = sources.size > 0 ? sources : below('dist/esm/', '.d.ts');
  return new Map([...found].map(([path, text]) => [path.replace(/^(?:src|dist\/esm)\//u, ''), text]));
}

const declarations = (path: string): string => path.replace(/\.ts$/u, '.d.ts');

const scriptOf = (path: string): string => path.replace(/(?:\.d)?\.ts$/u, '.js');

/** `./safe.js` in `runtime/client/config.ts` → `runtime/client/safe.ts`. */
function imported(path: string, specifier: string): string {
  const steps = path.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/').replace(/\.js$/u, '.ts');
}
