import { writeFileSync } from 'node:fs';
import { useCodeCache } from './code-cache.js';
import { compilerSetup, precompiledFile } from './compiler-setup.js';
import { optimiseLate } from './optimise-late.js';
import { type RuntimeTarget, runtimeFiles } from './runtime-files.js';

// Run by the build: runtime sources are the same in every package, and half a second is well spent only once.

const targets: readonly RuntimeTarget[] = ['client', 'mock-server', 'validator'];

optimiseLate();
const leaveCodeCache = useCodeCache();
const { asPrecompiled, makeCompiler } = await import('./compile-core.js');
const sources = (await Promise.all(targets.map(runtimeFiles))).flat();
const compiled = makeCompiler(compilerSetup(false))(sources);
if (compiled.problems.length > 0) {
  throw new Error(compiled.problems.map(({ path, line, message }) => `${path}:${line} ${message}`).join('\n'));
}
writeFileSync(precompiledFile(), JSON.stringify(asPrecompiled(sources, compiled)));
leaveCodeCache();
