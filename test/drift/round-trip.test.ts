import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiModel, Json, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { pageWriter } from '../model/make.js';
import { corrected, recorded, verified } from './traffic.js';

const p = pageWriter('page.txt');

const names = ['id', 'state', 'tags', 'owner', 'token', '__proto__', 'constructor', 'a.b "c"', '', 'line\u2028end'];
const name = fc.constantFrom(...names);

const scalar = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, 1, 2.5, -3, 1e21, '', 'a', 'bb', 'open', 'shut', '2', 'true', '\u{1f600}x'),
  fc.integer(),
);

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));

const numeric = (kind: 'integer' | 'number', minimum: number): Schema => ({ kind, minimum, evidence: {} });

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Schema>(p.string()),
    fc.constant<Schema>(p.string({ minLength: 2, maxLength: 3, pattern: '^[a-z]+$' })),
    fc.constant<Schema>(p.enumOf(['open', 'a'])),
    fc.integer({ min: 0, max: 2 }).map((minimum) => numeric('integer', minimum)),
    fc.constant<Schema>(numeric('number', 1)),
    fc.constant<Schema>({ kind: 'boolean', evidence: {} }),
    fc.constant<Schema>({ kind: 'unknown', evidence: {} }),
    fc.constant<Schema>({ kind: 'object', properties: [], evidence: {} }),
    tie('schema').map((items): Schema => ({ kind: 'array', items, maxItems: 2, uniqueItems: true, evidence: {} })),
    tie('schema').map((values): Schema => ({ kind: 'map', values, evidence: {} })),
    tie('schema').map(
      (member): Schema => ({
        kind: 'union',
        mode: 'one-of',
        members: [member, { kind: 'null', evidence: {} }],
        evidence: {},
      }),
    ),
    fc
      .tuple(objects(tie('schema')), tie('schema'))
      .map((members): Schema => ({ kind: 'union', mode: 'one-of', members, evidence: {} })),
    objects(tie('schema')),
  ),
}));

function objects(inner: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc
    .uniqueArray(fc.tuple(name, inner, fc.boolean()), { selector: ([each]) => each, minLength: 1, maxLength: 4 })
    .map((fields) =>
      p.object(
        undefined,
        fields.map(([each, of, required]) => p.field(each, of, required)),
      ),
    );
}

function apiOf(request: Schema, answer: Schema): ApiModel {
  const { value: model } = buildModel([
    p.reading([p.operation('AddThing', { method: 'POST', path: '/things', parameters: [], request, answer })]),
  ]);
  return decideProtocol(model).value;
}

describe('whatever a page says and traffic shows', () => {
  it('what the proposals make of the page is what traffic shows', () => {
    fc.assert(
      fc.property(
        objects(schema),
        objects(schema),
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }),
        (request, answer, bodies) => {
          const model = apiOf(request, answer);
          const recording = recorded(
            ...bodies.map(([sent, got]) => ({
              method: 'POST',
              url: 'https://things.example/things',
              request: sent,
              answer: got,
            })),
          );
          const { yaml } = verified(model, [recording]);
          const { model: mended, codes } = corrected(model, yaml);
          expect(codes.filter((code) => code !== 'correction-adds' && code !== 'correction-shared')).toEqual([]);
          expect(verified(mended, [recording]).kinds).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the same traffic makes the same words', () => {
    fc.assert(
      fc.property(objects(schema), fc.array(value, { minLength: 1, maxLength: 4 }), (answer, bodies) => {
        const model = apiOf(p.object(undefined, []), answer);
        const calls = bodies.map((got) => ({ method: 'POST', url: 'https://things.example/things', request: {}, answer: got }));
        expect(verified(model, [recorded(...calls)]).yaml).toBe(verified(model, [recorded(...calls)]).yaml);
      }),
      { numRuns: 50 },
    );
  });
});
