import { describe, expect, it } from 'vitest';
import { codesOf, linesOf } from '../reading-lines.js';
import { documentWith, readingOf } from './scrape.js';

/** What a schema is read as, and what is said of it. */
async function read(
  schema: unknown,
  schemas: object = {},
): Promise<{ readonly lines: readonly string[]; readonly said: readonly string[] }> {
  const reading = await readingOf(documentWith(schema, { components: { schemas } }), 'doc.json');
  const lines = linesOf(reading).flatMap((line) => /^ {2}response(?=[.:[{<])(.*)/.exec(line)?.[1] ?? []);
  return { lines: lines.map((line) => line.replace(/^: /, '')), said: codesOf(reading) };
}

const pet = { Pet: { type: 'object', properties: { name: { type: 'string' } } } };

describe('a schema', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'text with its limits',
      { type: 'string', minLength: 1, maxLength: 9, pattern: '^a', format: 'slug' },
      ['string format="slug" minLength=1 maxLength=9 pattern="^a"'],
    ],
    [
      'a flag that excludes a bound',
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      ['number minimum=0 exclusiveMinimum=0'],
    ],
    ['a bound that is excluded', { type: 'number', exclusiveMaximum: 7 }, ['number exclusiveMaximum=7']],
    ['binary content', { type: 'string', format: 'binary' }, ['binary format="binary"']],
    ['binary content by its media type', { type: 'string', contentMediaType: 'image/png' }, ['binary']],
    ['base64 by its encoding', { type: 'string', contentEncoding: 'base64' }, ['string format="byte"']],
    ['anything', {}, ['unknown']],
    ['a list of anything', { type: 'array', items: {} }, ['array of unknown']],
    ['a list without a word on its items', { type: 'array' }, ['array of ?unknown']],
    ['nullable text', { type: 'string', nullable: true }, ['one-of (string | null)']],
    ['text or null', { type: ['string', 'null'], maxLength: 3 }, ['one-of (string maxLength=3 | null)']],
    ['null', { type: 'null' }, ['null']],
    [
      'several types',
      { type: ['string', 'integer'], maxLength: 3, minimum: 1 },
      ['one-of (string maxLength=3 | integer minimum=1)'],
    ],
    ['values with null among them', { enum: ['a', null] }, ['one-of (string a | null)']],
    ['numbers written as text', { type: 'integer', enum: ['1', '2'] }, ['integer 1|2']],
    ['text written as numbers', { type: 'string', enum: [1, true] }, ['string 1|true']],
    ['values twice', { enum: ['a', 'b', 'a'] }, ['string a|b']],
    ['whole and broken numbers', { enum: [1, 2.5] }, ['number 1|2.5']],
    ['values of two types', { enum: ['a', 1] }, ['one-of (string a | integer 1)']],
    ['a constant', { const: 'a' }, ['string a']],
    ['a map', { type: 'object', additionalProperties: { type: 'integer' } }, ['map of integer']],
    ['a map of anything', { type: 'object', additionalProperties: true }, ['map of ?unknown']],
    ['a map by its patterns', { type: 'object', patternProperties: { '^x': { type: 'integer' } } }, ['map of integer']],
    ['an object without a type', { properties: { a: { type: 'boolean' } }, required: ['a'] }, ['object', '.a*: boolean']],
    ['text without a type', { minLength: 2 }, ['~string minLength=2']],
    ['a list without a type', { items: { type: 'string' } }, ['~array of string']],
    ['alternatives', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, ['one-of (string | integer)']],
    ['a reference or null', { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] }, ['any-of (-> Pet | null)']],
    ['a nullable reference', { nullable: true, allOf: [{ $ref: '#/components/schemas/Pet' }] }, ['one-of (-> Pet | null)']],
    ['a reference with words', { $ref: '#/components/schemas/Pet', description: 'Mine.' }, ['-> Pet “Mine.”']],
    [
      'a reference in a list of one',
      { allOf: [{ $ref: '#/components/schemas/Pet' }], description: 'Mine.', default: {} },
      ['-> Pet default={} “Mine.”'],
    ],
    [
      'a reference and words as parts',
      { allOf: [{ $ref: '#/components/schemas/Pet' }, { description: 'Mine.' }] },
      ['-> Pet “Mine.”'],
    ],
    ['a reference with a type beside it', { type: 'object', $ref: '#/components/schemas/Pet' }, ['-> Pet']],
    [
      'parts',
      {
        allOf: [
          { $ref: '#/components/schemas/Pet' },
          { type: 'object', required: ['name', 'age'], properties: { age: { type: 'integer' } } },
        ],
      },
      ['object', '.name*: string', '.age*: integer'],
    ],
    [
      'parts beside fields',
      { allOf: [{ $ref: '#/components/schemas/Pet' }], properties: { age: { type: 'integer' } } },
      ['object', '.name: string', '.age: integer'],
    ],
    [
      'a field told by two parts',
      { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { name: { type: 'string', maxLength: 3 } } }] },
      ['object', '.name: string maxLength=3'],
    ],
    [
      'alternatives of a part',
      { properties: { a: { type: 'string' } }, oneOf: [{ properties: { b: { type: 'string' } } }, { required: ['a'] }] },
      ['one-of (object | object)', '<0>.a: string', '<0>.b: string', '<1>.a*: string'],
    ],
    [
      'alternatives that share a type',
      { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
      ['any-of (string format="ipv4" | string format="ipv6")'],
    ],
    ['an example and examples', { type: 'string', example: 'a', examples: ['b', 'a'] }, ['string examples=["b","a"]']],
    ['an example that is a list', { type: 'array', items: {}, example: [1, 2] }, ['array of unknown examples=[[1,2]]']],
  ])('%s', async (_, schema, expected) => {
    const { lines, said } = await read(schema, pet);
    expect(lines).toEqual(expected);
    expect(said.filter((code) => code !== 'part-unplaced')).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['not', { type: 'string', not: { enum: ['a'] } }, 'part-unplaced', 'what a value must not be (`not`)'],
    ['if', { type: 'object', if: {}, else: {} }, 'part-unplaced', 'conditions (`if`, `then`, `else`)'],
    ['patternProperties', { type: 'object', patternProperties: { a: {}, b: {} } }, 'part-unplaced', '`patternProperties`'],
    [
      'closed objects',
      { type: 'object', properties: { a: {} }, additionalProperties: false },
      'part-unplaced',
      '`additionalProperties: false`',
    ],
    [
      'more fields',
      { properties: { a: {} }, additionalProperties: { type: 'string' } },
      'part-unplaced',
      'schemas of fields beside',
    ],
    [
      'a choice of required fields',
      { properties: { a: {} }, anyOf: [{ required: ['a'] }] },
      'part-unplaced',
      'a choice of which fields are required',
    ],
    [
      'a field that is nowhere',
      { properties: { a: {} }, required: ['b'] },
      'part-unplaced',
      'fields that are required and nowhere described',
    ],
    [
      'a limit of another type',
      { type: 'array', items: {}, maxLength: 2 },
      'part-unplaced',
      'limits that values of their type do not have',
    ],
    ['a schema of nothing', false, 'part-unplaced', 'a schema that allows nothing'],
    ['a type that is none', { type: 'datetime' }, 'type-unknown', '“datetime” is no type'],
    ['null beside values', { type: 'string', nullable: true, enum: ['a'] }, 'fact-doubtful', 'leaves null out'],
    ['values that are objects', { enum: [{ a: 1 }] }, 'part-unplaced', 'lists of values that are objects'],
    ['a reference to nothing', { $ref: '#/components/schemas/Nobody' }, 'reference-lost', '#/components/schemas/Nobody'],
    ['an extension', { type: 'string', 'x-speed': 1 }, 'part-unplaced', '`x-…`'],
  ])('says what it leaves out: %s', async (_, schema, code, words) => {
    const reading = await readingOf(documentWith(schema), 'doc.json');
    expect(reading.diagnostics.filter(({ message }) => message.includes(words)).map((one) => one.code)).toEqual([code]);
  });

  it('says once what it leaves out in many places', async () => {
    const closed = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
    const reading = await readingOf(
      documentWith({ type: 'array', items: closed }, { components: { schemas: { A: closed, B: closed } } }),
      'doc.json',
    );
    expect(reading.diagnostics.map(({ message }) => message)).toEqual([
      'The model has no place for closed objects (`additionalProperties: false`); it is left out (3 places, the first of them here).',
    ]);
  });
});

describe('a reference', () => {
  it('keeps the name that its schema stands under, however it is encoded', async () => {
    const schemas = {
      'A B': {
        type: 'object',
        properties: { next: { $ref: '#/components/schemas/A%20B' }, same: { $ref: '#/components/schemas/A B' } },
      },
    };
    const reading = await readingOf(
      documentWith({ $ref: '#/components/schemas/A%20B' }, { components: { schemas } }),
      'doc.json',
    );
    expect(reading.types.map(({ name }) => name)).toEqual(['A B']);
    const [type] = reading.types;
    const names =
      type?.schema.kind === 'object'
        ? type.schema.properties.map(({ schema }) => (schema.kind === 'reference' ? schema.name : schema.kind))
        : [];
    expect(names).toEqual(['A B', 'A B']);
  });

  it('to a key that is itself encoded finds that key', async () => {
    const schemas = { 'A%20B': { type: 'integer' }, 'a/b': { type: 'boolean' } };
    const reading = await readingOf(
      documentWith(
        { anyOf: [{ $ref: '#/components/schemas/A%20B' }, { $ref: '#/components/schemas/a~1b' }] },
        { components: { schemas } },
      ),
      'doc.json',
    );
    expect(linesOf(reading).at(-1)).toBe('  response: any-of (-> A%20B | -> a/b)');
    expect(codesOf(reading)).toEqual([]);
  });

  it('into the middle of a schema gets a name made of the way', async () => {
    const schemas = {
      Ship: { type: 'object', properties: { hull: { type: 'object', properties: { length: { type: 'number' } } } } },
    };
    const reading = await readingOf(
      documentWith({ $ref: '#/components/schemas/Ship/properties/hull' }, { components: { schemas } }),
      'doc.json',
    );
    expect(reading.types.map(({ name }) => name)).toEqual(['Ship', 'ShipHull']);
  });

  it('that is all of a type has the schema that it names', async () => {
    const schemas = {
      Cat: { $ref: '#/components/schemas/Animal' },
      Animal: { type: 'object', properties: { name: { type: 'string' } } },
    };
    const reading = await readingOf(documentWith({ $ref: '#/components/schemas/Cat' }, { components: { schemas } }), 'doc.json');
    expect(
      reading.types.map(
        ({ name, schema }) => `${name} ${schema.kind} ${schema.kind === 'object' ? schema.properties.length : ''}`,
      ),
    ).toEqual(['Cat object 1', 'Animal object 1']);
  });
});
