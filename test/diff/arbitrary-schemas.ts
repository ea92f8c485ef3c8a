import fc from 'fast-check';
import type { Json, Schema } from '../../src/model/api.js';
import { flag, list, nothing, object, words } from './models.js';

/** One of several, or several of them at once: that exactly one is meant is seldom said, and nothing that two types tell. */
const anyOf = (...members: readonly Schema[]): Schema => ({ kind: 'union', mode: 'any-of', members, evidence: {} });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A schema with the constraints that were drawn for it. */
const bounded = <T extends Schema>(schema: T, bounds: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<Schema> =>
  fc
    .record(Object.fromEntries(Object.entries(bounds).map(([name, arbitrary]) => [name, optional(arbitrary)])))
    .map((drawn) => ({ ...schema, ...Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) }));

const texts = bounded(
  { kind: 'string', evidence: {} },
  { minLength: fc.nat(3), maxLength: fc.integer({ min: 1, max: 5 }), pattern: fc.constantFrom('^a', 'b+', '^[ab]*$') },
);

const numbers = fc.constantFrom('integer' as const, 'number' as const).chain((kind) =>
  bounded(
    { kind, evidence: {} },
    {
      minimum: fc.nat(3),
      maximum: fc.integer({ min: 2, max: 6 }),
      exclusiveMinimum: fc.nat(2),
      multipleOf: fc.constantFrom(2, 3),
    },
  ),
);

const enums: fc.Arbitrary<Schema> = fc.oneof(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'x'), { minLength: 1, maxLength: 3 }).map((values) => words(...values)),
  fc
    .uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 3 })
    .map((values): Schema => ({ kind: 'enum', type: 'integer', values, evidence: {} })),
);

const anything: Schema = { kind: 'unknown', evidence: {} };
const anyObject = object({});

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    texts,
    numbers,
    enums,
    fc.constantFrom(flag, anything),
    tie('schema').chain((items) =>
      bounded(list(items), { minItems: fc.nat(2), maxItems: fc.integer({ min: 1, max: 3 }), uniqueItems: fc.constant(true) }),
    ),
    tie('schema').chain((values) =>
      bounded({ kind: 'map', values, evidence: {} }, { minProperties: fc.nat(1), maxProperties: fc.integer({ min: 1, max: 2 }) }),
    ),
    fc.dictionary(fc.constantFrom('a', 'b!', 'c'), tie('schema'), { maxKeys: 3 }).map(object),
    fc
      .tuple(fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), fc.boolean())
      .map(([members, isNullable]): Schema => anyOf(...members, ...(isNullable ? [nothing] : []))),
  ),
}));

export const schemas = schema;

/** The same with one thing in it otherwise, or another one altogether. */
export function edited(before: Schema): fc.Arbitrary<Schema> {
  return fc.oneof(schema, fc.constant(anyOf(before, nothing)), ...editsOf(before));
}

function editsOf(before: Schema): readonly fc.Arbitrary<Schema>[] {
  switch (before.kind) {
    case 'string':
      return [texts, enums];
    case 'integer':
    case 'number':
      return [numbers, fc.constant({ ...before, kind: before.kind === 'integer' ? 'number' : 'integer' })];
    case 'enum':
      return [enums, fc.constant({ kind: before.type === 'string' ? 'string' : 'integer', evidence: {} })];
    case 'array':
      return [edited(before.items).map((items) => ({ ...before, items })), fc.constant({ ...before, maxItems: 2 })];
    case 'map':
      return [edited(before.values).map((values) => ({ ...before, values })), fc.constant(anyObject)];
    case 'object':
      return [
        fc.constant({ kind: 'map', values: anything, evidence: {} }),
        ...before.properties.flatMap((property, index) => [
          edited(property.schema).map((inner) => ({
            ...before,
            properties: before.properties.with(index, { ...property, schema: inner }),
          })),
          fc.constant({ ...before, properties: before.properties.with(index, { ...property, required: !property.required }) }),
          fc.constant({ ...before, properties: before.properties.toSpliced(index, 1) }),
        ]),
      ];
    case 'union':
      return [
        schema.map((member) => ({ ...before, members: [...before.members, member] })),
        ...before.members.flatMap((member, index) => [
          fc.constant(member),
          edited(member).map((other) => ({ ...before, members: before.members.with(index, other) })),
        ]),
      ];
    default:
      return [];
  }
}

/** Values that a schema may mean, and some just beside it; of an object, no members but those that it tells of. */
export function valuesNear(meant: Schema): fc.Arbitrary<Json> {
  switch (meant.kind) {
    case 'string':
      return fc.constantFrom('', 'a', 'b', 'ab', 'aab', 'abbb', 'xxxxx', 'abbbbbb');
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -1, max: 8 }), fc.constantFrom(0.5, 2.5));
    case 'enum':
      return fc.constantFrom<Json>(...meant.values, 'a', 'b', 'ab', 'x', 1, 2, 3);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesNear(meant.items), { maxLength: 4 });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'b', 'k'), valuesNear(meant.values), { maxKeys: 3, noNullPrototype: true });
    case 'object':
      return fc.record(Object.fromEntries(meant.properties.map(({ name, schema: inner }) => [name, valuesNear(inner)])), {
        requiredKeys: meant.properties.filter(({ required }) => required).map(({ name }) => name),
        noNullPrototype: true,
      });
    case 'union':
      return fc.oneof(...meant.members.map(valuesNear));
    default:
      return fc.constantFrom<Json>('a', 1, true, null, [], {}, 'zz', [1]);
  }
}
