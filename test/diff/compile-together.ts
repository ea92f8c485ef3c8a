import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
export const packageModule = 'package';

/**
 * Compiles many consumers, each against its package, in one program under the strictest options: all packages stand on the
 * same runtime, which is read once.
 * @returns what is wrong with each, in their order
 */
export async function compileTogether(all: readonly Compiled[]): Promise<readonly (readonly TypeProblem[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
  try {
    const packages = [...new Set(all.map(({ files }) => files))];
    for (const [index, files] of packages.entries()) layOut(folder, `package${index}`, files);
    const texts = all.map(({ consumer, files }) =>
      consumer.replace(`'${packageModule}'`, `'./package${packages.indexOf(files)}/index.js'`),
    );
    const consumers = [...new Set(texts)];
    for (const [index, text] of consumers.entries()) put(join(folder, `consumer${index}.ts`), text);
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
    const elsewhere = problems.filter(({ path }) => path === undefined || !/^consumer\d+\.ts$/u.test(path));
    if (elsewhere.length > 0) throw new Error(`The packages themselves do not compile: ${JSON.stringify(elsewhere.slice(0, 3))}`);
    return texts.map((text) => problems.filter(({ path }) => path === `consumer${consumers.indexOf(text)}.ts`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A runtime that is the same everywhere stands beside the packages, once. */
function layOut(folder: string, name: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    if (!path.startsWith('src/runtime/')) {
      put(join(folder, path.replace(/^src/u, name)), text.replaceAll("'./runtime/", "'../runtime/"));
      continue;
    }
    const shared = join(folder, path.replace(/^src\//u, ''));
    if (!existsSync(shared)) put(shared, text);
    else if (readFileSync(shared, 'utf8') !== text) throw new Error(`${path} is not the same in all packages`);
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
