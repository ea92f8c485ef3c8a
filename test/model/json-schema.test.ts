import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ApiModel, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { modelJsonSchema } from '../../src/model/json-schema.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { pageWriter } from './make.js';

const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(modelJsonSchema);
const fixture = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../../fixtures/apidog/update-user-attributes/model.json', import.meta.url), 'utf8'));

const p = pageWriter('page.txt');
const evidence = {};
const everyKind: readonly Schema[] = [
  p.string({
    format: 'x',
    minLength: 1,
    maxLength: 2,
    pattern: 'a',
    default: 'a',
    examples: ['b'],
    title: 't',
    description: 'd',
    deprecated: true,
  }),
  { kind: 'integer', minimum: 1, exclusiveMaximum: 3, multipleOf: 2, evidence },
  { kind: 'number', maximum: 1.5, evidence },
  { kind: 'boolean', evidence },
  p.enumOf(['a']),
  p.arrayOf(p.string()),
  p.mapOf(p.string()),
  p.object('Named', [p.field('x', p.string())]),
  p.object(undefined, [], { partial: true }),
  { kind: 'union', mode: 'any-of', members: [p.string(), { kind: 'null', evidence }], evidence },
  { kind: 'binary', evidence },
  { kind: 'unknown', evidence },
];

const full: ApiModel = decideProtocol(
  buildModel([
    p.reading(
      [
        p.operation('A', {
          request: p.object(
            undefined,
            everyKind.map((schema, index) => p.field(`f${index}`, schema)),
          ),
          errors: [p.error('Gone', 410), p.error('Odd')],
          security: [
            { kind: 'bearer', format: 'JWT', evidence },
            { kind: 'basic', name: 'b', evidence },
            { kind: 'apiKey', in: 'query', key: 'k', evidence },
            { kind: 'oauth2', evidence },
            { kind: 'unknown', label: 'l', evidence },
          ],
          samples: [{ label: 'Shell', code: 'curl', evidence }],
          examples: [{ role: 'response', status: 200, value: null, evidence }],
        }),
      ],
      { servers: [{ url: 'https://a.example', description: 'd', evidence }], modified: '2023' },
    ),
  ]).value,
).value;

describe('the JSON Schema of the model', () => {
  it('takes the fixture and a model with everything in it', () => {
    expect([validate(fixture()), validate.errors]).toEqual([true, null]);
    expect([validate(JSON.parse(JSON.stringify(full))), validate.errors]).toEqual([true, null]);
  });

  it.each<[string, (string | number)[], unknown]>([
    ['another version', ['formatVersion'], 2],
    ['a name that is no folder', ['name'], '../etc'],
    ['a member that nobody knows', ['extra'], 1],
    ['an unknown protocol', ['protocol', 'kind'], 'soap'],
    ['a way for patterns to apply that is none', ['protocol', 'patterns'], 'half'],
    ['a method in small letters', ['operations', 0, 'method'], 'post'],
    ['a path with a host', ['operations', 0, 'path'], 'https://a.example/'],
    ['a status that is none', ['errors', 0, 'status'], 42],
    ['an unknown kind of schema', ['types', 0, 'schema', 'kind'], 'tuple'],
    ['a type that is a bare reference', ['types', 0, 'schema'], { kind: 'reference', name: 'B', evidence: {} }],
    ['a length below nothing', ['types', 0, 'schema', 'properties', 0, 'schema', 'minLength'], -1],
    ['a field without a word on whether it is required', ['types', 0, 'schema', 'properties', 0, 'required'], undefined],
    ['a constraint of another kind', ['types', 0, 'schema', 'properties', 0, 'schema', 'minItems'], 1],
    ['evidence without a rule', ['types', 0, 'evidence', 'name', 0, 'rule'], undefined],
    ['an unknown standing', ['types', 0, 'evidence', 'name', 0, 'standing'], 'guessed'],
    ['a schema without evidence', ['types', 0, 'schema', 'evidence'], undefined],
    ['no operations', ['operations'], undefined],
  ])('refuses %s', (_, keys, value) => {
    const model = fixture();
    const last = keys.at(-1) ?? '';
    const holder = keys.slice(0, -1).reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), model);
    Reflect.set(Object(holder), last, value);
    expect(validate(JSON.parse(JSON.stringify(model)))).toBe(false);
  });
});
