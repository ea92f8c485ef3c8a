import { describe, expect, it } from 'vitest';
import { lintModel } from '../../src/consistency/lint.js';
import type { ApiModel, Evidence, Json, Parameter, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { correctModel } from '../../src/model/correct.js';
import { frozen, pageWriter, says } from '../model/make.js';

const p = pageWriter('page.txt');

type Facts = Record<string, unknown>;

/** A schema whose facts are documented in line 3, and its words in line 7. */
function told(kind: Schema['kind'], description: string, facts: Facts = {}): Schema {
  const cited = (fact: string, value: unknown): [string, readonly Evidence[]] => [
    fact === 'values' ? 'enum' : fact,
    [says(`${fact}: ${value}`, 3)],
  ];
  const evidence = Object.fromEntries([
    ['type', [says(kind, 3)]],
    ['description', [says(description, 7)]],
    ...Object.entries(facts).map(([fact, value]) => cited(fact, value)),
  ]);
  return { kind, description, ...facts, evidence } as unknown as Schema;
}

function modelOf(schema: Schema, required = false, parameters: readonly Parameter[] = []): ApiModel {
  const request = p.object('Boat', [p.field('it', schema, required)]);
  return frozen(buildModel([p.reading([p.operation('PutBoat', { request, parameters })])]).value);
}

const said = (model: ApiModel): readonly string[] =>
  lintModel(model).map(({ code, severity, where }) => `${severity} ${code} ${where?.fact}`);

const contradicts = (fact: string): readonly string[] => [`warning prose-contradicts types.Boat.it ${fact}`];

const colours = { type: 'string', values: ['red', 'blue', 'green'] };

describe('bounds in sentences', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['another greatest length', told('string', 'Up to 64 characters.', { maxLength: 32 }), contradicts('maxLength')],
    ['the same', told('string', 'Up to 32 characters.', { maxLength: 32 }), []],
    ['one that the field does not state', told('string', 'Up to 32 characters.'), []],
    ['another least length', told('string', 'Its name. At least 8 characters.', { minLength: 6 }), contradicts('minLength')],
    [
      'a range of lengths',
      told('string', 'Between 1 and 10 characters', { minLength: 1, maxLength: 12 }),
      contradicts('maxLength'),
    ],
    ['a greatest number', told('integer', 'Must not exceed 2048.', { maximum: 1024 }), contradicts('maximum')],
    ['a range of numbers', told('integer', 'A number between 1 and 10.', { minimum: 0, maximum: 10 }), contradicts('minimum')],
    ['“up to”, of which nobody knows what it counts', told('integer', 'Fetches up to 50.', { maximum: 1000 }), []],
    ['other kinds of items', told('array', 'At most 5 items.', { items: p.string(), maxItems: 6 }), contradicts('maxItems')],
    ['a bound of something else', told('integer', 'At most 5 items.', { maximum: 6 }), []],
    ['a bound in some cases', told('string', 'Up to 64 characters if it is a group.', { maxLength: 32 }), []],
    ['a bound of each', told('string', 'Each name has up to 64 characters.', { maxLength: 32 }), []],
    ['two words on one bound', told('string', 'Up to 64 characters. Up to 80 characters.', { maxLength: 32 }), []],
    ['a unit', told('integer', 'A maximum of 2 hours.', { maximum: 7200 }), []],
    ['a power', told('integer', 'A number between 0 and 2^32.', { minimum: 0, maximum: 4294967295 }), []],
    ['a longer text than any field has', told('string', `${'It is. '.repeat(800)}Up to 64 characters.`, { maxLength: 32 }), []],
  ])('%s', (_, schema, expected) => {
    expect(said(modelOf(schema))).toEqual(expected);
  });
});

describe('defaults in sentences', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['another number', told('integer', 'Defaults to 20.', { default: 50 }), contradicts('default')],
    ['the same number', told('integer', 'Defaults to 20.', { default: 20 }), []],
    ['the same number as text', told('string', 'Defaults to 20.', { default: '20' }), []],
    ['the same in another spelling', told('boolean', 'Defaults to False.', { default: false }), []],
    ['one that the field does not state', told('integer', 'Defaults to 20.'), []],
    ['one that is too great', told('integer', 'Defaults to 100.', { maximum: 50 }), contradicts('maximum')],
    ['one that is too small', told('integer', 'The default is 0.', { minimum: 1 }), contradicts('minimum')],
    ['one in another unit', told('integer', 'The default is 5 MiB.', { minimum: 1024 }), []],
    ['one with thousands', told('integer', 'The default is 10,000.', { minimum: 1000 }), []],
    ['one that the field cannot have', told('enum', 'Defaults to `yellow`.', colours), contradicts('enum')],
    ['one that the field can have', told('enum', 'Defaults to `red`.', colours), []],
    ['one by another name', told('enum', 'Defaults to `Colour.RED`.', colours), []],
    ['one in plain words', told('enum', 'Defaults to whatever.', colours), []],
    ['none', told('enum', 'Defaults to `null`.', colours), []],
  ])('%s', (_, schema, expected) => {
    expect(said(modelOf(schema))).toEqual(expected);
  });
});

describe('values in sentences', () => {
  const words = (list: string): string => `One of ${list}.`;
  it.each<[string, Schema, readonly string[]]>([
    ['one more', told('enum', words('`red`, `blue`, `pink`'), colours), contradicts('enum')],
    ['fewer', told('enum', words('`red`, `blue`'), colours), []],
    ['the same in capitals', told('enum', words('`RED`, `BLUE`, `GREEN`'), colours), []],
    ['other ones altogether', told('enum', words('`up`, `down`, `red`'), colours), []],
    ['without quotation marks', told('enum', words('red, blue, pink'), colours), contradicts('enum')],
    ['values that hold a stroke', told('enum', words('red/up, red/down, blue/up'), colours), []],
    [
      'of a list’s items',
      told('array', words('`red`, `blue`, `pink`'), { items: p.enumOf(['red', 'blue']) }),
      ['warning prose-contradicts types.Boat.it[] enum'],
    ],
    ['of a field that is open', told('string', words('`red`, `blue`')), []],
  ])('%s', (_, schema, expected) => {
    expect(said(modelOf(schema))).toEqual(expected);
  });
});

describe('whether a field has to be there', () => {
  it.each<[string, string, boolean, readonly string[]]>([
    ['required by the words', 'Required. The name.', false, contradicts('required')],
    ['optional by the words', 'The name (optional).', true, contradicts('required')],
    ['by both', 'Required. The name.', true, []],
    ['in some cases', 'Required if there is a crew.', false, []],
    ['of something else', 'The required format is a date.', false, []],
  ])('%s', (_, description, required, expected) => {
    expect(said(modelOf(told('string', description), required))).toEqual(expected);
  });

  it('is not contradicted where the page itself says nothing', () => {
    const field = { name: 'it', required: false, schema: told('string', 'Required.'), evidence: {} };
    const model = buildModel([p.reading([p.operation('PutBoat', { request: p.object('Boat', [field]) })])]).value;
    expect(said(model)).toEqual([]);
  });

  it('stands beside parameters too', () => {
    const parameter: Parameter = { ...p.parameter('query', 'sail', false), description: 'Mandatory. The sail.' };
    expect(said(modelOf(p.string(), false, [parameter]))).toEqual(['warning prose-contradicts PutBoat.query.sail required']);
  });
});

describe('what is said', () => {
  const schema = told('string', 'Its name. Up to 64 characters.', { maxLength: 32 });

  it('names both places, in the words of both, and the command that settles it', () => {
    expect(lintModel(modelOf(schema))).toEqual([
      {
        code: 'prose-contradicts',
        severity: 'warning',
        message:
          'The words about `types.Boat.it` say “Up to 64 characters”: maxLength 64; its own maxLength is 32 (page.txt:3, “maxLength: 32”).',
        where: { source: 'page.txt', line: 7, fact: 'types.Boat.it maxLength' },
        quote: 'Up to 64 characters',
        help: "If the words are right: `npx generator correct --set 64 --because '…' 'types.Boat.it maxLength'`. If they are wrong, correct the `description`.",
      },
    ]);
  });

  it.each<[string, Json, readonly string[]]>([
    ['types.Boat.it maxLength', 64, []],
    ['types.Boat.it description', 'Its name. Up to 32 characters.', []],
    ['types.Boat.it maxLength', 60, ['info prose-contradicts types.Boat.it maxLength']],
  ])('is judged by what a correction sets: %s %s', (where, set, expected) => {
    const correction = { where, set, because: 'We tried it.', source: 'c.yaml', line: 1 };
    expect(said(correctModel(modelOf(schema), [correction]).value)).toEqual(expected);
  });

  it('is nothing where the fact was read from the very words', () => {
    const evidence = { type: [says('string')], maxLength: [says('Up to 64', 7, 'page.txt', 'inferred')] };
    const description = 'Up to 64 signs, at most 80 characters.';
    expect(said(modelOf({ kind: 'string', description, maxLength: 64, evidence }))).toEqual([]);
    expect(said(modelOf({ kind: 'string', description, maxLength: 64, evidence: { maxLength: [says('<= 64')] } }))).toEqual(
      contradicts('maxLength'),
    );
  });

  it('looks through a reference, and what may be null', () => {
    const nullable: Schema = {
      kind: 'union',
      mode: 'one-of',
      description: 'Up to 64 characters.',
      members: [told('string', 'Its name.', { maxLength: 32 }), { kind: 'null', evidence: {} }],
      evidence: { description: [says('Up to 64 characters.', 7)] },
    };
    expect(said(modelOf(nullable))).toEqual(contradicts('maxLength'));
    const request = p.object('Boat', [p.field('it', { ...p.reference('Name'), description: 'Up to 64 characters.' })]);
    const types = [p.type('Name', told('string', 'A name.', { maxLength: 32 }))];
    const model = buildModel([p.reading([p.operation('PutBoat', { request })], { types })]).value;
    expect(said(model)).toEqual(contradicts('maxLength'));
  });
});
