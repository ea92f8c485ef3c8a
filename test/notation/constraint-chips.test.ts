import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/model/api.js';
import { constrained, constraintRules, readConstraint } from '../../src/notation/constraint-chips.js';

const cited = { source: 'page', quote: 'q', rule: 'r', standing: 'documented' } as const;

const apply = (schema: Schema, chip: string): object => {
  const read = readConstraint(chip);
  const { evidence: _, ...facts } = read ? constrained(schema, read.constraint, cited) : { ...schema };
  return facts;
};

describe('a chip beside a type', () => {
  const text: Schema = { kind: 'string', evidence: {} };
  const number: Schema = { kind: 'number', evidence: {} };
  const list: Schema = { kind: 'array', items: text, evidence: {} };
  const cases: readonly (readonly [string, Schema, object])[] = [
    ['[ 1 .. 12 ] characters', text, { kind: 'string', minLength: 1, maxLength: 12 }],
    ['<= 5 characters', text, { kind: 'string', maxLength: 5 }],
    ['= 4 characters', text, { kind: 'string', minLength: 4, maxLength: 4 }],
    ['non-empty', text, { kind: 'string', minLength: 1 }],
    ['non-empty', list, { kind: 'array', items: text, minItems: 1 }],
    ['[ 1 .. 3 ] items', list, { kind: 'array', items: text, minItems: 1, maxItems: 3 }],
    ['unique', list, { kind: 'array', items: text, uniqueItems: true }],
    ['( -1.5 .. 2e3 ]', number, { kind: 'number', exclusiveMinimum: -1.5, maximum: 2000 }],
    ['> 0', number, { kind: 'number', exclusiveMinimum: 0 }],
    ['multiple of 0.25', number, { kind: 'number', multipleOf: 0.25 }],
    ['decimal places <= 2', number, { kind: 'number', multipleOf: 0.01 }],
    // What cannot be true of a type is not said of it.
    ['>= 3', text, { kind: 'string' }],
    ['unique', number, { kind: 'number' }],
    ['^\\d+$', text, { kind: 'string' }],
  ];
  test.each(cases)('%s', (chip, schema, want) => {
    expect(apply(schema, chip)).toEqual(want);
  });

  test('is meant for what is not null', () => {
    const union: Schema = { kind: 'union', mode: 'one-of', members: [text, { kind: 'null', evidence: {} }], evidence: {} };
    expect(apply(union, '<= 5 characters')).toMatchObject({ members: [{ kind: 'string', maxLength: 5 }, { kind: 'null' }] });
  });
});

test('every rule is a sentence, once', () => {
  const names = constraintRules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.split(' ').length).toBeGreaterThan(3);
});
