import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** What a module imports: every text that stands where a module's name does. */
const importing = /\b(?:from|import|require)\s*\(?\s*(?:(['"])([^'"\n]+)\1|(`|[A-Za-z_$][\w$.]*\s*[),]))/g;

/** Endings that a module may be imported without, and what compiled names stand for. */
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/**
 * One hash for a module's file and all that it imports: files by their text, packages by their `package.json`. Nothing where what it
 * imports cannot be told, or where a package is one that is being worked on.
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
    for (const [, , name, , computed] of [...text.matchAll(importing)].map((found) => [...found, found[3]])) {
      if (computed !== undefined) return undefined;
      if (name === undefined || name.startsWith('node:')) continue;
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
