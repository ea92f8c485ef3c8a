import { expect, it } from 'vitest';
import { not } from '../../../src/emit/validator/statements.js';

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
