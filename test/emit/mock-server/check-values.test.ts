import { describe, expect, test } from 'vitest';
import { checkValues } from '../../../src/emit/mock-server/check-values.js';
import type { Schema } from '../../../src/model/api.js';
import { modelOf, object, reference, schema } from '../types/models.js';

const told = async (types: Readonly<Record<string, Schema>>): Promise<readonly string[]> =>
  (await checkValues(modelOf({ types }))).map(({ code, message }) => `${code}: ${message}`);
const alone = (it: Schema) => told({ Holder: object({ it }) });
const notFound = 'value-impossible: No value was found that is all that `types.Holder.it` has to be.';

describe('what no value can be is told', () => {
  test.each<[title: string, it: Schema]>([
    ['a pattern of more characters than there may be', schema({ kind: 'string', pattern: '[a-z]{5}', maxLength: 3 })],
    ['a pattern that wants something else first', schema({ kind: 'string', pattern: '(?!a)a' })],
    ['a whole number between two neighbours', schema({ kind: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 5 })],
    ['a multiple that the bounds leave out', schema({ kind: 'integer', minimum: 11, maximum: 19, multipleOf: 10 })],
    [
      'more different items than there are',
      schema({ kind: 'array', items: schema({ kind: 'boolean' }), minItems: 3, uniqueItems: true }),
    ],
    [
      'one of two that are the same',
      schema({ kind: 'union', mode: 'one-of', members: [schema({ kind: 'string' }), schema({ kind: 'string' })] }),
    ],
  ])('%s', async (_, it) => {
    expect(await alone(it)).toEqual([notFound]);
  });

  test('types that require one another', async () => {
    expect(
      await told({
        Egg: object({ hen: reference('Hen') }),
        Hen: object({ egg: reference('Egg') }),
        Yard: object({ hens: schema({ kind: 'array', items: reference('Hen') }) }),
      }),
    ).toEqual([
      'value-impossible: No value of `types.Egg` comes to an end, nor of one other type: what is required requires itself.',
    ]);
  });
});

describe('nothing is said of', () => {
  test.each<[title: string, it: Schema]>([
    ['bounds that cross, which the model’s own check tells', schema({ kind: 'integer', minimum: 5, maximum: 4 })],
    ['a pattern that can run away', schema({ kind: 'string', pattern: '(a+)+$' })],
    ['a pattern of any script', schema({ kind: 'string', pattern: '[\\p{Script=Han}\\p{M}]{2,4}', maxLength: 3 })],
    ['a single number', schema({ kind: 'number', minimum: 2, maximum: 2 })],
    [
      'one of two that overlap',
      schema({
        kind: 'union',
        mode: 'one-of',
        members: [object({ 'a?': schema({ kind: 'string' }) }), object({ b: schema({ kind: 'null' }) })],
      }),
    ],
  ])('%s', async (_, it) => {
    expect(await alone(it)).toEqual([]);
  });
});
