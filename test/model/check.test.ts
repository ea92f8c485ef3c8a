import { describe, expect, it } from 'vitest';
import type { ApiModel, Operation, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { correctModel } from '../../src/model/correct.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter } from './make.js';

const p = pageWriter('page.txt');

function modelOf(operation: Operation, type: Schema = p.string()): ApiModel {
  const { value } = buildModel([
    p.reading([operation], { types: [p.type('Pet', type)], servers: [{ url: 'https://a.example', evidence: { url: [] } }] }),
  ]);
  return frozen(value);
}

const rest = (path: string, parameters: Operation['parameters'] = []): Operation => p.operation('GetPet', { path, parameters });

/** Codes and facts, without the evidence of what `buildModel` leaves to others. */
const said = (model: ApiModel): readonly (readonly [string, string | undefined])[] =>
  checkModel(model)
    .diagnostics.filter(({ code }) => code !== 'fact-unevidenced')
    .map(({ code, where }) => [code, where?.fact]);

describe('a model in order', () => {
  it('says nothing', () => {
    expect(said(modelOf(rest('/pets/{id}', [p.parameter('path', 'id')])))).toEqual([]);
  });
});

describe('operations', () => {
  it.each<[string, Operation, readonly (readonly [string, string | undefined])[]]>([
    ['a variable without a parameter', rest('/pets/{id}'), [['fact-doubtful', 'GetPet path']]],
    ['a path parameter without a variable', rest('/pets', [p.parameter('path', 'id')]), [['fact-doubtful', 'GetPet path']]],
    ['one name in two places', rest('/pets', [p.parameter('header', 'id'), p.parameter('query', 'id')]), []],
  ])('%s', (_, operation, expected) => {
    expect(said(modelOf(operation))).toEqual(expected);
  });

  it('have each parameter once', () => {
    const model = modelOf(rest('/pets', [p.parameter('header', 'X-Id')]));
    const [operation] = model.operations;
    const twice = operation && { ...operation, parameters: [...operation.parameters, p.parameter('header', 'x-id')] };
    expect(said({ ...model, operations: twice ? [twice] : [] })).toEqual([['model-inconsistent', undefined]]);
  });

  it('are needed', () => {
    expect(checkModel(buildModel([p.reading([])]).value).diagnostics[0]).toMatchObject({
      code: 'model-empty',
      severity: 'error',
      where: { source: 'page.txt' },
    });
  });

  it('are not needed beside types: a page may show a schema and nothing else', () => {
    const named = { name: 'Pet', schema: { kind: 'string' as const, evidence: {} }, evidence: {} };
    expect(said({ ...buildModel([p.reading([])]).value, types: [named] })).toEqual([]);
  });
});

describe('references', () => {
  it.each<[string, (model: ApiModel) => ApiModel]>([
    ['to no type', (model) => ({ ...model, types: [] })],
    ['to no error', (model) => ({ ...model, errors: [] })],
    ['to one of two types of a name', (model) => ({ ...model, types: [...model.types, ...model.types] })],
  ])('%s are an error', (_, change) => {
    const model = modelOf(
      p.operation('GetPet', {
        parameters: [],
        errors: [p.error('Gone', 410)],
        request: p.object(undefined, [p.field('pet', p.reference('Pet'))]),
      }),
      p.object(undefined, []),
    );
    expect(said(model)).toEqual([]);
    expect(new Set(said(change(model)).map(([code]) => code))).toEqual(new Set(['model-inconsistent']));
  });
});

describe('schemas', () => {
  it.each<[string, Schema, string]>([
    ['lengths that exclude each other', p.string({ minLength: 3, maxLength: 2 }), 'minLength'],
    ['a range that holds nothing', { kind: 'integer', minimum: 2, maximum: 1, evidence: {} }, 'minimum'],
    [
      'item counts that exclude each other',
      { kind: 'array', items: p.string(), minItems: 2, maxItems: 1, evidence: {} },
      'minItems',
    ],
    ['a default outside the values', { ...p.enumOf(['a', 'b']), default: 'c' }, 'default'],
    ['a default of another type', p.string({ default: 5 }), 'default'],
    ['a default of half an integer', { kind: 'integer', default: 0.5, evidence: {} }, 'default'],
  ])('%s are doubtful', (_, schema, fact) => {
    const model = modelOf(rest('/pets'), p.object(undefined, [p.field('a', schema)]));
    expect(said(model)).toEqual([['fact-doubtful', `types.Pet.a ${fact}`]]);
  });

  it.each<[string, Schema]>([
    ['equal bounds', p.string({ minLength: 2, maxLength: 2 })],
    ['null as a default', p.string({ default: null })],
    ['a default among the values', { ...p.enumOf(['a', 'b']), default: 'b' }],
    ['a Unicode pattern', p.string({ pattern: '[\\p{L}]+' })],
  ])('%s are not', (_, schema) => {
    expect(said(modelOf(rest('/pets'), p.object(undefined, [p.field('a', schema)])))).toEqual([]);
  });

  it.each(['(', '[b-a]', '\\p{Nothing}', '\\y', 'a{2,1}'])('the pattern %s is left out, its words stay', (pattern) => {
    const model = modelOf(rest('/pets'), p.object(undefined, [p.field('a', p.string({ pattern, maxLength: 3 }))]));
    const { value, diagnostics } = checkModel(model);
    expect(diagnostics.find(({ code }) => code === 'pattern-invalid')).toMatchObject({
      severity: 'warning',
      quote: pattern,
      where: { source: 'page.txt', line: 1, fact: 'types.Pet.a pattern' },
    });
    const type = value.types[0]?.schema;
    const { evidence, ...schema } = (type?.kind === 'object' && type.properties[0]?.schema) || p.string();
    expect(schema).toEqual({ kind: 'string', maxLength: 3 });
    expect(evidence['pattern']?.[0]).toMatchObject({ quote: pattern, standing: 'unknown' });
  });
});

describe('evidence', () => {
  it('is asked of every fact', () => {
    const { evidence: _, ...bare } = p.string({ maxLength: 3 });
    const model = decideProtocol(modelOf(rest('/pets'), p.object(undefined, [p.field('a', { ...bare, evidence: {} })]))).value;
    const missing = checkModel(model).diagnostics.filter(({ code }) => code === 'fact-unevidenced');
    expect(missing.map(({ where }) => where?.fact)).toEqual(['servers[0] url', 'types.Pet.a type', 'types.Pet.a maxLength']);
  });
});

describe('what a client needs', () => {
  const aws = decideProtocol(buildModel([p.reading([p.operation('GetPet')])]).value).value;

  it('is asked for, with the correction to write', () => {
    const { diagnostics } = checkModel(aws);
    expect(diagnostics.map(({ code, severity, where }) => [code, severity, where?.fact])).toEqual([
      ['target-prefix-missing', 'warning', 'protocol targetPrefix'],
      ['endpoint-missing', 'warning', 'servers url'],
    ]);
    for (const { help } of diagnostics) expect(help).toContain('correction');
  });

  it('is given by the corrections that are asked for', () => {
    const from = { because: 'known', source: 'c.yaml', line: 1 };
    const { value } = correctModel(aws, [
      { where: 'protocol targetPrefix', set: 'Pets', ...from },
      { where: 'servers url', set: 'https://a.example', ...from },
    ]);
    expect(checkModel(value).diagnostics).toEqual([]);
  });
});
