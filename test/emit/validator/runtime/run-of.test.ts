import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runOf } from '../../../../src/emit/validator/runtime/run-of.js';

describe('runOf', () => {
  const characters = fc.constantFrom('a', 'z', '5', '-', '_', '=', '.', ' ', 'é', '😀');
  const texts = fc.array(characters, { maxLength: 40 }).map((all) => all.join(''));

  test.each([
    ['[A-Za-z0-9-_=.]', 1, /^(?:[A-Za-z0-9-_=.]+)$/u],
    ['[A-Za-z0-9-_=.]', 0, /^(?:[A-Za-z0-9-_=.]*)$/u],
    ['[\\w+]', 1, /^(?:[\w+]+)$/u],
  ] as const)('%s, at least %i: the verdicts of %s', (characterClass, least, documented) => {
    const run = runOf(characterClass, least);
    fc.assert(fc.property(texts, (text) => run.test(text) === documented.test(text)));
    for (const length of [0, 1, 7, 8, 9, 15, 16, 17, 2000]) {
      expect(run.test('a'.repeat(length))).toBe(length >= least);
      expect(run.test(`${'a'.repeat(length)} `)).toBe(false);
    }
  });

  test('gives a long wrong value up at once, wherever it is wrong', () => {
    const run = runOf('[a-z]', 1);
    expect(run.test(`${'a'.repeat(1_000_000)}!`)).toBe(false);
    expect(run.test(`!${'a'.repeat(1_000_000)}`)).toBe(false);
  });
});
