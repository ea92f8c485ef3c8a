import { writeFileSync } from 'node:fs';
import { useCodeCache } from './code-cache.js';
import type { Precompiled } from './compile-core.js';
import { compilerSetup, precompiledFile } from './compiler-setup.js';
import { type RuntimeTarget, runtimeFiles } from './runtime-files.js';

// Run by the build: runtime sources are the same in every package, and half a second is well spent only once.

const leaveCodeCache = useCodeCache();
const { hashOf, makeCompiler } = await import('./compile-core.js');

const targets: readonly RuntimeTarget[] = ['client', 'mock-server', 'validator'];

const sources = (await Promise.all(targets.map(runtimeFiles))).flat();
const { files, problems } = makeCompiler(compilerSetup(false))(sources);
if (problems.length > 0) throw new Error(problems.map(({ path, line, message }) => `${path}:${line} ${message}`).join('\n'));

const precompiled = sources.map(({ path, text }): Precompiled => {
  const stem = path.replace(/^src\//u, '').replace(/\.ts$/u, '.');
  const outputs = files.filter((file) => file.path.replace(/^dist\/(?:esm|cjs)\//u, '').startsWith(stem));
  return { path, hash: hashOf(text), outputs };
});
writeFileSync(precompiledFile(), JSON.stringify(precompiled));
leaveCodeCache();
