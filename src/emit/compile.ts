import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import { compileChanged } from './compile-changed.js';
import { compileInFolder, type Text } from './compiler-folder.js';
import { commonJsProject, explicitProject, moduleProject } from './compiler-options.js';
import { type CompiledModule, filesOf, KeptCode } from './kept-code.js';
import { forgetful, type Memory } from './memory.js';
import { packageRoot } from './package-root.js';
import type { EmittedFile } from './target.js';
import type { TypeProblem } from './type-script.js';

/**
 * Checks `src/**` of a package under the strictest options and compiles it for `import` and for `require`. What is remembered is
 * neither checked nor compiled again. With a problem nothing is compiled.
 */
export async function compilePackage(
  files: readonly EmittedFile[],
  memory: Memory = forgetful,
): Promise<Outcome<readonly EmittedFile[]>> {
  const sources = files.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'));
  const globals = { path: platformFile, text: readFileSync(join(packageRoot(), 'templates', 'package', platformFile), 'utf8') };
  const kept = memory === forgetful ? undefined : new KeptCode(memory, globals.text);
  const known = kept && (await compileChanged(sources, globals, kept));
  const { problems, files: compiled } = known ? { problems: [], files: known } : await compileAll(sources, globals, kept);
  return problems.length > 0
    ? { value: [], diagnostics: problems.map((problem) => typeError(problem, sources)) }
    : { value: compiled.flatMap(forBothKinds), diagnostics: [] };
}

/** What every platform has, as a package may rely on it. */
const platformFile = 'platform.d.ts';

/** Where every export says its type, what comes of it is kept, source by source. */
async function compileAll(
  sources: readonly Text[],
  globals: Text,
  kept?: KeptCode,
): Promise<{ readonly problems: readonly TypeProblem[]; readonly files: readonly Text[] }> {
  const project = kept ? explicitProject : moduleProject;
  const run = await compileInFolder([...sources, globals], project, commonJsProject);
  if (kept === undefined) return run;
  // It may be no more than that a type is left to be found out: that is allowed, and nothing to keep.
  if (run.problems.length > 0) return compileAll(sources, globals);
  const modules = new Map<string, CompiledModule>();
  for (const source of sources) {
    const made = filesOf(source, run.files);
    if (made) modules.set(source.path, kept.keepCompiled(source, made));
  }
  for (const path of modules.keys()) kept.keepSound(path, modules);
  return run;
}

/** Declarations are the same for `require`, there without the maps. */
function forBothKinds(file: Text): readonly EmittedFile[] {
  const final = { ...file, format: 'as-is' } as const;
  if (!file.path.endsWith('.d.ts')) return [final];
  const text = file.text.replace(/^\/\/# sourceMappingURL=.*\n?/mu, '');
  return [final, { ...final, path: file.path.replace('dist/esm/', 'dist/cjs/'), text }];
}

function typeError({ path, line, code, message }: TypeProblem, sources: readonly Text[]): Diagnostic {
  const quote = sources
    .find((source) => source.path === path)
    ?.text.split('\n')
    [(line ?? 0) - 1]?.trim();
  return diagnostic('emit-type-error', `${path ?? 'The package'} does not compile: ${message} (TS${code})`, {
    ...(path === undefined ? {} : { where: { source: path, ...(line === undefined ? {} : { line }) } }),
    ...(quote === undefined ? {} : { quote }),
  });
}
