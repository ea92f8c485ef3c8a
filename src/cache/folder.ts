import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a project's tools keep what they can make again; nothing where a project has no such place. */
export function cacheFolder(root: string): string | undefined {
  const modules = join(root, 'node_modules');
  return existsSync(modules) ? join(modules, '.cache', 'pagewright') : undefined;
}
