import { describe, expect, it } from 'vitest';
import { markdown, markdownCode } from '../../src/emit/escape/index.js';
import { html } from '../../src/report/html.js';
import { lineMarkup } from '../../src/report/sections/change-line.js';
import { wordDiff } from '../../src/report/sections/word-diff.js';

describe('a line of a changelog', () => {
  it.each(['plain', 'a`b', '``', '`', 'a \\` b', '<b>', '[x](y)', 'two ``` fences'])('shows code as it was: %j', (code) => {
    const { markup } = html`${lineMarkup(`Field ${markdownCode(code)} added \\(now\\)`)}`;
    expect(markup).toBe(html`Field <code>${code}</code> added (now)`.markup);
  });

  it('takes escapes away', () => {
    expect(lineMarkup(markdown('a_b *c* <d> &lt; \\n')).join('')).toBe('a_b *c* <d> &lt; \\n');
  });
});

describe('two texts', () => {
  it.each([
    ['a word in place of another', 'the old name', 'the new name', 'the <del>old</del> name', 'the <ins>new</ins> name'],
    ['a word more', 'one two', 'one or two', 'one two', 'one <ins>or</ins><ins> </ins>two'],
    ['numbers', '>= 1 <= 128', '>= 1 <= 64', '&gt;= 1 &lt;= <del>128</del>', '&gt;= 1 &lt;= <ins>64</ins>'],
  ])('have what only one of them has marked: %s', (_, before, after, old, now) => {
    const marked = wordDiff(before, after);
    expect([marked.before?.markup, marked.after?.markup]).toEqual([old, now]);
  });

  it.each([
    ['are the same', 'a', 'a'],
    ['have no word in common', 'a b', 'c d'],
    ['are long', 'a '.repeat(300), 'b a '.repeat(300)],
    ['are not there', undefined, 'a'],
  ])('stay as they are where they %s', (_, before, after) => {
    expect(wordDiff(before, after)).toEqual({});
  });
});
