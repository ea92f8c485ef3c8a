import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emitPackage } from '../../src/emit/index.js';
import type { EmittedFile } from '../../src/emit/target.js';
import type { ApiModel } from '../../src/model/api.js';

const run = promisify(execFile);

export const fixture: ApiModel = JSON.parse(readFileSync('fixtures/apidog/update-user-attributes/model.json', 'utf8'));

/** Every file of a model's package. Fails with what the emitter complains of. */
export async function emitted(model: ApiModel): Promise<readonly EmittedFile[]> {
  const { value, diagnostics } = await emitPackage(model, { version: '1.0.0', license: 'MIT' });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message, quote }) => `${message}\n  ${quote ?? ''}`).join('\n'));
  return value;
}

export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'package-')));

export function putFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Packs a package as npm would publish it. */
export async function pack(files: readonly EmittedFile[]): Promise<string> {
  const folder = temporaryFolder();
  putFiles(
    join(folder, 'package'),
    files.map(({ path, text }) => [path, text] as const),
  );
  putFiles(folder, [['package/.pagewright/manifest.json', '{}']]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: join(folder, 'package') });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

/** An empty project with the tarball installed, and nothing else. */
export async function install(tarball: string, type: 'module' | 'commonjs' = 'module'): Promise<string> {
  const folder = temporaryFolder();
  putFiles(folder, [['package.json', JSON.stringify({ name: 'consumer', version: '1.0.0', private: true, type })]]);
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: folder });
  return folder;
}

/** Runs a file of the project; what it printed. */
export async function node(project: string, file: string, text: string): Promise<string> {
  putFiles(project, [[file, text]]);
  const { stdout } = await run(process.execPath, [file], { cwd: project });
  return stdout.trim();
}

/** Type-checks files of the project; what the compiler says, nothing when all is well. */
export async function typeCheck(project: string, name: string, files: Record<string, string>, options: object): Promise<string> {
  putFiles(project, Object.entries(files));
  putFiles(project, [
    [`tsconfig.${name}.json`, JSON.stringify({ compilerOptions: { ...strictest, ...options }, files: Object.keys(files) })],
  ]);
  const compiler = resolve('node_modules/typescript/bin/tsc');
  return run(process.execPath, [compiler, '-p', `tsconfig.${name}.json`], { cwd: project }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

const strictest = {
  target: 'ES2022',
  noEmit: true,
  skipLibCheck: false,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
};
