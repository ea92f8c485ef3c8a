import { describe, expect, test } from 'vitest';
import { codeHash } from '../../src/emit/code-hash.js';

describe('code is the same', () => {
  test.each([
    ['with another comment', '/** One. */\nconst a = 1; // two', '/** Three */\nconst a = 1; // four'],
    ['with a comment that looks like a text', "/* it's */ const a = '1';", "/* it */ const a = '1';"],
    ['with a name in quotation marks of code', '/** `A` */\nconst a = 1;', '/** `B` */\nconst a = 1;'],
  ])('%s', (_, one, other) => {
    expect(codeHash(one)).toBe(codeHash(other));
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
    expect(codeHash(one)).not.toBe(codeHash(other));
  });
});
