import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Every text that stands where a module's name does. */
const importing = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Imports of what is known only when the module runs. */
const computed = /\b(?:import|require)\s*\(\s*(?!['"\s])|\bcreateRequire\b/;

/** Modules by which others can come in, or files be read. */
const open = /^(?:node:)?(?:fs|fs\/promises|child_process|module|vm|worker_threads)$/;

/** Endings that a module may be imported without, and what compiled names stand for. */
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/**
 * One hash for a module's file and all that it imports: files by their text, packages by their `package.json`. Nothing where that
 * cannot be told: where it imports what it finds out itself, reads files, or uses a package that is being worked on.
 */
export async function fingerprint(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const queue = [file];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const text = await readFile(next, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    hash.update(`${text.length}:${text}`);
    if (next.endsWith('.json')) continue;
    if (computed.test(text)) return undefined;
    for (const [, , name = ''] of text.matchAll(importing)) {
      if (open.test(name)) return undefined;
      if (isBuiltin(name)) continue;
      const found = /^[./]/.test(name) ? await fileOf(resolve(dirname(next), name)) : await manifestOf(name, dirname(next));
      if (found === undefined) return undefined;
      queue.push(found);
    }
  }
  return `sha256-${hash.digest('hex')}`;
}

async function fileOf(path: string): Promise<string | undefined> {
  const names = [...endings.map((ending) => `${path}${ending}`), path.replace(/\.([mc]?)js$/, '.$1ts')];
  for (const name of names) {
    const text = await readFile(name).catch(() => undefined);
    if (text !== undefined) return name;
  }
  return undefined;
}

/** The manifest of an installed package; a linked one may change without its version. */
async function manifestOf(name: string, from: string): Promise<string | undefined> {
  const [, own = name] = /^((?:@[^/]+\/)?[^/]+)/.exec(name) ?? [];
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = await realpath(join(folder, 'node_modules', own, 'package.json')).catch(() => undefined);
    if (manifest !== undefined) return /[\\/]node_modules[\\/]/.test(manifest) ? manifest : undefined;
    if (dirname(folder) === folder) return undefined;
  }
}
