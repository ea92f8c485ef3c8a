import { parentPort, workerData } from 'node:worker_threads';
import { useCodeCache } from './code-cache.js';
import type { SourceText } from './compile-core.js';
import { compilerSetup } from './compiler-setup.js';

// Runs beside the main thread: loads the compiler and the standard library while pages are still being read.
useCodeCache();
const { makeCompiler } = await import('./compile-core.js');
const compile = makeCompiler(compilerSetup(workerData === true));
parentPort?.on('message', (sources: readonly SourceText[]) => parentPort?.postMessage(compile(sources)));
