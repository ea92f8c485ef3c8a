import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isRecord } from './members.js';

/** The file that a config means by the name of a module. Throws where there is none. */
export async function moduleFile(name: string, configFile: string): Promise<string> {
  if (/^\.{0,2}\//.test(name)) return resolve(dirname(configFile), name);
  try {
    return createRequire(configFile).resolve(name);
  } catch (error) {
    const isForImport = error instanceof Error && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    const file = isForImport ? await importedFile(name, dirname(configFile)) : undefined;
    if (file === undefined) throw error;
    return file;
  }
}

/** What a package exports for `import` alone, which is not found from here as `require` finds things. */
async function importedFile(name: string, from: string): Promise<string | undefined> {
  const [, own = name, inner = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? [];
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', own);
    const manifest = await readFile(join(place, 'package.json'), 'utf8').catch(() => undefined);
    if (manifest !== undefined) {
      const { exports } = JSON.parse(manifest) as { readonly exports?: unknown };
      const named = isRecord(exports) && Object.hasOwn(exports, `.${inner}`) ? exports[`.${inner}`] : exports;
      const target = targetOf(named);
      return target === undefined ? undefined : join(place, target);
    }
    if (dirname(folder) === folder) return undefined;
  }
}

const conditions = new Set(['node', 'import', 'default']);

function targetOf(exported: unknown): string | undefined {
  if (typeof exported === 'string') return exported;
  if (!isRecord(exported)) return undefined;
  const targets = Object.entries(exported).filter(([condition]) => conditions.has(condition));
  return targets.map(([, inner]) => targetOf(inner)).find((target) => target !== undefined);
}
