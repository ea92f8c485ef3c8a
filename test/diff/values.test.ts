import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { compareModels } from '../../src/diff/compare.js';
import type { ApiModel, Json, Schema } from '../../src/model/api.js';
import { schemaToJsonSchema } from '../../src/model/schema-to-json-schema.js';
import { edited, schemas, valuesNear } from './arbitrary-schemas.js';
import { api, object, operation, ref, type } from './models.js';

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
