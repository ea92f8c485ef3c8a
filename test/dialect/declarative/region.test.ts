import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds, whole, without } from '../../../src/dialect/declarative/region.js';

const span = fc.tuple(fc.nat(30), fc.nat(6)).map(([from, length]) => ({ from, to: from + length }));

it('what stands in no hole of a region is its own, however the holes lie', () => {
  fc.assert(
    fc.property(fc.array(fc.array(span, { maxLength: 6 }), { maxLength: 3 }), span, (cuts, one) => {
      const region = cuts.reduce(without, whole({ from: 4, to: 28 }));
      const holes = cuts.flat().filter(({ from, to }) => from < to && from < 28 && 4 < to);
      const inHole = holes.some(({ from, to }) => from <= one.from && one.to <= to);
      expect(holds(region, one)).toBe(4 <= one.from && one.to <= 28 && !inHole);
    }),
    { numRuns: 2000 },
  );
});
