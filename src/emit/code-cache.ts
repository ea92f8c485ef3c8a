import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Script } from 'node:vm';
import { packageRoot } from './package-root.js';

/** Of the module loader, as everything that hooks into it uses it; not in its types. */
interface Loader {
  _compile(this: NodeModule, code: string, file: string): unknown;
}

/** Only the compiler is worth it: its thirteen megabytes take a third of a second to parse, and ten times less to read back. */
const worthIt = 500_000;

const folder = (): string => join(packageRoot(), 'node_modules', '.cache', 'pagewright');

/**
 * Has large CommonJS modules of this thread read back as V8 compiled them before, where the build left that for them. Whatever
 * else is there, from another Node or of another version of a module, is not looked at.
 * @returns what leaves it: to be called when the modules have been put to work, so that what they use is in it
 */
export function useCodeCache(): () => void {
  const loader = Module.prototype as unknown as Loader;
  const compile = loader._compile;
  const scripts = new Map<string, Script>();
  loader._compile = function (code, file) {
    if (code.length < worthIt) return compile.call(this, code, file);
    const cacheFile = cacheFileOf(file);
    const cachedData = readIfThere(cacheFile);
    const script = new Script(Module.wrap(code), { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
    scripts.set(cacheFile, script);
    const run: (...parameters: readonly unknown[]) => unknown = script.runInThisContext();
    return run.call(this.exports, this.exports, createRequire(file), this, file, dirname(file));
  };
  return () => {
    mkdirSync(folder(), { recursive: true });
    for (const [file, script] of scripts) writeFileSync(file, script.createCachedData());
  };
}

/** One file for each state of a module and each Node: V8 itself looks at little more than a source's length. */
function cacheFileOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  const facts = [relative(packageRoot(), file), size, mtimeMs, process.version, process.arch];
  return join(folder(), `${createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 24)}.bin`);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
