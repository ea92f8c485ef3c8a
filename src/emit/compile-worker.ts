import { parentPort, workerData } from 'node:worker_threads';
import { makeCompiler, type SourceText } from './compile-core.js';
import { compilerSetup } from './compiler-setup.js';

// Runs beside the main thread: loads the compiler and the standard library while pages are still being read.
const compile = makeCompiler(compilerSetup(workerData === true));
parentPort?.on('message', (sources: readonly SourceText[]) => parentPort?.postMessage(compile(sources)));
