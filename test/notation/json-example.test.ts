import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/model/api.js';
import { formatType } from '../../src/model/type-notation.js';
import { schemaOfExample } from '../../src/notation/example-schema.js';
import { exampleOf, itemOf, memberOf, readJsonExample } from '../../src/notation/json-example.js';

const schemaOf = (text: string): Schema | undefined => {
  const read = readJsonExample(text);
  return read && schemaOfExample(read.example, (rule, quote, standing) => ({ source: 'page', quote, rule, standing }));
};

const typesOf = (text: string): Readonly<Record<string, string>> => {
  const schema = schemaOf(text);
  return schema?.kind === 'object'
    ? Object.fromEntries(schema.properties.map(({ name, schema: own }) => [name, formatType(own)]))
    : {};
};

describe('examples as people print them', () => {
  test('values show types, and nothing is known of null and of placeholders', () => {
    expect(typesOf('{"a": "x", "b": 1, "c": 1.5, "d": true, "e": null, "f": [1], "g": [], "h": {}, "i": <id>}')).toEqual({
      a: 'string',
      b: 'integer',
      c: 'number',
      d: 'boolean',
      e: 'unknown',
      f: 'array[integer]',
      g: 'array[unknown]',
      h: 'object',
      i: 'unknown',
    });
  });

  test.each<[string, string, object]>([
    [
      'comments and commas too many',
      '{ // an order\n "a": 1, # one\n /* two */ "b": "x // no comment",\n}',
      { a: 'integer', b: 'string' },
    ],
    ['names without quotes, and single quotes', "{a: 'it\\'s', b: 2}", { a: 'string', b: 'integer' }],
    ['something was left out', '{"a": 1, ...\n}', { a: 'integer' }],
  ])('%s', (_, text, types) => {
    expect(typesOf(text)).toEqual(types);
  });

  test('what was left out stays open, and has no value', () => {
    expect(readJsonExample('{"a": [1, …]}')).toEqual({
      example: {
        kind: 'object',
        open: false,
        members: [{ name: 'a', at: 1, value: { kind: 'array', open: true, items: [{ kind: 'value', value: 1 }] } }],
      },
    });
    expect(schemaOf('{"a": 1, ...}')).toMatchObject({ kind: 'object', partial: true });
  });

  test('objects of a list are laid over each other, and null gives way', () => {
    const list = exampleOf([{ a: null }, { a: 1, b: 2 }]);
    expect(memberOf(itemOf(list), 'a')).toEqual({ kind: 'value', value: 1 });
    expect(memberOf(itemOf(list), 'b')).toEqual({ kind: 'value', value: 2 });
  });

  test('every fact is inferred, and none says what is required', () => {
    const schema = schemaOf('{"a": 1}');
    expect(schema).toMatchObject({
      evidence: { type: [{ standing: 'inferred' }] },
      properties: [{ required: false, evidence: { required: [{ standing: 'unknown' }] } }],
    });
  });

  test.each(['', 'text', '"text"', '{', '{"a": }', '{"a": 1} and more', '[1, 2', '{"a" 1}', '[[[['.repeat(100)])(
    '%s is no example',
    (text) => {
      expect(readJsonExample(text)).toBeUndefined();
    },
  );

  test('a member called __proto__ is a member', () => {
    expect(Object.keys(readJsonExample('{"__proto__": {"a": 1}}')?.value ?? {})).toEqual(['__proto__']);
  });

  test('JSON reads as itself', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify([value]);
        expect(JSON.stringify(readJsonExample(text)?.value)).toBe(text);
      }),
    );
  });
});
