import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allUnique } from '../../../../src/emit/validator/runtime/all-unique.js';

describe('allUnique', () => {
  it.each<[readonly unknown[], boolean]>([
    [[], true],
    [[1, '1', true, 'true', null, 'null'], true],
    [[0, -0], false],
    [[[0], [-0]], false],
    [
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      false,
    ],
    [[{ a: undefined }, {}], false],
    [[[], {}, [[]], '[]'], true],
    [[['a', 'b'], ['a,b']], true],
    [[{ 'a":1,"b': 2 }, { a: 1, b: 2 }], true],
  ])('%j: %s', (items, want) => {
    expect(allUnique(items)).toBe(want);
  });

  it('finds any value that stands twice', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (items, at) => {
        expect(allUnique([...items, structuredClone(items[at % items.length])])).toBe(false);
      }),
    );
  });
});
