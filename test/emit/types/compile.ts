import { Project, ts } from 'ts-morph';

/** What consumers with the strictest settings compile with. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  types: [],
  // Of declarations, those of the platform are the only ones here.
  skipLibCheck: true,
};

// One project for all: the platform's own declarations take longer to read than anything that is compiled here.
const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
project.createSourceFile('/package.json', '{"type":"module"}');

/** Compiles sources in memory; gives the errors as `file:line message`, and the JavaScript by path. */
export function compile(files: Readonly<Record<string, string>>): { errors: string[]; javascript: Record<string, string> } {
  const sources = Object.entries(files).map(([path, text]) => project.createSourceFile(`/src/${path}`, text));
  const errors = project
    .getPreEmitDiagnostics()
    .map(
      (diagnostic) =>
        `${diagnostic.getSourceFile()?.getBaseName()}:${diagnostic.getLineNumber()} ${ts.flattenDiagnosticMessageText(diagnostic.compilerObject.messageText, ' ')}`,
    );
  const javascript: Record<string, string> = {};
  for (const file of project.emitToMemory().getFiles()) javascript[file.filePath.replace('/src/', '')] = file.text;
  for (const source of sources) project.removeSourceFile(source);
  return { errors, javascript };
}
