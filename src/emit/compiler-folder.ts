import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { EmittedFile } from './target.js';
import { runCompiler, type TypeProblem } from './type-script.js';

export type Text = Pick<EmittedFile, 'path' | 'text'>;

export interface CompilerRun {
  readonly problems: readonly TypeProblem[];
  /** What the compiler wrote, under `dist/`, sorted by path. */
  readonly files: readonly Text[];
}

/**
 * The compiler is a program of its own, so the sources lie in a temporary folder meanwhile.
 * @param project its configuration, as in a `tsconfig.json`
 * @param silent another that is compiled beside it; what is wrong there is not told
 */
export async function compileInFolder(texts: readonly Text[], project: object, silent?: object): Promise<CompilerRun> {
  // Without a pause, so that the compiler has begun before its caller goes on to whatever else there is to do.
  const folder = mkdtempSync(join(tmpdir(), 'pagewright-'));
  try {
    layOut(folder, [
      ...texts,
      { path: 'package.json', text: '{"type":"module"}' },
      { path: 'told.json', text: JSON.stringify(project) },
      ...(silent ? [{ path: 'silent.json', text: JSON.stringify(silent) }] : []),
    ]);
    const beside = silent && runCompiler(folder, 'silent.json');
    // Where it cannot be run, that is told below.
    beside?.catch(() => {});
    const [problems] = await Promise.all([runCompiler(folder, 'told.json'), beside]);
    return { problems, files: await written(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function layOut(folder: string, texts: readonly Text[]): void {
  const folders = new Set(texts.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) mkdirSync(each, { recursive: true });
  for (const { path, text } of texts) writeFileSync(join(folder, path), text);
}

async function written(folder: string): Promise<readonly Text[]> {
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: path.slice(folder.length + 1).replaceAll(sep, '/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
