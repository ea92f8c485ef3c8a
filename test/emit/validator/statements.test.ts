import { expect, it } from 'vitest';
import { and, not, or } from '../../../src/emit/validator/statements.js';

it.each([
  ['a', '!a'],
  ['!a', 'a'],
  ['a || b', '!(a || b)'],
  ['a(b) && c', '!(a(b) && c)'],
  ['a !== 1', '!(a !== 1)'],
  ['Number(a(b)) + Number(c(b)) !== 1', '!(Number(a(b)) + Number(c(b)) !== 1)'],
])('the opposite of %s', (condition, expected) => {
  expect(not(condition)).toBe(expected);
});

it.each([
  ['b', 'a && b'],
  ['b || c', 'a && (b || c)'],
  ['(b || c)', 'a && (b || c)'],
  ['b && c', 'a && b && c'],
  ['(b ? c : d)', 'a && (b ? c : d)'],
  ["b === ' || '", "a && b === ' || '"],
])('a holds together with %s', (second, expected) => {
  expect(and('a', second)).toBe(expected);
});

it.each([
  [['a'], 'a'],
  [['a', 'b && c'], 'a || (b && c)'],
  [['a && b'], 'a && b'],
  [['a', '(b ? c : d)'], 'a || (b ? c : d)'],
])('one of %j is enough', (conditions, expected) => {
  expect(or(conditions)).toBe(expected);
});
