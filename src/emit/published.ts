import { entries } from './package/package-json.js';
import { reachable } from './reachable.js';
import type { EmittedFile } from './target.js';

/**
 * What of a compiled package its users can come to: scripts that an entry runs, declarations that an entry's types need, and
 * the maps of these. `added`: entries beside the built-in ones. A module of types alone has no script that anything loads, an inner one no declaration that anything reads.
 */
export function published(compiled: readonly EmittedFile[], added: readonly string[] = []): readonly EmittedFile[] {
  const modules = [...Object.values(entries), ...added];
  const paths = new Set((['.js', '.d.ts'] as const).flatMap((extension) => entered(modules, compiled, extension)));
  return compiled.filter(({ path }) => paths.has(path.replace(/^dist\/\w+\/|\.map$/gu, '')));
}

/** Paths below the folder of either kind of modules: both import the same, and the texts of one are enough to tell. */
function entered(modules: readonly string[], compiled: readonly EmittedFile[], extension: '.js' | '.d.ts'): readonly string[] {
  const folder = 'dist/esm/';
  const own = compiled.filter(({ path }) => path.startsWith(folder) && path.endsWith(extension));
  const paths = new Set(modules.map((module) => `${folder}${module}${extension}`));
  const reached = reachable(
    own.filter(({ path }) => paths.has(path)),
    own,
    extension,
  );
  return reached.map(({ path }) => path.slice(folder.length));
}
