import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseModel } from '../../src/lock/parse-model.js';
import type { ApiModel } from '../../src/model/api.js';
import { modelText } from '../../src/model/model-text.js';
import { readPages } from '../../src/pipeline.js';

const root = resolve('fixtures/apidog/ten-operations');
const read = await readPages({ name: 'ten', root, sources: ['*.txt'], corrections: [], package: { version: '1.0.0' } });
const model = JSON.parse(modelText(read.value)) as ApiModel;

/** A model that owes nothing to another. */
const copy = (of: ApiModel): ApiModel => structuredClone(of);

describe('a model parsed beside a later one', () => {
  test('has what is the same in both from the other', () => {
    const [first, ...others] = model.operations;
    if (!first) throw new Error('no operation');
    const later = copy({ ...model, operations: [{ ...first, description: 'Another.' }, ...others] });
    const before = parseModel(Buffer.from(modelText(model)), later);
    expect(before).toEqual(model);
    expect(before.operations.map((operation, index) => operation === later.operations[index])).toEqual(
      model.operations.map((_, index) => index > 0),
    );
    expect(before.types.every((type, index) => type === later.types[index])).toBe(true);
  });

  const hostile = ['\n    {\n', '\n    }', '},\n    null,\n    {', '__proto__', '\u2028', 'null', '"'];
  const edit = fc.record({
    list: fc.constantFrom('operations', 'types', 'errors', 'sources', 'servers'),
    at: fc.nat(),
    kind: fc.constantFrom('gone', 'twice', 'first', 'words', 'empty'),
    words: fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' })),
  });

  type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

  function edited(of: ApiModel, edits: readonly Edit[]): ApiModel {
    let now = of;
    for (const { list, at, kind, words } of edits) {
      const items: readonly object[] = now[list as 'types'];
      const index = at % Math.max(1, items.length);
      const item = items[index];
      if (item === undefined) continue;
      const others = items.toSpliced(index, 1);
      const lists = {
        gone: others,
        twice: [...items, item],
        first: [item, ...others],
        words: items.with(index, { ...item, [words]: words }),
        empty: [...others, {}],
      };
      now = { ...now, [list]: lists[kind as keyof typeof lists] };
    }
    return now;
  }

  test('is what its text says, whatever the other is', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 }), (before, after) => {
        const [one, other] = [copy(edited(model, before)), copy(edited(model, after))];
        expect(parseModel(Buffer.from(modelText(one)), other)).toEqual(JSON.parse(modelText(one)));
      }),
      { numRuns: 25 },
    );
  });
});
