import { isAbsolute, relative } from 'node:path';

/** The folder that a lock stands in: the config's, or the packages' own where these are written to somewhere else. */
export function lockFolder(root: string, out: string): string {
  const inside = relative(root, out);
  return inside === '..' || inside.startsWith('../') || inside.startsWith('..\\') || isAbsolute(inside) ? out : root;
}

/** What a lock calls a package. */
export const lockKey = (folder: string, packageFolder: string): string =>
  relative(folder, packageFolder).replaceAll('\\', '/') || '.';
