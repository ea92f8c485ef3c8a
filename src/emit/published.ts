import { entries } from './package/package-json.js';
import { reachable } from './reachable.js';
import type { EmittedFile } from './target.js';

/**
 * What of a compiled package its users can come to: scripts that an entry runs, declarations that an entry's types need, and
 * the maps of these. `added`: entries beside the built-in ones. A module of types alone has no script that anything loads, an inner one no declaration that anything reads.
 */
export function published(compiled: readonly EmittedFile[], added: readonly string[] = []): readonly EmittedFile[] {
  const modules = [...Object.values(entries), ...added];
  const extensions = ['.js', '.d.ts'] as const;
  const reached = ['esm', 'cjs'].flatMap((folder) =>
    extensions.flatMap((extension) => entered(modules, compiled, folder, extension)),
  );
  const paths = new Set(reached.map(({ path }) => path));
  return compiled.filter(({ path }) => paths.has(path.replace(/\.map$/u, '')));
}

function entered(
  modules: readonly string[],
  compiled: readonly EmittedFile[],
  folder: string,
  extension: '.js' | '.d.ts',
): readonly EmittedFile[] {
  const paths = new Set(modules.map((module) => `dist/${folder}/${module}${extension}`));
  return reachable(
    compiled.filter(({ path }) => paths.has(path)),
    compiled,
    extension,
  );
}
