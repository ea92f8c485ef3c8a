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
};

/** Compiles sources in memory; gives the errors as `file:line message`, and the JavaScript by path. */
export function compile(files: Readonly<Record<string, string>>): { errors: string[]; javascript: Record<string, string> } {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
  project.createSourceFile('/package.json', '{"type":"module"}');
  for (const [path, text] of Object.entries(files)) project.createSourceFile(`/${path}`, text);
  const errors = project
    .getPreEmitDiagnostics()
    .map(
      (diagnostic) =>
        `${diagnostic.getSourceFile()?.getBaseName()}:${diagnostic.getLineNumber()} ${ts.flattenDiagnosticMessageText(diagnostic.compilerObject.messageText, ' ')}`,
    );
  const javascript: Record<string, string> = {};
  for (const file of project.emitToMemory().getFiles()) javascript[file.filePath.slice(1)] = file.text;
  return { errors, javascript };
}
