import { join } from 'node:path';
import { diagnostic, Failure } from '../diagnostic.js';

/** In each package's folder, the writer's own. */
export const recordFolder = '.pagewright';

/** Why a path cannot be one of a package's files; `undefined` where it can. */
export function unsafe(path: string): string | undefined {
  const segments = path.split('/');
  if (path === '') return 'it is empty';
  if (/[\p{Cc}\\:]/u.test(path)) return 'it holds a backslash, a colon or a control character';
  if (path.startsWith('/')) return 'it is absolute';
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    return 'it has an empty, `.` or `..` part';
  if (segments[0]?.toLowerCase() === recordFolder) return 'that folder is kept for the manifest';
  return undefined;
}

/** Paths that one file system or another takes for the same. */
export function sameButForCase(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}

/** The folder of one package below the output folder. A name that would lead elsewhere is refused. */
export function packageFolder(out: string, name: string): string {
  if (/^[A-Za-z0-9][\w.-]*$/u.test(name)) return join(out, name);
  throw new Failure([
    diagnostic('output-path-unsafe', `${JSON.stringify(name)} cannot be the name of a package's folder.`, {
      where: { source: out },
      help: 'Give the API a `name` of letters, digits, `-`, `_` and `.` in the config.',
    }),
  ]);
}
