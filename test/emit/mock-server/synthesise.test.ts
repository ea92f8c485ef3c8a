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
      .uniqueArray(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 3 })
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
    expect(new Synthesiser(types, 'whole').isFinite({ kind: 'reference', name: 'Loop' })).toBe(false);
  });

  test('a type that requires itself twice is cut off before it fills the memory', () => {
    const next: SchemaNode = { kind: 'reference', name: 'Loop' };
    const properties = ['one', 'two', 'three'].map((name) => ({ name, required: true, schema: next }));
    const value = make(next, 'k', new Map<string, SchemaNode>([['Loop', { kind: 'object', properties }]]));
    expect(JSON.stringify(value).length).toBeLessThan(50_000);
  });

  test('objects that hold objects of the same union end in those that hold none', () => {
    const expression: SchemaNode = { kind: 'reference', name: 'Expression' };
    const holding = (...names: readonly string[]): SchemaNode => ({
      kind: 'object',
      properties: names.map((name) => ({ name, required: true, schema: expression })),
    });
    const value: SchemaNode = { kind: 'object', properties: [{ name: 'value', required: true, schema: { kind: 'string' } }] };
    const members = [holding('and', 'also'), holding('or', 'else'), holding('if', 'then', 'else'), holding('not'), value];
    const types = new Map<string, SchemaNode>([['Expression', { kind: 'union', members }]]);
    for (const key of 'abcdefghijklmnop') {
      const made = make(expression, key, types);
      expect(ajvValidator(expression, types)(made)).toEqual({ value: made });
      expect(JSON.stringify(made).length).toBeLessThan(50_000);
    }
  });
});

describe('exactly one of several', () => {
  const object = (...names: readonly string[]): SchemaNode => ({
    kind: 'object',
    properties: names.map((name) => ({
      name: name.replace(/\?$/, ''),
      required: !name.endsWith('?'),
      schema: { kind: 'string' },
    })),
  });

  test.each<[title: string, members: readonly SchemaNode[]]>([
    ['a narrower object and a wider one', [object('a'), object('a', 'b')]],
    ['an object that may have the other one’s members', [object('a', 'b?'), object('b', 'a?', 'c?')]],
    ['numbers of which some are whole', [{ kind: 'number' }, { kind: 'integer', minimum: 5, maximum: 900 }]],
    [
      'texts of which some are values',
      [
        { kind: 'string', maxLength: 5 },
        { kind: 'enum', values: ['amber', 'birch', 'a longer one'] },
      ],
    ],
  ])('%s', (_, members) => {
    const union: SchemaNode = { kind: 'union', members, exactlyOne: true };
    const each = members.map((member) => ajvValidator(member));
    for (const key of 'abcdefghijklmnop') {
      const value = make(union, key);
      expect(each.filter((validate) => validate(value).issues === undefined)).toHaveLength(1);
      expect(new Synthesiser(noTypes, 'whole').fits(value, union)).toBe(true);
    }
  });
});

test('documented examples that their own schema forbids are passed over', () => {
  const node: SchemaNode = { kind: 'string', minLength: 3, pattern: '[a-z-]+', examples: ['A', 'ok-then', 'x'] };
  for (const key of 'abcdef') expect(make(node, key)).toBe('ok-then');
  expect(make({ kind: 'integer', examples: ['seven'] })).toEqual(expect.any(Number));
});

describe('patterns that nothing may be matched with', () => {
  test.each<[pattern: string, matches: RegExp]>([
    ['(a+)+$', /^a+$/],
    ['^(?:[a-z]+|\\d+)*!$', /^[a-z\d]*!$/],
    ['((x{1,3}y)*z)+', /^(?:(?:x{1,3}y)*z)+$/],
  ])('%s is written part for part', (pattern, matches) => {
    for (const key of 'abcdef') expect(make({ kind: 'string', pattern, unmatched: true, maxLength: 20 }, key)).toMatch(matches);
  });

  test.each(['(a+)+$b', '(?=x)(a+)+', '(a+)\\1+', '(a+'])('%s is not, for its parts do not tell all', (pattern) => {
    expect(make({ kind: 'string', pattern, unmatched: true })).toMatch(/^[a-z]+$/);
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
