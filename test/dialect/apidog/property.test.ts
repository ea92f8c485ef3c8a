import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../../../src/model/api.js';
import { readText } from './reading-lines.js';
import { type MadeField, type MadeType, renderPage } from './render.js';

const name = fc.oneof(
  fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/),
  fc.constantFrom(
    'required',
    'optional',
    'string',
    'object',
    'Examples',
    'Body',
    'Request',
    'Responses',
    '__proto__',
    'constructor',
    'deprecated',
    'X-Id',
    '$ref',
  ),
);
/** Sentences, and the layout's own words as long as a sentence follows them. */
const description = fc.oneof(
  fc.constant([]),
  fc.constantFrom(['What it is for.'], ['Two lines of it:', 'the second ends here.'], ['See the', 'Examples', 'below for more.']),
  fc
    .constantFrom('required', 'string', 'Responses', 'Allowed values:', 'Body', 'Match pattern:')
    .map((word) => [word, 'is a word that the layout uses too.']),
);
const most = fc.option(fc.integer({ min: 10, max: 999 }), { nil: undefined });
const least = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const leaf: fc.Arbitrary<Exclude<MadeType, { kind: 'map' | 'array' | 'object' }>> = fc.oneof(
  fc.record({
    kind: fc.constant('string' as const),
    format: fc.constantFrom(undefined, 'date-time', 'password'),
    min: least,
    max: most,
    pattern: fc.constantFrom(undefined, '^[a-z]+$', '[\\w-]+_[0-9]+', '.*\\{####\\}.*'),
  }),
  fc.record({ kind: fc.constantFrom('integer' as const, 'number' as const), min: least, max: most }),
  fc.constant({ kind: 'boolean' as const }),
  fc.record({
    kind: fc.constant('enum' as const),
    values: fc.uniqueArray(fc.stringMatching(/^[A-Z]{2,8}$/), { minLength: 2, maxLength: 5 }),
  }),
);
const { fields } = fc.letrec<{ fields: readonly MadeField[]; object: MadeType }>((tie) => ({
  object: fc.record({
    kind: fc.constant('object' as const),
    name: fc.option(fc.stringMatching(/^[A-Z][a-z]{2,8}Type$/), { nil: undefined }),
    fields: tie('fields'),
  }) as fc.Arbitrary<MadeType>,
  fields: fc.uniqueArray(
    fc.record({
      name,
      required: fc.boolean(),
      description,
      type: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf as fc.Arbitrary<MadeType>,
        fc.record({ kind: fc.constant('array' as const), items: leaf, max: most }) as fc.Arbitrary<MadeType>,
        fc.record({ kind: fc.constant('array' as const), items: tie('object'), max: most }) as fc.Arbitrary<MadeType>,
        tie('object'),
      ),
    }),
    { selector: (field) => field.name, minLength: 1, maxLength: 5 },
  ),
}));

/** A schema in the terms of what it was rendered from. */
function madeFrom(schema: Schema): unknown {
  switch (schema.kind) {
    case 'string':
      return {
        kind: 'string',
        ...given({ format: schema.format, min: schema.minLength, max: schema.maxLength, pattern: schema.pattern }),
      };
    case 'integer':
    case 'number':
      return { kind: schema.kind, ...given({ min: schema.minimum, max: schema.maximum }) };
    case 'enum':
      return { kind: 'enum', values: schema.values };
    case 'array':
      return { kind: 'array', items: madeFrom(schema.items), ...given({ max: schema.maxItems }) };
    case 'object':
      return {
        kind: 'object',
        ...given({ name: schema.name }),
        fields: schema.properties.map((one) => ({
          name: one.name,
          required: one.required,
          description: (one.schema.description ?? '').split('\n').filter((line) => line !== ''),
          type: madeFrom(one.schema),
        })),
      };
    default:
      return { kind: schema.kind };
  }
}

const given = (facts: { readonly [key: string]: unknown }): object =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const bodyOf = (page: string): unknown => {
  const [operation] = readText(page).operations;
  const schema = operation?.requestBody?.contents[0]?.schema;
  return schema && madeFrom(schema);
};

test.each([true, false])('whatever is rendered is read back the same (with an example: %s)', (withExample) => {
  fc.assert(
    fc.property(fields, (made) => {
      expect(plain(bodyOf(renderPage(made, withExample)))).toEqual(plain({ kind: 'object', fields: made }));
    }),
    { numRuns: 100 },
  );
});
