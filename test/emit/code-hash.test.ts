import { describe, expect, test } from 'vitest';
import { codeHash } from '../../src/emit/code-hash.js';
import { compilePackage } from '../../src/emit/compile.js';
import type { Memory } from '../../src/emit/memory.js';

const hash = (text: string): string => codeHash([{ path: 'src/a.ts', text }]);

describe('code is the same', () => {
  test.each([
    ['with another comment', '/** One. */\nconst a = 1; // two', '/** Three */\nconst a = 1; // four'],
    ['with a comment that looks like a text', "/* it's */ const a = '1';", "/* it */ const a = '1';"],
    ['with a name in quotation marks of code', '/** `A` */\nconst a = 1;', '/** `B` */\nconst a = 1;'],
  ])('%s', (_, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });
});

describe('code is another', () => {
  test.each([
    ['with another value', 'const a = 1;', 'const a = 2;'],
    ['with another text that looks like a comment', "const a = '/* b */';", "const a = '/* c */';"],
    ['with another address', "const a = 'https://b';", "const a = 'https://c';"],
    ['with another expression that looks like a comment', 'const a = /[/*]b/u; /**/', 'const a = /[/*]c/u; /**/'],
    ['with another template', 'const a = `/* b */`;', 'const a = `/* c */`;'],
    ['with another word to the compiler', '// @ts-ignore\nconst a = 1;', '// ignore\nconst a = 1;'],
  ])('%s', (_, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  test('in another file', () => {
    expect(codeHash([{ path: 'src/b.ts', text: '' }])).not.toBe(hash(''));
  });
});

function remember(): Memory & { readonly known: ReadonlyMap<string, string> } {
  const known = new Map<string, string>();
  return { known, find: (question) => known.get(question), keep: (question, answer) => void known.set(question, answer) };
}

describe('compiling what was compiled before', () => {
  const compile = (text: string, memory?: Memory) => compilePackage([{ path: 'src/a.ts', text, format: 'as-is' }], memory);
  const text =
    '/** One. */\nexport const a = (b: string): Promise<readonly string[]> => Promise.resolve([b]);\nexport const c = [a];\n';

  test('comes to the same, with other comments and with inferred types', async () => {
    const memory = remember();
    expect(await compile(text, memory)).toEqual(await compile(text));
    expect(memory.known.size).toBe(1);
    const other = text.replace('One', 'Two');
    expect(await compile(other, memory)).toEqual(await compile(other));
    expect(memory.known.size).toBe(1);
  });

  test('what did not compile is not remembered', async () => {
    const memory = remember();
    const broken = 'export const a: string = 1;\n';
    expect(await compile(broken, memory)).toEqual(await compile(broken));
    expect(memory.known.size).toBe(0);
  });
});
