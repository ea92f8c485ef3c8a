import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import { codeHash } from './code-hash.js';
import { commonJsProject, moduleProject, soundModuleProject } from './compiler-options.js';
import { forgetful, type Memory } from './memory.js';
import { packageRoot } from './package-root.js';
import type { EmittedFile } from './target.js';
import { runCompiler, type TypeProblem } from './type-script.js';

/**
 * Checks `src/**` of a package under the strictest options and compiles it for `import` and for `require`. The compiler is a
 * program of its own, so the sources lie in a temporary folder meanwhile. With a problem nothing is compiled.
 */
export async function compilePackage(
  files: readonly EmittedFile[],
  memory: Memory = forgetful,
): Promise<Outcome<readonly EmittedFile[]>> {
  const sources = files.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'));
  // Without a pause, so that the compiler has begun before its caller goes on to whatever else there is to do.
  const folder = mkdtempSync(join(tmpdir(), 'pagewright-'));
  try {
    const platform = readFileSync(join(packageRoot(), 'templates', 'package', platformFile), 'utf8');
    const code: readonly Text[] = [...sources, { path: platformFile, text: platform }];
    layOut(folder, code);
    // Types are looked at by the other; what is wrong with them is not told twice.
    const commonJs = runCompiler(folder, 'common-js.json');
    // Where it fails, that is told below.
    commonJs.catch(() => {});
    const question = `sound code ${codeHash(code)}`;
    const isSound = memory.find(question) !== undefined;
    const [problems] = await Promise.all([runCompiler(folder, isSound ? 'sound-module.json' : 'module.json'), commonJs]);
    if (problems.length > 0) return { value: [], diagnostics: problems.map((problem) => typeError(problem, sources)) };
    if (!isSound) memory.keep(question, 'yes');
    return { value: (await compiledFiles(folder)).flatMap(forBothKinds), diagnostics: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What every platform has, as a package may rely on it. */
const platformFile = 'platform.d.ts';

type Text = Pick<EmittedFile, 'path' | 'text'>;

function layOut(folder: string, code: readonly Text[]): void {
  const texts: readonly Text[] = [
    ...code,
    { path: 'package.json', text: '{"type":"module"}' },
    { path: 'module.json', text: JSON.stringify(moduleProject) },
    { path: 'sound-module.json', text: JSON.stringify(soundModuleProject) },
    { path: 'common-js.json', text: JSON.stringify(commonJsProject) },
  ];
  const folders = new Set(texts.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) mkdirSync(each, { recursive: true });
  for (const { path, text } of texts) writeFileSync(join(folder, path), text);
}

async function compiledFiles(folder: string): Promise<readonly EmittedFile[]> {
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path): Promise<EmittedFile> => {
      const text = await readFile(path, 'utf8');
      return { path: path.slice(folder.length + 1).replaceAll(sep, '/'), text, format: 'as-is' };
    }),
  );
}

/** Declarations are the same for `require`, there without the maps. */
function forBothKinds(file: EmittedFile): readonly EmittedFile[] {
  if (!file.path.endsWith('.d.ts')) return [file];
  const text = file.text.replace(/^\/\/# sourceMappingURL=.*\n?/mu, '');
  return [file, { ...file, path: file.path.replace('dist/esm/', 'dist/cjs/'), text }];
}

function typeError({ path, line, code, message }: TypeProblem, sources: readonly EmittedFile[]): Diagnostic {
  const quote = sources
    .find((source) => source.path === path)
    ?.text.split('\n')
    [(line ?? 0) - 1]?.trim();
  return diagnostic('emit-type-error', `${path ?? 'The package'} does not compile: ${message} (TS${code})`, {
    ...(path === undefined ? {} : { where: { source: path, ...(line === undefined ? {} : { line }) } }),
    ...(quote === undefined ? {} : { quote }),
  });
}
