import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { compareModels } from '../../src/diff/compare.js';
import type { ApiModel, Json, Schema } from '../../src/model/api.js';
import { schemaToJsonSchema } from '../../src/model/schema-to-json-schema.js';
import { edited, schemas, valuesNear } from './arbitrary-schemas.js';
import { api, either, flag, nothing, object, operation, ref, text, type, whole, words } from './models.js';

const ajv = new Ajv2020({ strict: false });

type JsonSchema = ReturnType<typeof schemaToJsonSchema>;

/**
 * Whether a value is one of a schema. Objects may have members that nobody tells of, unless they are `told`: such members are what a
 * page says nothing about, and no change of it either.
 */
function validator(schema: Schema, members: 'any' | 'told' = 'any'): (value: Json) => boolean {
  const json = schemaToJsonSchema(schema, { patterns: 'search', refTo: (name) => name });
  const validate = ajv.compile(members === 'told' ? closed(json) : json);
  return (value) => validate(value) === true;
}

const closed = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (_, part: unknown) =>
    typeof part === 'object' && part !== null && Object.hasOwn(part, 'properties')
      ? { ...part, additionalProperties: false }
      : part,
  ) as JsonSchema;

/** What is sent and what comes back hold values of a schema, each in a type of its own. */
function modelOf(schema: Schema): ApiModel {
  const holder = object({ 'v!': schema });
  const operations = [operation('put', { takes: ref('In'), gives: ref('Out') })];
  return api({ operations, types: [type('In', holder), type('Out', holder)] });
}

const breaks = (changes: readonly Change[], side: 'In' | 'Out'): boolean =>
  changes.some(
    ({ where, impact }) =>
      where.startsWith(`types.${side}`) &&
      (impact.compile || (side === 'In' ? impact.callers : impact.readers).startsWith('breaks')),
  );

const pairs = schemas
  .chain((before) => fc.tuple(fc.constant(before), edited(before)))
  .chain(([before, after]) =>
    fc.record({
      before: fc.constant(before),
      after: fc.constant(after),
      sent: fc.array(valuesNear(before), { minLength: 20, maxLength: 20 }),
      received: fc.array(valuesNear(after), { minLength: 20, maxLength: 20 }),
    }),
  );

it('nothing that was sent is refused, and nothing that never came arrives, without a word that it breaks', () => {
  let [refusing, arriving] = [0, 0];
  fc.assert(
    fc.property(pairs, ({ before, after, sent, received }) => {
      const [was, is] = [validator(before), validator(after)];
      const { changes } = compareModels(modelOf(before), modelOf(after), 'page');
      const [wasTold, isTold] = [validator(before, 'told'), validator(after, 'told')];
      const refused = sent.filter((value) => wasTold(value) && !is(value));
      const unheard = received.filter((value) => isTold(value) && !was(value));
      if (refused.length > 0) expect([refused, breaks(changes, 'In')]).toEqual([refused, true]);
      if (unheard.length > 0) expect([unheard, breaks(changes, 'Out')]).toEqual([unheard, true]);
      refusing += refused.length;
      arriving += unheard.length;
    }),
    { numRuns: Number(process.env['DIFF_SCHEMAS'] ?? 400) },
  );
  expect(Math.min(refusing, arriving)).toBeGreaterThan(100);
});

const named = object({ 'name!': text });
const upTo = (maximum: number): Schema => ({ kind: 'integer', maximum, evidence: {} });
const from = (minimum: number): Schema => ({ kind: 'integer', minimum, evidence: {} });
const any = (schema: Schema): Schema => (schema.kind === 'union' ? { ...schema, mode: 'any-of' } : schema);

describe('of a choice of which one has to hold, what becomes two things at once is refused', () => {
  it.each<readonly [what: string, before: Schema, after: Schema, value: Json]>([
    [
      'an object that demands nothing is one more',
      either(named, whole),
      either(named, whole, object({ size: whole })),
      { name: 'x' },
    ],
    ['a list of values beside any text', either(text, whole), either(text, whole, words('a')), 'a'],
    ['text becomes text or one of a list', text, either(text, words('a')), 'a'],
    ['an object becomes that or one that demands nothing', named, either(named, object({ size: whole })), { name: 'x' }],
    ['numbers that meet', either(upTo(5), text), either(upTo(5), text, from(5)), 5],
    ['true and false beside true', flag, either(flag, { kind: 'enum', type: 'boolean', values: [true], evidence: {} }), true],
    ['from any of them to one of more', any(either(text, whole)), either(text, whole, words('a')), 'a'],
  ])('%s', (_, before, after, value) => {
    const { changes } = compareModels(modelOf(before), modelOf(after), 'page');
    expect([validator(before, 'told')(value), validator(after)(value), breaks(changes, 'In')]).toEqual([true, false, true]);
  });

  it.each<readonly [what: string, before: Schema, after: Schema, value: Json]>([
    [
      'an object that demands what the other has not',
      either(named, whole),
      either(named, whole, object({ 'size!': whole })),
      { name: 'x' },
    ],
    [
      'objects that a list of values tells apart',
      either(object({ 'kind!': words('a') }), whole),
      either(object({ 'kind!': words('a') }), whole, object({ 'kind!': words('b') })),
      { kind: 'a' },
    ],
    ['text becomes text or a number', text, either(text, whole), 'a'],
    ['numbers that do not meet', either(upTo(5), text), either(upTo(5), text, from(6)), 5],
    ['two that met before, and nothing', either(text, words('a')), either(text, words('a'), nothing), 'b'],
    ['any of them, if two', any(either(text, whole)), any(either(text, whole, words('a'))), 'a'],
  ])('not so: %s', (_, before, after, value) => {
    const { changes } = compareModels(modelOf(before), modelOf(after), 'page');
    expect([validator(before, 'told')(value), validator(after)(value), breaks(changes, 'In')]).toEqual([true, true, false]);
  });
});
