import { describe, expect, it } from 'vitest';
import { checkPatterns } from '../../../src/emit/validator/index.js';
import { patternSafety } from '../../../src/emit/validator/pattern-safety.js';
import { isDeterministic } from '../../../src/pattern/determinism.js';
import { fixtureModel, modelOf, object, schema } from '../types/models.js';

describe('patternSafety', () => {
  it.each<[string, 'whole' | 'search', number | undefined, object]>([
    ['[a-z]+', 'whole', undefined, { kind: 'safe' }],
    ['[a-z]+', 'search', undefined, { kind: 'safe' }],
    ['[a-z]+$', 'search', undefined, { kind: 'bounded', limit: 3162 }],
    ['[a-z]+ [a-z]+', 'search', undefined, { kind: 'bounded', limit: 3162 }],
    ['^[a-z]+', 'search', undefined, { kind: 'safe' }],
    ['^a+|b', 'search', undefined, { kind: 'bounded', limit: 3162 }],
    ['[a-z]+@[a-z]+', 'whole', undefined, { kind: 'safe' }],
    ['arn:[\\w.]+:[\\w.]+(:[\\w.]+)?(:[\\w.]+)?', 'whole', undefined, { kind: 'safe' }],
    ['[a-z](?:[a-z-]{0,61}[a-z])?', 'whole', undefined, { kind: 'safe' }],
    ['\\w+_\\w+', 'whole', undefined, { kind: 'bounded', limit: 3162 }],
    ['\\w+_\\w+', 'whole', 50, { kind: 'bounded', limit: 3162 }],
    ['.*.*.*', 'whole', 100, { kind: 'bounded', limit: 215 }],
    ['(a+)+', 'whole', undefined, { kind: 'unsafe' }],
    ['(a+)+', 'whole', 30, { kind: 'unsafe' }],
    ['(a|a)*', 'whole', undefined, { kind: 'unsafe' }],
    ['(?:a|ab|b)*c', 'whole', undefined, { kind: 'unsafe' }],
    ['(\\w{1,64}\\s?)*', 'whole', undefined, { kind: 'unsafe' }],
    ['(?:a?b?)*', 'whole', undefined, { kind: 'unsafe' }],
    ['(a*?)*?', 'whole', undefined, { kind: 'unsafe' }],
    ['(', 'whole', undefined, { kind: 'invalid' }],
  ])('%s (%s, at most %s characters)', async (pattern, mode, maxLength, want) => {
    expect(await patternSafety(pattern, mode, maxLength)).toEqual(want);
  });
});

describe('isDeterministic', () => {
  it.each<[string, boolean]>([
    ['', true],
    ['abc', true],
    ['a*b', true],
    ['(ab)*c', true],
    ['(a|b)*c', true],
    ['a|a', true],
    ['[a-c]*[d-f]*', true],
    ['[^x]*x', true],
    ['(?:ab?)*', true],
    ['\\p{L}+\\d+', true],
    ['a*a', false],
    ['(a*)*', false],
    ['(a*)?b', true],
    ['(a*|b*)c', false],
    ['(a*|b*)*c', false],
    ['(a|ab)*', false],
    ['\\w*\\d', false],
    ['[\\s\\S]*x', false],
    ['(?=a+)b', false],
    ['(a)\\1', false],
  ])('%s: %s', (pattern, want) => {
    expect(isDeterministic(pattern)).toBe(want);
  });
});

describe('checkPatterns', () => {
  it('says nothing of patterns that are applied as documented', async () => {
    expect(await checkPatterns(fixtureModel())).toEqual([]);
  });

  it('names the places of each pattern that is not', async () => {
    const evidence = { pattern: [{ source: 'page.txt', line: 12, quote: '(a+)+', rule: 'r', standing: 'documented' as const }] };
    const slow = schema({ kind: 'string', pattern: '\\w+_\\w+' });
    const thing = object({
      bad: { kind: 'string', pattern: '(a+)+', evidence },
      slow: schema({ kind: 'array', items: slow }),
      fine: schema({ kind: 'string', pattern: '\\w+_\\w+', maxLength: 20 }),
      more: object({ a: slow, b: slow, c: slow }),
    });
    const found = await checkPatterns(modelOf({ types: { Thing: thing } }));
    expect(found.map(({ code, severity, message, where, quote }) => ({ code, severity, message, where, quote }))).toEqual([
      {
        code: 'pattern-unsafe',
        severity: 'warning',
        message: 'The pattern of `types.Thing.bad` can run away on short values and is not applied.',
        where: { source: 'page.txt', line: 12, fact: 'types.Thing.bad pattern' },
        quote: '(a+)+',
      },
      {
        code: 'pattern-bounded',
        severity: 'info',
        message:
          'The pattern of `types.Thing.slow[]` and 3 more places may backtrack much and is applied to values of up to 3162 characters only.',
        where: undefined,
        quote: '\\w+_\\w+',
      },
    ]);
  });
});
