import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/model/shell-word.js';

describe('a word of a shell', () => {
  it.each([
    ['corrections.yaml', 'corrections.yaml'],
    ['types.Pet.id', 'types.Pet.id'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(reboot) `reboot` !! "x" \\', '\'$(reboot) `reboot` !! "x" \\\''],
    ['*', "'*'"],
    ['~root', "'~root'"],
    ['#', "'#'"],
    ['a=b', "'a=b'"],
  ])('%j is written %s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  it('is what the shell hands on, whatever is in it', () => {
    const texts = [...fc.sample(fc.string({ unit: 'binary' }), { numRuns: 200, seed: 4 }), '$HOME', "';reboot;'", '\n', '{a,b}']
      .map((text) => text.replaceAll('\0', ''))
      .filter((text) => !/\p{Surrogate}/u.test(text));
    const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
    const seen = execFileSync('sh', { input: script, encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(seen).toEqual(texts);
  });
});
