import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ts } from 'ts-morph';
import { packageRoot } from '../../emit/package-root.js';
import { Shelf } from './shelf.js';
import type { SurfaceFiles, SurfacePair } from './surface-diff.js';

/** What is needed to look at packages: the compiler, and one program that holds all of them. */
export interface Workshop {
  readonly ts: typeof ts;
  readonly checker: ts.TypeChecker;
  readonly packages: readonly { readonly before: ModulesOf; readonly after: ModulesOf }[];
  /** Without comments, on one line. */
  textOf(node: ts.Node): string;
}

/** A package's modules by what they are imported as: `.`, `./types`, … */
export type ModulesOf = ReadonlyMap<string, ts.SourceFile>;

/** In the order in which a name that several of them export is ascribed to one. */
const ownEntries = ['types', 'validator', 'client', 'mock-server', 'testing', 'index'];

/** What a package can be imported by: its `package.json`, where that is given, also tells what plugins added. */
function entriesOf(files: SurfaceFiles): readonly string[] {
  const text = files.get('package.json');
  const { exports = {} } = text === undefined ? {} : (JSON.parse(text) as { readonly exports?: object });
  const modules = Object.keys(exports).filter((path) => path.startsWith('./') && !path.endsWith('.json'));
  const added = modules.map((path) => path.slice('./'.length)).filter((name) => !ownEntries.includes(name));
  return [...ownEntries, ...added];
}

const entryFiles = (files: SurfaceFiles): readonly string[] => entriesOf(files).map((name) => `${name}.ts`);

/** Lays the packages out in memory and opens them together, so that the compiler's own library is read once. */
export async function openWorkshop(pairs: readonly SurfacePair[]): Promise<Workshop> {
  const { Project, ts } = await import('ts-morph');
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noEmit: true,
    },
  });
  project.createSourceFile('/platform.d.ts', readFileSync(join(packageRoot(), 'templates', 'package', 'platform.d.ts'), 'utf8'));
  const shelf = new Shelf(ts.preProcessFile, (path, text) => project.createSourceFile(path, text));
  for (const { before, after } of pairs) {
    shelf.layOut(before, entryFiles(before));
    shelf.layOut(after, entryFiles(after), before);
  }
  const program = project.getProgram().compilerObject;
  const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });
  const modules = (files: SurfaceFiles): ModulesOf =>
    modulesIn(shelf.folderOf(files), entriesOf(files), (path) => program.getSourceFile(path));
  return {
    ts,
    checker: program.getTypeChecker(),
    packages: pairs.map(({ before, after }) => ({ before: modules(before), after: modules(after) })),
    textOf: (node) =>
      printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/\s+/gu, ' ').replace(/[;,]$/u, ''),
  };
}

function modulesIn(
  folder: string,
  entries: readonly string[],
  sourceFile: (path: string) => ts.SourceFile | undefined,
): ModulesOf {
  const modules = new Map<string, ts.SourceFile>();
  for (const name of entries) {
    const file = sourceFile(`${folder}/${name}.ts`) ?? sourceFile(`${folder}/${name}.d.ts`);
    if (file !== undefined) modules.set(name === 'index' ? '.' : `./${name}`, file);
  }
  return modules;
}
