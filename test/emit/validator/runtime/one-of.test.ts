import { expect, test } from 'vitest';
import { oneOf } from '../../../../src/emit/validator/runtime/one-of.js';

test.each([
  [false, [], false],
  [false, [false, false], false],
  [false, [false, true], true],
  [false, [true, true], false],
  [true, [false, false], false],
  [true, [true, false], true],
  [true, [true, true, false], true],
])('open %s, passed %j: %s', (open, passed, expected) => {
  expect(oneOf(open, ...passed)).toBe(expected);
});
