import { beforeAll, describe, expect, test } from 'vitest';
import { builtCode, withBuiltCode } from '../../src/emit/built-code.js';
import { compilePackage } from '../../src/emit/compile.js';
import type { Memory } from '../../src/emit/memory.js';
import { runtimeFiles } from '../../src/emit/runtime-files.js';

describe('what the build compiles of the runtime', () => {
  let answers: readonly (readonly [string, string])[];
  beforeAll(async () => {
    answers = JSON.parse(await builtCode());
  }, 120_000);

  test('is every source of it, each of which says all its types and is sound', async () => {
    const sources = (await Promise.all((['client', 'mock-server', 'validator'] as const).map(runtimeFiles))).flat();
    expect(sources.length).toBeGreaterThan(100);
    expect(answers.filter(([, answer]) => answer !== 'yes')).toHaveLength(sources.length);
    expect(answers.filter(([, answer]) => answer === 'yes')).toHaveLength(sources.length);
  });

  test('comes to the same as compiling it with a package', async () => {
    const own = {
      path: 'src/index.ts',
      text: "import { codePoints } from './runtime/validator/code-points.js';\nexport const length: number = codePoints('x');\n",
      format: 'as-is',
    } as const;
    const sources = [own, ...runtimeFiles('validator')];
    const kept = new Map<string, string>();
    const memory: Memory = {
      find: (question) => kept.get(question),
      keep: (question, answer) => void kept.set(question, answer),
    };
    const [anew, built] = [await compilePackage(sources), await compilePackage(sources, withBuiltCode(memory))];
    expect(anew.diagnostics).toEqual([]);
    expect(built).toEqual(anew);
  });
});
