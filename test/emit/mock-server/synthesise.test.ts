import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { Synthesiser } from '../../../src/emit/mock-server/runtime/synthesise.js';
import { ajvValidator } from './json-schema.js';

const noTypes: ReadonlyMap<string, SchemaNode> = new Map();

function make(schema: SchemaNode, key = 'k', types = noTypes): unknown {
  return new Synthesiser(types, 'whole').value(schema, key);
}

const range = (most: number) => fc.tuple(fc.nat(most), fc.nat(most)).map(([least, room]) => ({ least, most: least + room }));

const { schema } = fc.letrec<{ schema: SchemaNode }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<SchemaNode>(
      { kind: 'boolean' },
      { kind: 'null' },
      { kind: 'unknown' },
      { kind: 'string' },
      { kind: 'integer' },
      { kind: 'number' },
    ),
    range(40).map<SchemaNode>(({ least, most }) => ({ kind: 'string', minLength: least, maxLength: most })),
    fc
      .tuple(range(12), fc.constantFrom('[\\p{L}\\p{N}]+', '[\\S]+', '\\w*-\\w*'))
      .map<SchemaNode>(([{ least, most }, pattern]) => ({
        kind: 'string',
        pattern,
        minLength: least,
        maxLength: Math.max(most, 2),
      })),
    fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.nat(50))
      .map<SchemaNode>(([minimum, room]) => ({ kind: 'integer', minimum, maximum: minimum + room })),
    fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.nat(50))
      .map<SchemaNode>(([low, room]) => ({ kind: 'number', exclusiveMinimum: low, maximum: low + room + 1 })),
    fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }))
      .map<SchemaNode>(([low, step]) => ({ kind: 'integer', exclusiveMinimum: low, maximum: low + 20, multipleOf: step })),
    fc.integer({ min: -50, max: 50 }).map<SchemaNode>((high) => ({ kind: 'integer', exclusiveMaximum: high })),
    fc
      .array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 3 })
      .map<SchemaNode>((values) => ({ kind: 'enum', values })),
    fc
      .tuple(tie('schema'), range(4))
      .map<SchemaNode>(([items, { least, most }]) => ({ kind: 'array', items, minItems: least, maxItems: most })),
    fc
      .tuple(tie('schema'), range(4))
      .map<SchemaNode>(([values, { least, most }]) => ({ kind: 'map', values, minProperties: least, maxProperties: most })),
    fc
      .uniqueArray(
        fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')), fc.boolean(), tie('schema')),
        { maxLength: 4, selector: ([name]) => name },
      )
      .map<SchemaNode>((members) => ({
        kind: 'object',
        properties: members.map(([name, required, inner]) => ({ name, required, schema: inner })),
      })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map<SchemaNode>((members) => ({ kind: 'union', members })),
  ),
}));

test('whatever the schema, the value is valid by an independent validator', () => {
  fc.assert(
    fc.property(schema, fc.string(), (node, key) => {
      // ajv itself cannot be asked about a property of that name.
      fc.pre(!JSON.stringify(node).includes('__proto__'));
      const value = JSON.parse(JSON.stringify(make(node, key)));
      expect(ajvValidator(node)(value)).toEqual({ value });
    }),
    { numRuns: 120 },
  );
});

describe('formats', () => {
  test.each([
    ['date-time', /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/],
    ['date', /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/],
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['email', /^[a-z.]+@[a-z]+\.example$/],
    ['uri', /^https:\/\/[a-z]+\.example\/[a-z]+$/],
    ['ipv4', /^192\.0\.2\.\d{1,3}$/],
    ['ipv6', /^2001:db8::[1-9a-f][0-9a-f]{3}$/],
    ['byte', /^[A-Za-z0-9+/]{16}$/],
    ['int64', /^\d+$/],
    ['password', /^[a-z]+-[0-9a-f]{8}$/],
    ['no such format', /^[a-z]+$/],
  ])('%s', (format, expected) => {
    for (const key of 'abcdefghijklmnopqrst') expect(make({ kind: 'string', format }, key)).toMatch(expected);
  });

  test('a length that the format cannot have is kept all the same', () => {
    expect(make({ kind: 'string', format: 'email', maxLength: 3 })).toHaveLength(3);
  });

  test('a format and a pattern together: the pattern decides', () => {
    expect(make({ kind: 'string', format: 'password', pattern: '[A-Za-z0-9-_=.]+' })).toMatch(/^[A-Za-z0-9-_=.]+$/);
    expect(make({ kind: 'string', format: 'date-time', pattern: 'X\\d' })).toMatch(/^X\d$/);
  });
});

describe('recursion', () => {
  const tree: SchemaNode = {
    kind: 'object',
    properties: [
      { name: 'name', required: true, schema: { kind: 'string' } },
      { name: 'parent', required: false, schema: { kind: 'reference', name: 'Tree' } },
      { name: 'children', required: true, schema: { kind: 'array', items: { kind: 'reference', name: 'Tree' } } },
    ],
  };

  test('a type that may hold itself ends, and is valid', () => {
    const types = new Map([['Tree', tree]]);
    const value = make({ kind: 'reference', name: 'Tree' }, 'k', types);
    expect(ajvValidator({ kind: 'reference', name: 'Tree' }, types)(value)).toEqual({ value });
    expect(JSON.stringify(value).length).toBeLessThan(50_000);
  });

  test('a union deep inside itself takes the way out', () => {
    const types = new Map<string, SchemaNode>([
      ['Value', { kind: 'union', members: [{ kind: 'reference', name: 'List' }, { kind: 'string' }] }],
      ['List', { kind: 'array', minItems: 1, items: { kind: 'reference', name: 'Value' } }],
    ]);
    for (const key of 'abcdefghij') {
      const value = make({ kind: 'reference', name: 'Value' }, key, types);
      expect(ajvValidator({ kind: 'reference', name: 'Value' }, types)(value)).toEqual({ value });
    }
  });

  test('a type that requires itself is cut off instead of never ending', () => {
    const types = new Map<string, SchemaNode>([
      ['Loop', { kind: 'object', properties: [{ name: 'next', required: true, schema: { kind: 'reference', name: 'Loop' } }] }],
      ['Alias', { kind: 'reference', name: 'Alias' }],
    ]);
    expect(JSON.stringify(make({ kind: 'reference', name: 'Loop' }, 'k', types))).toContain('null');
    expect(make({ kind: 'reference', name: 'Alias' }, 'k', types)).toEqual({});
  });
});

test('unique items are unique, and fewer where there are no more', () => {
  expect(
    make({ kind: 'array', minItems: 3, maxItems: 3, uniqueItems: true, items: { kind: 'enum', values: ['a', 'b', 'c'] } }),
  ).toHaveLength(3);
  expect(make({ kind: 'array', minItems: 4, uniqueItems: true, items: { kind: 'boolean' } })).toHaveLength(2);
});

test('a property may have any name', () => {
  const value = make({ kind: 'object', properties: [{ name: '__proto__', required: true, schema: { kind: 'null' } }] });
  expect(JSON.stringify(value)).toBe('{"__proto__":null}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('documented examples of a schema stand in for made-up values, unless they are not wanted', () => {
  const node: SchemaNode = { kind: 'string', examples: ['ap-south-1'] };
  expect(make(node)).toBe('ap-south-1');
  expect(new Synthesiser(noTypes, 'whole').value(node, 'k', false)).not.toBe('ap-south-1');
});

test('the same key gives the same value, another key another', () => {
  const node: SchemaNode = { kind: 'map', values: { kind: 'string', format: 'uuid' } };
  expect(make(node, 'a')).toEqual(make(node, 'a'));
  expect(make(node, 'a')).not.toEqual(make(node, 'b'));
});
