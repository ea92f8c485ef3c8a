import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { moduleProject } from '../../src/emit/compiler-options.js';
import { runCompiler, type TypeProblem } from '../../src/emit/type-script.js';

/** A consumer and the package that it is compiled against. */
export interface Compiled {
  readonly consumer: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What the consumer imports its package as. */
export const packageModule = './package/index.js';

/**
 * Compiles many consumers, each against its package, in one program under the strictest options: all packages stand on the
 * same runtime, which is read once.
 * @returns what is wrong with each, in their order
 */
export async function compileTogether(all: readonly Compiled[]): Promise<readonly (readonly TypeProblem[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
  try {
    const runtime = new Map<string, string>();
    for (const [index, { consumer, files }] of all.entries()) {
      put(join(folder, `${index}`, 'consumer.ts'), consumer);
      for (const [path, text] of files) {
        const shared = path.startsWith('src/runtime/');
        if (shared && (runtime.get(path) ?? text) !== text) throw new Error(`${path} is not the same in all packages`);
        if (shared) runtime.set(path, text);
        else put(join(folder, `${index}`, path.replace(/^src/u, 'package')), text.replaceAll("'./runtime/", "'../../runtime/"));
      }
    }
    for (const [path, text] of runtime) put(join(folder, path.replace(/^src\//u, '')), text);
    put(join(folder, 'platform.d.ts'), readFileSync(join('templates', 'package', 'platform.d.ts'), 'utf8'));
    put(join(folder, 'package.json'), '{"type":"module"}');
    const { compilerOptions } = moduleProject;
    const options = {
      ...compilerOptions,
      noUnusedLocals: false,
      rootDir: '.',
      outDir: 'out',
      noEmit: true,
      declaration: false,
      declarationMap: false,
    };
    put(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['.'] }));
    const problems = await runCompiler(folder, 'tsconfig.json');
    const elsewhere = problems.filter(({ path }) => path === undefined || !/^\d+\/consumer\.ts$/u.test(path));
    if (elsewhere.length > 0) throw new Error(`The packages themselves do not compile: ${JSON.stringify(elsewhere.slice(0, 3))}`);
    return all.map((_, index) => problems.filter(({ path }) => path === `${index}/consumer.ts`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
