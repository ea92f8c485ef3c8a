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
  const { texts, isWhole } = await parts(file);
  if (!isWhole) return undefined;
  const hash = createHash('sha256');
  for (const text of texts.values()) {
    const lines = text.replaceAll('\r\n', '\n');
    hash.update(`${lines.length}:${lines}`);
  }
  return `sha256-${hash.digest('hex')}`;
}

/** Files that a module is made of, its own among them, as far as can be told; those of installed packages aside. */
export async function modulesOf(file: string): Promise<readonly string[]> {
  const { texts } = await parts(file);
  return [file, ...[...texts.keys()].filter((path) => path !== file && !/[\\/]node_modules[\\/]/.test(path))];
}

/** The files of a module and of what it imports, by their paths, and whether these are all of them. */
async function parts(file: string): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly isWhole: boolean }> {
  const texts = new Map<string, string>();
  let isWhole = true;
  const queue = [file];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (texts.has(next)) continue;
    const text = await readFile(next, 'utf8').catch(() => undefined);
    if (text === undefined) {
      isWhole = false;
      continue;
    }
    texts.set(next, text);
    if (next.endsWith('.json')) continue;
    if (computed.test(text)) isWhole = false;
    for (const [, , name = ''] of text.matchAll(importing)) {
      if (open.test(name)) isWhole = false;
      if (isBuiltin(name)) continue;
      const found = /^[./]/.test(name) ? await fileOf(resolve(dirname(next), name)) : await manifestOf(name, dirname(next));
      if (found === undefined) isWhole = false;
      else queue.push(found);
    }
  }
  return { texts, isWhole };
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
