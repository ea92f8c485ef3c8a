import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/model/api.js';
import { fixtureModel, modelOf, object, reference, schema, text, words } from '../types/models.js';
import { load } from './load.js';

const loaded = (thing: Schema, more: Record<string, Schema> = {}, patterns: 'whole' | 'search' = 'whole') =>
  load(modelOf({ types: { Thing: thing, ...more }, patterns }));

/** Issues as `pointer keyword expected`. */
async function issues(thing: Schema, value: unknown, more: Record<string, Schema> = {}): Promise<readonly string[]> {
  const result = (await loaded(thing, more)).validate('Thing', value);
  return (result.issues ?? []).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

const string = (bare: Partial<Extract<Schema, { kind: 'string' }>>): Schema => schema({ kind: 'string', ...bare });
const union = (mode: 'one-of' | 'any-of', ...members: Schema[]): Schema => schema({ kind: 'union', mode, members });
const nothing = schema({ kind: 'null' });
const integer = schema({ kind: 'integer' });
const number = schema({ kind: 'number' });
const list = (items: Schema, more: object = {}): Schema => schema({ kind: 'array', items, ...more });
const map = (values: Schema, more: object = {}): Schema => schema({ kind: 'map', values, ...more });
const json = (source: string): unknown => JSON.parse(source);

describe('a value', () => {
  it.each<[string, Schema, unknown, readonly string[]]>([
    ['string', text, 'a', []],
    ['string', text, 1, [' type']],
    ['String object', text, Object('a'), [' type']],
    ['length in code points', string({ maxLength: 2 }), '🟠🟠', []],
    ['length in code points', string({ maxLength: 1 }), '🟠🟠', [' maxLength']],
    ['lone surrogates count', string({ maxLength: 1 }), '\ud83d\ud83d', [' maxLength']],
    ['least length', string({ minLength: 2 }), '🟠', [' minLength']],
    ['least length of one', string({ minLength: 1 }), '', [' minLength']],
    ['whole pattern', string({ pattern: '[a-z]{2}' }), 'abc', [' pattern']],
    ['whole pattern of choices', string({ pattern: 'a|b' }), 'ab', [' pattern']],
    ['pattern in Unicode mode', string({ pattern: '\\p{L}+' }), 'größe', []],
    ['pattern of one class', string({ pattern: '[a-z]+' }), '', [' pattern']],
    ['pattern of one class, empty allowed', string({ pattern: '[a-z]*' }), '', []],
    ['pattern of one negated class', string({ pattern: '[^_]+' }), 'a_b', [' pattern']],
    ['pattern of one negated class', string({ pattern: '[^^]+' }), 'a^', [' pattern']],
    ['pattern does not end at a line', string({ pattern: '[a-z]+' }), 'abc\n', [' pattern']],
    ['format is an annotation', string({ format: 'email' }), 'no', []],
    ['all issues', string({ maxLength: 1, pattern: '[a-z]+' }), 'AB', [' maxLength', ' pattern']],
    ['integer', integer, 1.0, []],
    ['fraction', integer, 1.5, [' type']],
    ['large integer', integer, 1e300, []],
    ['NaN', number, Number.NaN, [' type']],
    ['Infinity', number, Number.POSITIVE_INFINITY, [' type']],
    ['bigint', integer, 1n, [' type']],
    ['range', schema({ kind: 'number', minimum: 0, maximum: 1 }), -0.1, [' minimum']],
    ['range', schema({ kind: 'number', minimum: 0, maximum: 1 }), 1, []],
    ['open range', schema({ kind: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }), 1, [' exclusiveMaximum']],
    ['multiple', schema({ kind: 'number', multipleOf: 0.5 }), 1.25, [' multipleOf']],
    ['boolean', schema({ kind: 'boolean' }), 'true', [' type']],
    ['enum', words('a', 'b'), 'c', [' enum']],
    ['enum of another type', words('1'), 1, [' type']],
    ['integer enum', schema({ kind: 'enum', type: 'integer', values: [1, 2] }), 3, [' enum']],
    ['boolean enum', schema({ kind: 'enum', type: 'boolean', values: [true] }), false, [' enum']],
    ['null', nothing, undefined, [' type']],
    ['array', list(text), { length: 0 }, [' type']],
    ['items', list(text), ['a', 1, null], ['/1 type', '/2 type']],
    ['item counts', list(text, { minItems: 2, maxItems: 3 }), ['a'], [' minItems']],
    [
      'items alike',
      list(schema({ kind: 'unknown' }), { uniqueItems: true }),
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [' uniqueItems'],
    ],
    ['items that look alike', list(schema({ kind: 'unknown' }), { uniqueItems: true }), [1, '1', [1], '[1]', true, null], []],
    ['map', map(text), { a: 'b', c: 1 }, ['/c type']],
    ['map is no array', map(text), [], [' type']],
    ['entry counts', map(text, { maxProperties: 1 }), { a: 'b', c: 'd' }, [' maxProperties']],
    ['pointers are escaped', map(text), { 'a/b~c': 1 }, ['/a~1b~0c type']],
    ['object', object({ a: text }), null, [' type']],
    ['object is no array', object({}), [], [' type']],
    ['required', object({ a: text }), {}, ['/a required']],
    ['required, undefined', object({ a: text }), { a: undefined }, ['/a required']],
    ['required of unknown type', object({ a: schema({ kind: 'unknown' }) }), {}, ['/a required']],
    ['optional, undefined', object({ 'a?': text }), { a: undefined }, []],
    ['optional, null', object({ 'a?': text }), { a: null }, ['/a type']],
    ['further members', object({ a: text }), { a: 'b', c: 1 }, []],
    ['nested', object({ a: object({ b: list(object({ c: text })) }) }), { a: { b: [{}] } }, ['/a/b/0/c required']],
    ['nullable', union('one-of', text, nothing), null, []],
    ['nullable', union('one-of', text, nothing), 1, [' type']],
    ['nullable with items', union('any-of', list(text), nothing), [1], ['/0 type']],
    ['any of', union('any-of', text, integer, list(text)), ['a'], []],
    ['any of', union('any-of', text, integer, list(text)), [1], [' anyOf']],
    ['one of', union('one-of', text, integer), 1, []],
    ['one of two that overlap', union('one-of', integer, number), 1, [' oneOf']],
    ['one of two that overlap', union('one-of', integer, number), 1.5, []],
    ['binary text', schema({ kind: 'binary' }), 'Zm9v', []],
    ['bytes', schema({ kind: 'binary' }), new Uint8Array(1), []],
    ['file', schema({ kind: 'binary' }), new Blob(['a']), []],
    ['no bytes', schema({ kind: 'binary' }), [1], [' type']],
    ['unknown', schema({ kind: 'unknown' }), Symbol('x'), []],
  ])('%s: %#', async (_, thing, value, want) => {
    expect(await issues(thing, value)).toEqual(want);
    expect((await loaded(thing)).is('Thing', value)).toBe(want.length === 0);
  });

  it('is looked at as deep as it goes where a type recurs', async () => {
    const tree = object({ 'children?': list(reference('Thing')), 'name?': text });
    expect(await issues(tree, { children: [{ children: [{ name: 1 }] }] })).toEqual(['/children/0/children/0/name type']);
  });

  it('is handed back as it is', async () => {
    const value = { a: 'b', more: 1 };
    const result = (await loaded(object({ a: text }))).validate('Thing', value);
    expect(result).toEqual({ value });
    expect(result.value).toBe(value);
  });
});

describe('patterns that search', () => {
  it.each([
    ['[0-9]', 'a1b', true],
    ['^[0-9]', 'a1b', false],
    ['[0-9]', 'ab', false],
  ])('%s in %s', async (pattern, value, want) => {
    expect((await loaded(string({ pattern }), {}, 'search')).is('Thing', value)).toBe(want);
  });
});

describe('patterns that may run away', () => {
  it('do not', async () => {
    const things = await loaded(object({ a: string({ pattern: '(a+)+b' }), 'b?': string({ pattern: '.*x.*x.*x.*y' }) }));
    // Either would take longer than any test may.
    expect(things.is('Thing', { a: 'a'.repeat(50_000), b: 'x'.repeat(50_000) })).toBe(true);
    expect(things.is('Thing', { a: 'a', b: 'x' })).toBe(false);
  });
});

describe('options', () => {
  const thing = object({ 'colour?': words('red', 'green'), 'names?': list(text), 'part?': reference('Part') });
  const part = { Part: object({ size: union('one-of', object({ s: words('small') }), object({ s: words('large') })) }) };

  it('abortEarly stops at the first issue', async () => {
    const { validate } = await loaded(thing);
    expect(validate('Thing', { colour: 1, names: [1, 2] }).issues).toHaveLength(3);
    expect(validate('Thing', { colour: 1, names: [1, 2] }, { abortEarly: true }).issues).toHaveLength(1);
  });

  it('unknownEnumValues lets values pass that came later, of the right type', async () => {
    const { validate, is } = await loaded(thing, part);
    const accept = { unknownEnumValues: 'accept' } as const;
    expect(validate('Thing', { colour: 'blue' }).issues?.[0]).toMatchObject({ keyword: 'enum', expected: ['red', 'green'] });
    expect(validate('Thing', { colour: 'blue' }, accept).issues).toBeUndefined();
    expect(validate('Thing', { colour: 1 }, accept).issues).toHaveLength(1);
    expect(is('Thing', { colour: 'blue' })).toBe(false);
  });

  it('and options that only an enum tells apart', async () => {
    const { validate } = await loaded(thing, part);
    const value = { part: { size: { s: 'medium' } } };
    expect(validate('Thing', value).issues).toHaveLength(1);
    expect(validate('Thing', value, { unknownEnumValues: 'accept' }).issues).toBeUndefined();
  });
});

describe('issues', () => {
  it.each<[Schema, unknown, object]>([
    [string({ maxLength: 1 }), 'ab', { keyword: 'maxLength', message: 'must have at most 1 character', expected: 1 }],
    [string({ pattern: 'a{3}' }), 'b', { keyword: 'pattern', message: 'must match the pattern a{3}', expected: 'a{3}' }],
    [text, null, { keyword: 'type', message: 'must be a string, not null', expected: 'a string' }],
    [text, [], { keyword: 'type', message: 'must be a string, not an array', expected: 'a string' }],
    [integer, 1.5, { keyword: 'type', message: 'must be an integer, not a fraction', expected: 'an integer' }],
    [words('a', 'b'), 'c', { keyword: 'enum', message: 'must be "a" or "b"', expected: ['a', 'b'] }],
    [union('any-of', text, reference('Other')), 1, { keyword: 'anyOf', message: 'must be a string or Other' }],
  ])('say what is wrong, and not what was given: %#', async (thing, value, want) => {
    const result = (await loaded(thing, { Other: object({ a: text }) })).validate('Thing', value);
    expect(result.issues).toHaveLength(1);
    expect(result.issues?.[0]).toMatchObject(want);
    expect(result.issues?.[0]?.path).toEqual([]);
  });

  it('never hold the value', async () => {
    const { validate } = await load(fixtureModel());
    const result = validate('UpdateUserAttributesRequest', {
      AccessToken: 'top secret!',
      UserAttributes: [{ Name: 'n', Value: 's3cret'.repeat(400) }],
    });
    expect(result.issues).toHaveLength(2);
    expect(JSON.stringify(result.issues)).not.toMatch(/secret|s3cret/);
  });
});

describe('assert', () => {
  it('throws what validate finds, each with its place', async () => {
    const { exports } = await loaded(object({ items: list(object({ name: text })) }));
    const assertThing = exports['assertThing'] as (value: unknown) => void;
    expect(() => assertThing({ items: [] })).not.toThrow();
    expect(() => assertThing({ items: [{ name: 'a' }, {}, { name: 1 }] })).toThrow(
      'Not a valid Thing: items[1].name is required; items[2].name must be a string, not a number',
    );
    expect(() => assertThing(1)).toThrow('Not a valid Thing: it must be an object, not a number');
    expect(() => assertThing(1)).toThrow(exports['InvalidValueError'] as new () => Error);
  });
});

describe('hostile names', () => {
  const hostile = object({
    ['__proto__']: text,
    'constructor?': text,
    'toString?': text,
    hasOwnProperty: text,
    'a"; throw 1; //': text,
  });
  const valid = '{"__proto__":"p","hasOwnProperty":"h","a\\"; throw 1; //":"x"}';

  it('are members like others', async () => {
    expect(await issues(hostile, json(valid))).toEqual([]);
    expect(await issues(hostile, json(valid.replace('"p"', '1')))).toEqual(['/__proto__ type']);
  });

  it('are absent where only inherited', async () => {
    expect(await issues(hostile, {})).toEqual(['/__proto__ required', '/hasOwnProperty required', '/a"; throw 1; ~1~1 required']);
  });

  it('are entries like others in maps', async () => {
    expect(await issues(map(text), json('{"__proto__":1,"constructor":"a"}'))).toEqual(['/__proto__ type']);
    expect(await issues(map(text), Object.create({ inherited: 1 }))).toEqual([]);
  });

  it('leave prototypes alone', async () => {
    await issues(map(map(text)), json('{"__proto__":{"polluted":"yes"}}'));
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a value nested without end, or nearly', () => {
  const node = object({ 'next?': reference('Node'), 'others?': list(reference('Node')), 'way?': words('left', 'right') });
  const chain = (length: number): unknown => {
    let value: unknown = {};
    for (let count = 1; count < length; count += 1) value = { next: value };
    return value;
  };
  const circle = (): unknown => {
    const value: Record<string, unknown> = {};
    value['next'] = value;
    return value;
  };

  it('may be as deep as anyone writes', async () => {
    const { is, validate } = await loaded(reference('Node'), { Node: node });
    expect(is('Thing', chain(200))).toBe(true);
    expect(is('Node', chain(257))).toBe(true);
    expect(validate('Node', chain(257))).toEqual({ value: chain(257) });
  });

  it.each<[string, () => unknown]>([
    ['a level too many', () => chain(258)],
    ['a hundred thousand levels', () => chain(100_000)],
    ['a circle', circle],
    ['a circle of arrays', () => ({ others: [circle()] })],
  ])('is an issue: %s', async (_, make) => {
    const { is, validate } = await loaded(reference('Node'), { Node: node });
    const value = make();
    expect(is('Node', value)).toBe(false);
    const { issues: found = [] } = validate('Node', value);
    expect(found.map(({ keyword, expected }) => [keyword, expected])).toEqual([['depth', 256]]);
    expect(validate('Node', value, { unknownEnumValues: 'accept', abortEarly: true }).issues).toHaveLength(1);
    expect(is('Thing', value)).toBe(false);
  });

  it.each<[string, Record<string, Schema>]>([
    ['through an anonymous part', { Node: object({ 'inner?': object({ 'next?': reference('Node') }) }) }],
    ['through a map', { Node: map(reference('Node')) }],
    ['through a list', { Node: list(reference('Node')) }],
    ['through options that are lists', { Node: union('any-of', text, list(reference('Node')), map(reference('Node'))) }],
    ['through exactly one option', { Node: union('one-of', text, object({ 'next?': reference('Node') })) }],
    ['through null', { Node: union('any-of', nothing, object({ 'next?': reference('Node') })) }],
    ['through another type', { Node: object({ 'next?': reference('Other') }), Other: list(reference('Node')) }],
  ])('%s', async (_, types) => {
    const { is, validate } = await loaded(object({ 'node?': reference('Node') }), types);
    const objects: Record<string, unknown> = {};
    for (const key of ['next', 'inner']) objects[key] = objects;
    const lists: unknown[] = [];
    lists.push(lists);
    const mixed = {};
    Object.assign(mixed, { next: [mixed], inner: mixed });
    for (const value of [objects, lists, mixed]) {
      expect(is('Thing', { node: value })).toBe(false);
      expect(validate('Thing', { node: value }).issues?.length).toBeGreaterThan(0);
    }
  });

  it('is like no other where items have to differ', async () => {
    const { is } = await loaded(list(schema({ kind: 'unknown' }), { uniqueItems: true }));
    expect(is('Thing', [chain(100_000), chain(100_000), circle()])).toBe(true);
    expect(is('Thing', [chain(100), chain(100)])).toBe(false);
  });
});
