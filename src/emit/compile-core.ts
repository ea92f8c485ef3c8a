import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { SourceFile, ts as Ts } from 'ts-morph';

// By `require`: an import would have the loader look through a megabyte of code for the names that it exports.
const { Project, ts } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

/** A source of the package, `path` relative to its root, below `src/`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export interface TypeProblem {
  /** Relative to the package's root; absent for what concerns no file. */
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
  readonly code: number;
  readonly message: string;
}

export interface Compiled {
  /** Empty when there are problems. */
  readonly files: readonly SourceText[];
  readonly problems: readonly TypeProblem[];
}

/** As strict as any consumer can be, so that none of them sees an error in what we declare. */
const options: Ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2022.d.ts'],
  types: [],
  rootDir: '/src',
  outDir: '/dist/esm',
  declaration: true,
  declarationMap: true,
  newLine: ts.NewLineKind.LineFeed,
  skipLibCheck: true,
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

const commonJs: Ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  newLine: ts.NewLineKind.LineFeed,
  esModuleInterop: true,
};

/** One source compiled before, and the hash of what it was compiled from. */
export interface Precompiled {
  readonly path: string;
  readonly hash: string;
  readonly outputs: readonly SourceText[];
}

export interface CompilerSetup {
  /** Declarations of the globals that generated code may use. */
  readonly platform: string;
  /** Sources that are the same in every package; they need not be compiled again. */
  readonly precompiled: readonly Precompiled[];
}

/**
 * Checks and compiles packages, one after another. Made once: parsing the standard library costs more than a package does,
 * and is done here, before there is anything to compile.
 */
export function makeCompiler({ platform, precompiled }: CompilerSetup): (sources: readonly SourceText[]) => Compiled {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
  project.getFileSystem().writeFileSync('/package.json', '{"type":"module"}');
  project.createSourceFile('/platform.d.ts', platform);
  const known = new Map(precompiled.map((file) => [file.path, file]));
  const standIns = (): readonly SourceFile[] =>
    precompiled.map((file) => project.createSourceFile(declarationPath(file.path), declarationOf(file)));
  let standing = standIns();
  project.getProgram().compilerObject.getTypeChecker();

  return (sources) => {
    const isKnown = ({ path, text }: SourceText): boolean => known.get(path)?.hash === hashOf(text);
    const inRuntime = sources.filter(({ path }) => path.startsWith('src/runtime/'));
    // All or none: what was compiled against a file is right only as long as that file is the same.
    const before = inRuntime.every(isKnown) ? inRuntime : [];
    const rest = sources.filter((source) => !before.includes(source));
    if (before.length === 0) {
      for (const file of standing) project.removeSourceFile(file);
      standing = [];
    } else if (standing.length === 0) standing = standIns();

    const files = rest.map(({ path, text }) => project.createSourceFile(`/${path}`, text));
    const program = project.getProgram().compilerObject;
    const problems = findProblems(program, new Set(rest.map(({ path }) => `/${path}`)));
    const compiled = (): readonly SourceText[] => [
      ...emitModules(program),
      ...emitCommonJs(rest),
      ...before.flatMap(({ path }) => known.get(path)?.outputs ?? []),
    ];
    const result = { files: problems.length > 0 ? [] : compiled(), problems };
    for (const file of files) project.removeSourceFile(file);
    return result;
  };
}

/** What a compiler makes of sources, source by source. */
export function asPrecompiled(sources: readonly SourceText[], { files }: Compiled): readonly Precompiled[] {
  return sources.map(({ path, text }) => {
    const stem = path.replace(/^src\//u, '').replace(/\.ts$/u, '.');
    const outputs = files.filter((file) => file.path.replace(/^dist\/(?:esm|cjs)\//u, '').startsWith(stem));
    return { path, hash: hashOf(text), outputs };
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const declarationPath = (path: string): string => `/${path.replace(/\.ts$/u, '.d.ts')}`;

function declarationOf({ outputs }: Precompiled): string {
  return outputs.find(({ path }) => path.endsWith('.d.ts'))?.text ?? '';
}

function findProblems(program: Ts.Program, paths: ReadonlySet<string>): readonly TypeProblem[] {
  const files = program.getSourceFiles().filter(({ fileName }) => paths.has(fileName) || fileName === '/platform.d.ts');
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return (found.length > 0 ? found : program.getDeclarationDiagnostics()).map(problem);
}

function problem({ file, start, code, messageText }: Ts.Diagnostic): TypeProblem {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined) return { code, message };
  return {
    path: file.fileName.slice(1),
    line: file.getLineAndCharacterOfPosition(start ?? 0).line + 1,
    code,
    message,
  };
}

/** JavaScript modules and declarations for `import`; the same declarations again for `require`, without the maps. */
function emitModules(program: Ts.Program): readonly SourceText[] {
  const files: SourceText[] = [];
  program.emit(undefined, (fileName, text) => {
    const path = fileName.slice(1);
    files.push({ path, text });
    if (path.endsWith('.d.ts')) files.push({ path: path.replace('dist/esm/', 'dist/cjs/'), text: withoutMap(text) });
  });
  return files;
}

const withoutMap = (declaration: string): string => declaration.replace(/^\/\/# sourceMappingURL=.*\n?/mu, '');

function emitCommonJs(sources: readonly SourceText[]): readonly SourceText[] {
  return sources.map(({ path, text }) => ({
    path: path.replace(/^src\//u, 'dist/cjs/').replace(/\.ts$/u, '.js'),
    text: ts.transpileModule(text, { compilerOptions: commonJs, fileName: path }).outputText,
  }));
}
