import type { Severity } from '../diff/change.js';
import type { EmittedFile } from '../emit/target.js';
import type { Past } from './past.js';

const isSource = (path: string): boolean => path.startsWith('src/') && path.endsWith('.ts');

/** Says what of the sources can be imported. */
const manifest = 'package.json';

/**
 * What files that differ ask of a package's users: told by its public TypeScript surface. Nothing without the whole of the old package:
 * then there is nothing to compare with.
 */
export async function outputSeverity(past: Past, files: readonly EmittedFile[]): Promise<Severity | undefined> {
  const before = new Map<string, string>();
  for (const path of past.files.filter(isSource)) {
    const text = await past.file(path);
    if (text === undefined) return undefined;
    before.set(path, text);
  }
  const after = new Map(files.filter(({ path }) => isSource(path)).map(({ path, text }) => [path, text]));
  const [had, has] = [await past.file(manifest), files.find(({ path }) => path === manifest)?.text];
  const isAsItWas = before.size === after.size && [...after].every(([path, text]) => before.get(path) === text);
  if (isAsItWas && exportsIn(had) === exportsIn(has)) return 'patch';
  if (had !== undefined && has !== undefined) {
    before.set(manifest, had);
    after.set(manifest, has);
  }
  const { compareSurfaces, surfaceSeverity } = await import('../diff/surface/index.js');
  return surfaceSeverity(await compareSurfaces(before, after)) ?? 'patch';
}

/** The version stands in there, too, which is what is to be found out. */
const exportsIn = (text: string | undefined): string =>
  text === undefined ? '' : JSON.stringify((JSON.parse(text) as { readonly exports?: object }).exports ?? {});
