import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import { findFiles, readSourceFile } from './file.js';
import { refuseUrl } from './http.js';
import type { Source } from './source.js';
import { readStandardInput } from './stdin.js';

type Origin = 'standard input' | 'url' | 'path';

/**
 * Reads every source that was named: paths, globs, directories, `-` for standard input. Order is that of the names, and of the paths
 * within a glob or directory; a page named twice is read once. Whatever cannot be read becomes an error diagnostic.
 */
export async function readSources(sources: readonly string[], root: string): Promise<Outcome<readonly Source[]>> {
  const found = new Map<string, Source>();
  const diagnostics: Diagnostic[] = [];
  if (sources.length === 0)
    diagnostics.push(
      diagnostic('source-not-found', 'No source was named.', { help: 'Name a page: a path, a glob, a directory, or `-`.' }),
    );
  for (const named of sources) {
    const outcome = await readOne(named, root);
    diagnostics.push(...outcome.diagnostics);
    for (const source of outcome.value) if (!found.has(source.id)) found.set(source.id, source);
  }
  return { value: [...found.values()], diagnostics };
}

async function readOne(named: string, root: string): Promise<Outcome<readonly Source[]>> {
  const origin = originOf(named);
  switch (origin) {
    case 'standard input':
      return readStandardInput();
    case 'url':
      return refuseUrl(named);
    case 'path': {
      const files = await findFiles(named, root);
      const read: Outcome<Source | undefined>[] = [];
      for (const file of files.value) read.push(await readSourceFile(file));
      return {
        value: read.flatMap(({ value }) => (value ? [value] : [])),
        diagnostics: [...files.diagnostics, ...read.flatMap((one) => one.diagnostics)],
      };
    }
  }
}

function originOf(named: string): Origin {
  if (named === '-') return 'standard input';
  return /^https?:\/\//i.test(named) ? 'url' : 'path';
}
