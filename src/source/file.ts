import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Outcome } from '../diagnostic.js';
import { inspect, maximumBytes } from './inspect.js';
import type { Source } from './source.js';

/** A file to read: what people call it, and where it is. */
export interface FoundFile {
  /** As given, with forward slashes; relative unless it was given absolute. */
  readonly id: string;
  readonly file: string;
}

/** What a directory is searched for. */
const pageFiles = ['**/*.{txt,text,html,htm,md,markdown}'];

/** Turns a path, a glob or a directory into files, in the order of their paths. */
export async function findFiles(named: string, root: string): Promise<Outcome<readonly FoundFile[]>> {
  const id = named.replaceAll('\\', '/').replace(/^(?:\.\/)+(?=.)/, '');
  const file = path.resolve(root, named);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { value: [{ id, file }], diagnostics: [] };
  if (found?.isDirectory()) {
    const inside = await matching(pageFiles, file);
    const base = id === '.' ? '' : id.replace(/\/+$/, '');
    const value = inside.map((name) => ({ id: base === '' ? name : `${base}/${name}`, file: path.join(file, name) }));
    return value.length > 0
      ? { value, diagnostics: [] }
      : missing(named, `${named} is a directory without any text, HTML or Markdown file.`);
  }
  if (!/[*?[\]{}!()]/.test(named)) return missing(named, `${named} does not exist.`);
  const value = (await matching([id], root)).map((name) => ({ id: name, file: path.resolve(root, name) }));
  return value.length > 0 ? { value, diagnostics: [] } : missing(named, `No file matches ${named}.`);
}

/** Reads one file, unless its size or its first bytes say that it is no page. */
export async function readSourceFile({ id, file }: FoundFile): Promise<Outcome<Source | undefined>> {
  const where = { source: id };
  try {
    const { size } = await stat(file);
    if (size > maximumBytes) {
      const message = `${id} has ${size} bytes; ${maximumBytes} is the limit.`;
      return { value: undefined, diagnostics: [diagnostic('source-too-large', message, { where })] };
    }
    const source: Source = { id, bytes: await readFile(file) };
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
async function matching(patterns: readonly string[], cwd: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const names = await glob([...patterns], { cwd, onlyFiles: true, expandDirectories: false });
  return names.map((name) => name.replaceAll('\\', '/')).sort(byCodeUnit);
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const missing = (named: string, message: string): Outcome<readonly FoundFile[]> => ({
  value: [],
  diagnostics: [diagnostic('source-not-found', message, { where: { source: named }, quote: named })],
});
