import { expect, test } from 'vitest';
import { combinerRules } from '../../../src/dialect/scalar-markdown/schema.js';

test.each([
  ['All of:', 'all'],
  ['Any of:', 'any'],
  ['One of:', 'one'],
  ['Not:', 'not'],
  ['Array of:', 'array'],
  ['Some of:', undefined],
] as const)('%s', (words, want) => {
  expect(combinerRules.find(({ match }) => match.test(words))?.kind).toBe(want);
});
