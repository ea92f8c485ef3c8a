import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface TypeProblem {
  /** Relative to the project's folder; absent for what concerns no file. */
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
  readonly code: number;
  readonly message: string;
}

/**
 * Runs the TypeScript compiler on a project.
 * @param project the project's configuration, a file in `folder`
 * @returns what it complains about
 * @throws where it cannot be run
 */
export function runCompiler(folder: string, project: string): Promise<readonly TypeProblem[]> {
  const [program, ...parameters] = compiler();
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: patient, maxBuffer: Number.POSITIVE_INFINITY, windowsHide: true };
    execFile(program, [...parameters, '-p', project, '--pretty', 'false'], options, (error, stdout, stderr) => {
      const problems = problemsIn(stdout);
      // It ends with a code of its own where it found something; anything else is a failure to run.
      if (error !== null && (typeof error.code !== 'number' || problems.length === 0)) reject(new Error(stderr || error.message));
      else resolve(problems);
    });
  });
}

/** It tidies its memory a quarter of the time that it runs, and is done before there is any need to. */
const patient = { GOGC: '400', ...process.env };

/** `7.0.2`. */
export function compilerVersion(): string {
  const { version } = createRequire(import.meta.url)('typescript/package.json') as { readonly version: string };
  return version;
}

/** The native program itself where it is where this version has it: the script before it takes as long as a small package does. */
function compiler(): readonly [program: string, ...parameters: string[]] {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('typescript/package.json');
  try {
    const fromThere = createRequire(manifest);
    const platform = fromThere.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`);
    const program = join(dirname(platform), 'lib', process.platform === 'win32' ? 'tsc.exe' : 'tsc');
    if (existsSync(program)) return [program];
  } catch {
    // Its own script knows better, or says what is missing.
  }
  return [process.execPath, join(dirname(manifest), 'bin', 'tsc')];
}

/** `src/index.ts(2,14): error TS2322: …`, with lines below that say more. */
function problemsIn(output: string): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  for (const line of output.split(/\r?\n/u)) {
    const {
      path,
      row,
      code,
      message = '',
    } = /^(?:(?<path>.+)\((?<row>\d+),\d+\): )?error TS(?<code>\d+): (?<message>.*)$/u.exec(line)?.groups ?? {};
    const last = problems.at(-1);
    if (code !== undefined) {
      const place = path === undefined ? {} : { path, line: Number(row) };
      problems.push({ ...place, code: Number(code), message });
    } else if (last !== undefined && line.startsWith(' '))
      problems[problems.length - 1] = { ...last, message: `${last.message}\n${line}` };
  }
  return problems;
}
