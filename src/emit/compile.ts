import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { Compiled, SourceText, TypeProblem } from './compile-core.js';
import { optimiseLate } from './optimise-late.js';
import type { EmittedFile } from './target.js';

type Compile = (sources: readonly SourceText[]) => Promise<Compiled>;

let started: Promise<Compile> | undefined;

export interface StartOptions {
  /** The process does this and ends: see `optimiseLate`. */
  readonly shortProcess?: boolean;
}

/**
 * Starts loading the compiler. Call it as soon as it is known that there is work: it takes most of a second beside the
 * main thread, and the process may end without waiting for it. Calling it again does nothing.
 */
export function startCompiler({ shortProcess = false }: StartOptions = {}): void {
  if (shortProcess && started === undefined) optimiseLate();
  started ??= start();
  started.catch(() => {});
}

/** Checks `src/**` of a package under the strictest options and compiles it for `import` and for `require`. */
export async function compilePackage(files: readonly EmittedFile[]): Promise<Outcome<readonly EmittedFile[]>> {
  startCompiler();
  const sources = files.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'));
  const compile = await started;
  if (compile === undefined) throw new Error('The compiler was not started');
  const { files: compiled, problems } = await compile(sources.map(({ path, text }) => ({ path, text })));
  return {
    value: compiled.map(({ path, text }) => ({ path, text, format: 'as-is' })),
    diagnostics: problems.map((problem) => typeError(problem, sources)),
  };
}

function typeError(problem: TypeProblem, sources: readonly EmittedFile[]): Diagnostic {
  const { path, line, code, message } = problem;
  const quote = sources
    .find((source) => source.path === path)
    ?.text.split('\n')
    [(line ?? 0) - 1]?.trim();
  return diagnostic('emit-type-error', `${path ?? 'The package'} does not compile: ${message} (TS${code})`, {
    ...(path === undefined ? {} : { where: { source: path, ...(line === undefined ? {} : { line }) } }),
    ...(quote === undefined ? {} : { quote }),
  });
}

async function start(): Promise<Compile> {
  const workerFile = new URL('./compile-worker.js', import.meta.url);
  // Bundled, the worker stands beside this file. Run from its sources, there is only TypeScript, which a worker cannot load.
  if (existsSync(workerFile)) return inWorker(workerFile);
  const [{ makeCompiler }, { compilerSetup }] = await Promise.all([import('./compile-core.js'), import('./compiler-setup.js')]);
  const compile = makeCompiler(compilerSetup(false));
  return async (sources) => compile(sources);
}

function inWorker(file: URL): Compile {
  // Options of the process that it inherits may be ones that no worker takes, such as `--input-type`.
  const worker = new Worker(file, { workerData: true, execArgv: [] });
  worker.unref();
  let queue: Promise<unknown> = Promise.resolve();
  const ask = (sources: readonly SourceText[]): Promise<Compiled> =>
    new Promise((resolve, reject) => {
      worker.ref();
      const settle = (finish: () => void): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
        finish();
      };
      const onMessage = (compiled: Compiled): void => settle(() => resolve(compiled));
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (code: number): void => settle(() => reject(new Error(`The compiler ended with exit code ${code}`)));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(sources);
    });
  return (sources) => {
    const answer = queue.then(() => ask(sources));
    queue = answer.catch(() => {});
    return answer;
  };
}
