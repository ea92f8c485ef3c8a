import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConstraints, valueOfKind } from '../../src/notation/constraint-words.js';

const told = (text: string, place: 'constraints' | 'prose'): string =>
  readConstraints(text, place)
    .map(({ constraint: { fact, value } }) => `${fact}=${Array.isArray(value) ? value.join('|') : value}`)
    .sort()
    .join(' ');

describe('constraints in sentences', () => {
  test.each([
    ['max 255 characters', 'maxLength=255'],
    ['Maximum length: 40', 'maxLength=40'],
    ['Up to 1,000 characters.', 'maxLength=1000'],
    ['255 characters max.', 'maxLength=255'],
    ['At least 8 characters and at most 64 characters.', 'maxLength=64 minLength=8'],
    ['Between 3 and 50 characters.', 'maxLength=50 minLength=3'],
    ['Must be 2-64 chars', 'maxLength=64 minLength=2'],
    ['Exactly 3 characters.', 'maxLength=3 minLength=3'],
    ['Between 1 and 100.', 'maximum=100 minimum=1'],
    ['How many to return, between 1 and 100, default is 20.', 'default=20 maximum=100 minimum=1'],
    ['Limit can range from 1 to 100', 'maximum=100 minimum=1'],
    ['Maximum: 50. Default: 10.', 'default=10 maximum=50'],
    ['Minimum value is 0', 'minimum=0'],
    ['Up to 10 items', 'maxItems=10'],
    ['Must match `^[a-z]+$`', 'pattern=^[a-z]+$'],
    ['Must match /^\\d{4}$/', 'pattern=^\\d{4}$'],
    ['One of "open", "closed" or "void".', 'values=open|closed|void'],
    ['Can be `asc` or `desc`. Default: `desc`', 'default=desc values=asc|desc'],
    ['Allowed values: red, green, blue.', 'values=red|green|blue'],
    ['One of: a, b', 'values=a|b'],
    ['Defaults to `true`.', 'default=true'],
  ])('%s → %s', (text, facts) => {
    expect(told(text, 'prose')).toBe(facts);
  });

  test.each([
    'Between 1 and 100 percent of the amount',
    'Up to 5 minutes may pass.',
    'The default address of the customer.',
    'A value between friends.',
    'At least 18 years old',
    'Waits up to 30s',
    'Contains 2-3 words about it.',
    'One of the addresses of the customer, chosen by them.',
    'May be used in one of two ways.',
  ])('“%s” says nothing of the values for sure', (text) => {
    expect(told(text, 'prose')).toBe('');
  });
});

describe('constraints by themselves', () => {
  test.each([
    ['1-100', 'maximum=100 minimum=1'],
    ['1..100', 'maximum=100 minimum=1'],
    ['>= 1', 'minimum=1'],
    ['> 0', 'exclusiveMinimum=0'],
    ['>= 1, <= 10', 'maximum=10 minimum=1'],
    ['≤ 35 characters', 'maxLength=35'],
    ['length 1–64', 'maxLength=64 minLength=1'],
    ['default: fast', 'default=fast'],
  ])('%s → %s', (text, facts) => {
    expect(told(text, 'constraints')).toBe(facts);
  });
});

test.each([
  ['20', 'integer', 20],
  ['20.5', 'integer', undefined],
  ['20.5', 'number', 20.5],
  ['True', 'boolean', true],
  ['yes', 'boolean', undefined],
  ['20', 'string', '20'],
] as const)('%s as %s is %s', (text, kind, value) => {
  expect(valueOfKind(text, kind)).toBe(value);
});

test('numbers that are found stand in the text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), (a, b) => {
      const facts = readConstraints(`Between ${a} and ${b} characters.`, 'prose').map(({ constraint }) => constraint.value);
      return facts.every((value) => value === a || value === b);
    }),
  );
});
