import type { Severity } from '../diff/change.js';
import type { EmittedFile } from '../emit/target.js';
import type { Past } from './past.js';

const isSource = (path: string): boolean => path.startsWith('src/') && path.endsWith('.ts');

/** Says what of the sources can be imported. */
const manifest = 'package.json';

/** What files that differ, made of one model, ask of a package's users: told by its public TypeScript surface. */
export async function outputSeverity(past: Past, files: readonly EmittedFile[]): Promise<Severity> {
  const before = new Map<string, string>();
  for (const path of past.files.filter(isSource)) {
    const text = await past.file(path);
    // Without the whole of the old package nothing can be compared; the careful answer is that there is something new.
    if (text === undefined) return 'minor';
    before.set(path, text);
  }
  const after = new Map(files.filter(({ path }) => isSource(path)).map(({ path, text }) => [path, text]));
  if (before.size === after.size && [...after].every(([path, text]) => before.get(path) === text)) return 'patch';
  const [had, has] = [await past.file(manifest), files.find(({ path }) => path === manifest)?.text];
  if (had !== undefined && has !== undefined) {
    before.set(manifest, had);
    after.set(manifest, has);
  }
  const { compareSurfaces, surfaceSeverity } = await import('../diff/surface/index.js');
  return surfaceSeverity(await compareSurfaces(before, after)) ?? 'patch';
}
