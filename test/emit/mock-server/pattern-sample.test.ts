import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePoints, readPattern, samplePattern } from '../../../src/emit/mock-server/runtime/pattern-sample.js';
import { Random } from '../../../src/emit/mock-server/runtime/random.js';
import { isSampled } from '../../../src/emit/mock-server/schema-data.js';
import { patternSafety } from '../../../src/emit/validator/pattern-safety.js';

const anyLength = { least: 0, most: Number.POSITIVE_INFINITY };

function sample(source: string, patterns: 'whole' | 'search', range = anyLength, seed = '1'): string | undefined {
  const pattern = readPattern(source, patterns);
  return pattern === undefined ? undefined : samplePattern(pattern, range, new Random(seed));
}

/** Patterns as pages print them, and the corners of the syntax. */
const patterns: readonly string[] = [
  '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
  '[A-Za-z0-9-_=.]+',
  '[\\S]+.*[\\S]+',
  '[\\w-]+_[0-9a-zA-Z]+',
  '[\\w+=/-]+',
  'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?',
  '(?!\\d)\\w{3}',
  '(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,}',
  '^[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}$',
  '(a|bc|def){2,5}',
  '(?<year>\\d{4})-\\k<year>',
  '(x+)-\\1',
  '\\u0041\\x42\\t[\\u{1F600}-\\u{1F64F}]',
  '[^\\x00-\\x7f]{2}',
  '[^<>%$]*',
  '[\\s]+',
  '\\$\\{[a-z]+\\}',
  'a{0}b',
  '()c',
  '(a?){3}',
  '[\\p{Script=Greek}]{3}',
  '\\P{L}{4}',
  'colou?r|gr[ae]y',
  '.{0,3}',
  '\\bword\\b',
  '[\\]\\[]{2}',
  '\\/\\.\\-',
];

describe('a sample matches its pattern', () => {
  test.each(patterns)('%s', (source) => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom<'whole' | 'search'>('whole', 'search'), (seed, mode) => {
        const text = sample(source, mode, anyLength, seed);
        const expression = compile(mode === 'whole' ? `^(?:${source})$` : source);
        expect(text).toBeDefined();
        expect(text).toMatch(expression);
      }),
      { numRuns: 20 },
    );
  });
});

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

/** Expressions put together from all parts of the syntax that the sampler knows. */
const { expression } = fc.letrec<{ expression: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'a',
        'Z',
        '7',
        '-',
        '_',
        ' ',
        '\\.',
        '\\d',
        '\\w',
        '\\S',
        '[a-f]',
        '[^a-f]',
        '\\p{Lu}',
        '[\\p{N}x]',
        '.',
      ),
    },
    { weight: 1, arbitrary: tie('expression').map((inner) => `(?:${inner})`) },
    { weight: 1, arbitrary: tie('expression').map((inner) => `(${inner})`) },
  ),
  expression: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{2,}', '+?')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.map(([atom, quantifier]) => atom + quantifier).join(''))
    .chain((first) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(first) },
        { weight: 1, arbitrary: fc.constantFrom('b', '\\d\\d').map((other) => `${first}|${other}`) },
      ),
    ),
}));

test('expressions of any structure that values are made up by have samples, and those match', async () => {
  await fc.assert(
    fc.asyncProperty(expression, fc.string(), async (source, seed) => {
      // The others could run away, in this test as in a server.
      fc.pre(isSampled(await patternSafety(source, 'whole', undefined)));
      expect(sample(source, 'whole', anyLength, seed)).toMatch(new RegExp(`^(?:${source})$`, 'u'));
    }),
    { numRuns: 150 },
  );
});

describe('lengths', () => {
  test('are met in code points wherever the pattern allows', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), fc.string(), (least, room, seed) => {
        const text = sample('[\\p{L}\\p{N}]*', 'whole', { least, most: least + room }, seed) ?? '';
        expect(codePoints(text)).toBeGreaterThanOrEqual(least);
        expect(codePoints(text)).toBeLessThanOrEqual(least + room);
      }),
    );
  });

  test.each([
    ['[0-9]{3}-[a-z]+', 12, 12],
    ['(ab|cde)+', 11, 11],
    ['[a-z]+@[a-z]+\\.com', 30, 31],
    ['[\\u{1F600}-\\u{1F64F}]+', 32, 32],
    ['[\\w-]+_[0-9a-zA-Z]+', 1, 55],
  ])('%s between %i and %i', (source, least, most) => {
    for (const seed of 'abcdefghij') {
      const text = sample(source, 'whole', { least, most }, seed);
      expect(text).toMatch(new RegExp(`^(?:${source})$`, 'u'));
      expect(codePoints(text ?? '')).toBeGreaterThanOrEqual(least);
      expect(codePoints(text ?? '')).toBeLessThanOrEqual(most);
    }
  });

  test('a pattern that matches anywhere is padded to the least length', () => {
    const text = sample('ab', 'search', { least: 10, most: 12 });
    expect(text).toContain('ab');
    expect(text).toHaveLength(10);
  });

  test('where pattern and length exclude each other there is no sample', () => {
    expect(sample('[a-z]{5}', 'whole', { least: 6, most: 9 })).toBeUndefined();
  });
});

describe('what cannot be sampled', () => {
  test.each(['(', '[a', 'a**', '(?<', '\\', '{1000000000000}(b{1000000}){1000000}'])(
    '%s has no sample and does no harm',
    (source) => {
      expect(sample(source, 'whole')).toBeUndefined();
    },
  );

  test('an impossible look-ahead has no sample', () => {
    expect(sample('(?=a)b', 'whole')).toBeUndefined();
  });

  test('an empty group repeated beyond measure costs nothing', () => {
    expect(sample('(){1000000000}x', 'whole')).toBe('x');
  });
});

test('the same seed gives the same sample, another seed another', () => {
  const [source = ''] = patterns;
  expect(sample(source, 'whole', { least: 12, most: 12 }, 'a')).toBe(sample(source, 'whole', { least: 12, most: 12 }, 'a'));
  expect(sample(source, 'whole', { least: 12, most: 12 }, 'a')).not.toBe(sample(source, 'whole', { least: 12, most: 12 }, 'b'));
});
