import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { compilePackage } from './compile.js';
import { commonJsProject, explicitProject } from './compiler-options.js';
import type { Memory } from './memory.js';
import { packageRoot } from './package-root.js';
import { runtimeFiles } from './runtime-files.js';

/** Beside the bundles; without it everything is compiled anew. */
const builtFile = 'runtime-code.br';

const habits = JSON.stringify([explicitProject, commonJsProject]);

/** Questions are long: they hold whole sources. */
const keyOf = (question: string): string => createHash('sha256').update(habits).update(question).digest('base64');

/**
 * A memory that knows, too, what the build found out of the runtime sources: these are the same in every package. What is known so is
 * not kept once more.
 */
export function withBuiltCode(memory: Memory): Memory {
  let built: ReadonlyMap<string, string> | undefined;
  return {
    find(question) {
      built ??= readBuilt();
      return built.get(keyOf(question)) ?? memory.find(question);
    },
    keep: (question, answer) => memory.keep(question, answer),
  };
}

function readBuilt(): ReadonlyMap<string, string> {
  try {
    const text = brotliDecompressSync(readFileSync(join(packageRoot(), 'dist', builtFile))).toString('utf8');
    return new Map(JSON.parse(text) as readonly (readonly [string, string])[]);
  } catch {
    return new Map();
  }
}

/** What the build keeps: all runtime sources compiled, and found to be sound. As JSON. */
export async function builtCode(): Promise<string> {
  const answers = new Map<string, string>();
  const memory: Memory = {
    find: (question) => answers.get(keyOf(question)),
    keep: (question, answer) => void answers.set(keyOf(question), answer),
  };
  const sources = (['client', 'mock-server', 'validator'] as const).flatMap(runtimeFiles);
  const { diagnostics } = await compilePackage(sources, memory);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  if (answers.size === 0) throw new Error('Every export of the runtime sources has to say its type: see `explicitProject`');
  return JSON.stringify([...answers]);
}
