import { createHash } from 'node:crypto';
import { codeHash } from './code-hash.js';
import type { Text } from './compiler-folder.js';
import type { Memory } from './memory.js';
import { importsOf } from './reachable.js';
import { compilerVersion } from './type-script.js';

/** What a source is to those that depend on it. */
export interface CodeFacts {
  /** Hash of its code, whatever its comments are. */
  readonly code: string;
  /** Hash of what it declares to others, whatever the comments are; absent until the compiler has declared it. */
  readonly declared?: string;
  /** Paths of the sources that it imports. */
  readonly imports: readonly string[];
}

/** What the compiler makes of a source, and of nothing else, for it says all its types. */
export interface CompiledModule extends Required<CodeFacts> {
  /** Its scripts, its declaration and the map of that. */
  readonly files: readonly Text[];
}

/**
 * What earlier runs compiled, and what they found to be sound. What becomes of a source is decided by its text; whether it is sound, by
 * its code, the globals, and what the modules that it depends on declare.
 */
export class KeptCode {
  readonly #memory: Memory;
  readonly #version = compilerVersion();
  readonly #globals: string;

  /** @param globals declarations of what all code may use */
  constructor(memory: Memory, globals: string) {
    this.#memory = memory;
    this.#globals = globals;
  }

  compiled(source: Text): CompiledModule | undefined {
    const answer = this.#memory.find(this.#madeOf(source));
    return answer === undefined ? undefined : (JSON.parse(answer) as CompiledModule);
  }

  keepCompiled(source: Text, files: readonly Text[]): CompiledModule {
    const { declared, ...facts } = factsOf(source);
    const declaration = files.find(({ path }) => path.endsWith('.d.ts'))?.text ?? '';
    const module = { ...facts, declared: declared ?? codeHash(declaration), files };
    this.#memory.keep(this.#madeOf(source), JSON.stringify(module));
    return module;
  }

  /** @param all facts of each module, by path. Not known where one that it depends on is yet to be declared */
  isSound(path: string, all: ReadonlyMap<string, CodeFacts>): boolean | undefined {
    const question = this.#isSound(path, all);
    return question === undefined ? undefined : this.#memory.find(question) !== undefined;
  }

  keepSound(path: string, all: ReadonlyMap<string, CodeFacts>): void {
    const question = this.#isSound(path, all);
    if (question !== undefined) this.#memory.keep(question, 'yes');
  }

  #madeOf({ path, text }: Text): string {
    return `compiled by ${this.#version}: ${path}\n${text}`;
  }

  #isSound(path: string, all: ReadonlyMap<string, CodeFacts>): string | undefined {
    const needed = [...dependencies(path, all)].sort().map((each) => [each, all.get(each)?.declared] as const);
    if (needed.some(([, declared]) => declared === undefined)) return undefined;
    const facts = JSON.stringify([this.#version, this.#globals, path, all.get(path)?.code, needed]);
    return `sound code ${createHash('sha256').update(facts).digest('hex')}`;
  }
}

/** Of what the compiler wrote, what it made of one source; nothing where it did not make all of it. */
export function filesOf({ path }: Text, written: readonly Text[]): readonly Text[] | undefined {
  const stem = path.replace(/^src\//u, '').replace(/\.ts$/u, '');
  const paths = new Set([`dist/esm/${stem}.js`, `dist/esm/${stem}.d.ts`, `dist/esm/${stem}.d.ts.map`, `dist/cjs/${stem}.js`]);
  const made = written.filter((file) => paths.has(file.path));
  return made.length === paths.size ? made : undefined;
}

/** What is known of a source before it is compiled: types are declared as they stand there. */
export function factsOf(source: Text): CodeFacts {
  const code = codeHash(source.text);
  return { code, imports: importsOf(source, '.ts'), ...(hasOnlyTypes(source.text) ? { declared: code } : {}) };
}

const hasOnlyTypes = (text: string): boolean =>
  !/^\s*(?:export\s+)?(?:abstract|async|class|const|declare|default|enum|function|import|let|module|namespace|var)\b/mu.test(
    text,
  );

/** Paths of the modules that one comes to by imports, at whatever remove; its own only where it comes back to itself. */
function dependencies(path: string, all: ReadonlyMap<string, CodeFacts>): ReadonlySet<string> {
  const reached = new Set(all.get(path)?.imports);
  for (const each of reached) for (const next of all.get(each)?.imports ?? []) reached.add(next);
  for (const each of reached) if (!all.has(each)) reached.delete(each);
  return reached;
}
