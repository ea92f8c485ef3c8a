import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, longerThan, shorterThan } from '../../../../src/emit/validator/runtime/code-points.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom('a', '🟠', '\ud83d', '\udfe0'), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('code points', () => {
  it('are counted as a string is iterated', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(codePoints(value)).toBe([...value].length);
      }),
    );
  });

  it('are compared as they are counted', () => {
    fc.assert(
      fc.property(text, fc.nat(14), (value, bound) => {
        expect(longerThan(value, bound)).toBe([...value].length > bound);
        expect(shorterThan(value, bound)).toBe([...value].length < bound);
      }),
    );
  });
});
