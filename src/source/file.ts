import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Outcome } from '../diagnostic.js';
import { withLineFeeds } from '../write/line-feeds.js';
import type { FileAddress, Folder } from './address.js';
import { inspect, maximumBytes } from './inspect.js';
import type { Source } from './source.js';

/** What a directory is searched for. */
const pageFiles = ['**/*.{txt,text,html,htm,md,markdown}'];

/** Turns a path, a glob or a directory into files, in the order of their paths. */
export async function findFiles(named: string, root: string): Promise<Outcome<readonly FileAddress[]>> {
  const id = named.replaceAll('\\', '/').replace(/^(?:\.\/)+(?=.)/, '');
  const file = path.resolve(root, named);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { value: [{ kind: 'file', id, file, folder: folderAround(id, file) }], diagnostics: [] };
  if (found?.isDirectory()) {
    const base = id === '.' ? '' : id.replace(/\/+$/, '');
    const value = await matching(pageFiles, { id: base, path: file });
    return value.length > 0
      ? { value, diagnostics: [] }
      : missing(named, `${named} is a directory without any text, HTML or Markdown file.`);
  }
  if (found) return missing(named, `${named} is neither a file nor a directory.`);
  if (!/[*?[\]{}!()]/.test(named)) return missing(named, `${named} does not exist.`);
  const { base, pattern } = splitGlob(id);
  const value = await matching([pattern], { id: base, path: path.resolve(root, base) });
  return value.length > 0 ? { value, diagnostics: [] } : missing(named, `No file matches ${named}.`);
}

/** Reads one file, unless its size or its first bytes say that it is no page. */
export async function readSourceFile({ id, file }: Pick<FileAddress, 'id' | 'file'>): Promise<Outcome<Source | undefined>> {
  const where = { source: id };
  try {
    // Without a pause: of a hundred files, most of the time would go into those. What may never end is waited for.
    const found = statSync(file);
    if (found.size > maximumBytes) {
      const message = `${id} has ${found.size} bytes; ${maximumBytes} is the limit.`;
      return { value: undefined, diagnostics: [diagnostic('source-too-large', message, { where })] };
    }
    const source: Source = { id, bytes: withLineFeeds(found.isFile() ? readFileSync(file) : await readFile(file)) };
    const problems = inspect(source);
    return { value: problems.length > 0 ? undefined : source, diagnostics: problems };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      value: undefined,
      diagnostics: [diagnostic('source-unreadable', `${id} cannot be read: ${reason}`, { where, quote: id })],
    };
  }
}

/** Loaded only when there is something to search: most runs name their files. */
async function matching(patterns: readonly string[], folder: Folder): Promise<readonly FileAddress[]> {
  const { glob } = await import('tinyglobby');
  const ignore = ['**/node_modules/**'];
  const names = await glob([...patterns], { cwd: folder.path, onlyFiles: true, expandDirectories: false, ignore });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .sort(byCodeUnit)
    .map((name) => ({ kind: 'file', id: within(folder.id, name), file: path.join(folder.path, name), folder }));
}

/** The folder that every match is in, and what is left to match there. */
function splitGlob(id: string): { readonly base: string; readonly pattern: string } {
  const parts = id.split('/');
  const magic = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  const base = parts.slice(0, magic).join('/');
  // A pattern that begins with an exclamation mark means something only as a whole.
  if (magic <= 0 || id.startsWith('!')) return { base: id.startsWith('/') ? '/' : '', pattern: id.replace(/^\//, '') };
  return { base: base === '' ? '/' : base, pattern: parts.slice(magic).join('/') };
}

const folderAround = (id: string, file: string): Folder => ({
  id: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '',
  path: path.dirname(file),
});

/** The id of a file in a folder. */
export const within = (folder: string, name: string): string =>
  folder === '' ? name : folder.endsWith('/') ? folder + name : `${folder}/${name}`;

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const missing = (named: string, message: string): Outcome<readonly FileAddress[]> => ({
  value: [],
  diagnostics: [diagnostic('source-not-found', message, { where: { source: named }, quote: named })],
});
