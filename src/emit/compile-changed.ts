import { compileInFolder, type Text } from './compiler-folder.js';
import { commonJsProject, explicitProject, soundProject } from './compiler-options.js';
import { type CodeFacts, type CompiledModule, factsOf, filesOf, type KeptCode } from './kept-code.js';

/**
 * Compiles the sources that are not as they were, and checks those for which that may come to something else. Of the others there
 * are only the declarations.
 * @returns everything that the package is compiled to. Nothing where too little is known for that, and nothing where there is a
 * problem: to tell it well takes all the sources
 */
export async function compileChanged(
  sources: readonly Text[],
  globals: Text,
  kept: KeptCode,
): Promise<readonly Text[] | undefined> {
  const modules = new Map<string, CompiledModule>();
  for (const source of sources) {
    const module = kept.compiled(source);
    if (module) modules.set(source.path, module);
  }
  if (modules.size === 0) return undefined;
  const changed = sources.filter(({ path }) => !modules.has(path));
  const facts = new Map<string, CodeFacts>([...modules, ...changed.map((source) => [source.path, factsOf(source)] as const)]);
  const certain = sources.filter(({ path }) => kept.isSound(path, facts) === false);
  // Where something is new to a source that did not change, it is to most: those for which that cannot be told yet do not wait for it.
  const isFarReaching = certain.some(({ path }) => modules.has(path));
  const suspect = isFarReaching ? sources.filter(({ path }) => kept.isSound(path, facts) !== true) : certain;
  if (changed.length > 0) {
    const roots = [...new Set([...changed, ...suspect])];
    const isChecked = suspect.length > 0;
    const texts = isChecked ? beside(roots, modules, globals) : roots;
    const { problems, files } = await compileInFolder(texts, isChecked ? explicitProject : soundProject, {
      ...commonJsProject,
      include: changed.map(({ path }) => path),
    });
    // Without a library, that is what the compiler complains about, and of no file.
    if (problems.some(({ path }) => isChecked || path !== undefined)) return undefined;
    for (const source of changed) {
      const made = filesOf(source, files);
      if (made === undefined) return undefined;
      modules.set(source.path, kept.keepCompiled(source, made));
    }
    if (isChecked) for (const { path } of roots) kept.keepSound(path, modules);
  }
  // Those for which it takes the new declarations to see whether anything is new to them.
  const left = sources.filter(({ path }) => kept.isSound(path, modules) === false);
  if (left.length > 0) {
    const { problems } = await compileInFolder(beside(left, modules, globals), explicitProject);
    if (problems.length > 0) return undefined;
    for (const { path } of left) kept.keepSound(path, modules);
  }
  return [...modules.values()].flatMap(({ files }) => files).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Sources, and of all the others what they declare. */
function beside(roots: readonly Text[], modules: ReadonlyMap<string, CompiledModule>, globals: Text): readonly Text[] {
  const paths = new Set(roots.map(({ path }) => path));
  const declarations = [...modules].flatMap(([source, { files }]) => {
    const text = paths.has(source) ? undefined : files.find(({ path }) => path.endsWith('.d.ts'))?.text;
    return text === undefined ? [] : [{ path: source.replace(/\.ts$/u, '.d.ts'), text }];
  });
  return [...roots, ...declarations, globals];
}
