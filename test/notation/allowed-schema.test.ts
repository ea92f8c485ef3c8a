import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/model/api.js';
import { allowedSchema } from '../../src/notation/allowed-schema.js';

const bare = ({ evidence: _, ...schema }: Schema): object => schema;

describe('a schema with the values that are listed for it', () => {
  const text: Schema = { kind: 'string', format: 'slug', description: 'd', evidence: {} };
  const cases: readonly (readonly [string, Schema, readonly string[], object])[] = [
    ['a string', text, ['b', 'a', 'b'], { kind: 'enum', type: 'string', format: 'slug', values: ['b', 'a'], description: 'd' }],
    ['an integer', { kind: 'integer', evidence: {} }, ['2', '1'], { kind: 'enum', type: 'integer', values: [2, 1] }],
    ['a boolean', { kind: 'boolean', evidence: {} }, ['true'], { kind: 'enum', type: 'boolean', values: [true] }],
    ['a number with a word among its values is left as it is', { kind: 'number', evidence: {} }, ['1', 'x'], { kind: 'number' }],
    ['an object is left as it is', { kind: 'object', properties: [], evidence: {} }, ['a'], { kind: 'object', properties: [] }],
    ['no value', text, [], { kind: 'string', format: 'slug', description: 'd' }],
  ];
  test.each(cases)('%s', (_, schema, values, want) => {
    expect(bare(allowedSchema(schema, values, []))).toEqual(want);
  });

  test('of a list the items are meant, of a choice with null the other', () => {
    const list = allowedSchema({ kind: 'array', items: text, evidence: {} }, ['a'], []);
    expect(list.kind === 'array' ? bare(list.items) : list).toMatchObject({ kind: 'enum', values: ['a'] });
    const union: Schema = { kind: 'union', mode: 'one-of', members: [text, { kind: 'null', evidence: {} }], evidence: {} };
    expect(allowedSchema(union, ['a', 'null'], [])).toMatchObject({
      members: [{ kind: 'enum', values: ['a'] }, { kind: 'null' }],
    });
  });
});
