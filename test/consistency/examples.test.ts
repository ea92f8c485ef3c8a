import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintModel } from '../../src/consistency/lint.js';
import { Synthesiser } from '../../src/emit/mock-server/runtime/synthesise.js';
import { schemaDataOf } from '../../src/emit/mock-server/schema-data.js';
import type { ApiModel, Example, Json, Parameter, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { correctModel } from '../../src/model/correct.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter, says } from '../model/make.js';

const p = pageWriter('page.txt');

type Facts = Record<string, unknown>;

/** A schema of any kind whose facts all have words. */
function told(kind: Schema['kind'], facts: Facts = {}): Schema {
  const evidence = Object.fromEntries([
    ['type', [says(kind)]],
    ...Object.entries(facts).map(([fact, value]) => [fact === 'values' ? 'enum' : fact, [says(`${fact}: ${value}`)]]),
  ]);
  return { kind, ...facts, evidence } as unknown as Schema;
}

const example = (value: Json, more: Partial<Example> = {}): Example => ({
  role: 'request',
  value,
  evidence: { value: [says('{', 9)] },
  ...more,
});

interface Shown {
  readonly request?: Schema;
  readonly answer?: Schema;
  readonly examples?: readonly Example[];
  readonly types?: Readonly<Record<string, Schema>>;
  readonly parameters?: readonly Parameter[];
  readonly patterns?: 'whole' | 'search';
}

function modelOf({ request, answer, examples = [], types = {}, parameters = [], patterns = 'search' }: Shown): ApiModel {
  const { value } = buildModel([
    p.reading(
      [
        p.operation('PutBoat', {
          examples,
          parameters,
          ...(request === undefined ? {} : { request }),
          ...(answer === undefined ? {} : { answer }),
        }),
      ],
      { types: Object.entries(types).map(([name, schema]) => p.type(name, schema)) },
    ),
  ]);
  const { value: model } = decideProtocol(value);
  return frozen({ ...model, protocol: { ...model.protocol, patterns } });
}

const said = (model: ApiModel): readonly string[] =>
  lintModel(model).map(({ code, severity, where }) => `${severity} ${code} ${where?.fact ?? ''}`.trim());

/** What is said of a request with one field `it`. */
const ofField = (schema: Schema, value: Json, more: Shown = {}): readonly string[] =>
  said(modelOf({ request: p.object('Boat', [p.field('it', schema)]), examples: [example({ it: value })], ...more })).map((line) =>
    line.replace('example-contradicts types.Boat.it ', ''),
  );

describe('a value against its type', () => {
  it.each<[string, Schema, Json, readonly string[]]>([
    ['a text', told('string'), 'a', []],
    ['a number for a text', told('string'), 4, ['warning type']],
    ['null for a text, which may be nothing but left out', told('string'), null, ['info type']],
    ['too short', told('string', { minLength: 3 }), 'ab', ['warning minLength']],
    ['long enough', told('string', { minLength: 3 }), 'abc', []],
    ['too long', told('string', { maxLength: 3 }), 'abcd', ['warning maxLength']],
    ['short enough in code points', told('string', { maxLength: 3 }), '🚤🚤🚤', []],
    ['no date', told('string', { format: 'date' }), '4 May', ['warning format']],
    ['a date', told('string', { format: 'date' }), '2031-05-04', []],
    ['no time', told('string', { format: 'date-time' }), 'tomorrow', ['warning format']],
    ['a time without a zone', told('string', { format: 'date-time' }), '2031-05-04 10:00:00', []],
    ['no UUID', told('string', { format: 'uuid' }), 'boat-1', ['warning format']],
    ['a format that is nobody’s', told('string', { format: 'hull' }), 'boat-1', []],
    ['no match', told('string', { pattern: '^[a-z]+$' }), 'A1', ['warning pattern']],
    ['a match', told('string', { pattern: '^[a-z]+$' }), 'a', []],
    ['a match somewhere', told('string', { pattern: '[a-z]+' }), 'A1a', []],
    ['a pattern that could run away', told('string', { pattern: '^(a+)+$' }), `${'a'.repeat(60)}!`, []],
    ['no whole number', told('integer'), 1.5, ['warning type']],
    ['a text for a number', told('integer'), 'many', ['warning type']],
    ['too small', told('integer', { minimum: 1 }), 0, ['warning minimum']],
    ['too great', told('number', { maximum: 1 }), 1.01, ['warning maximum']],
    ['at the bound', told('number', { minimum: 1, maximum: 1 }), 1, []],
    ['at a bound that is none of the values', told('number', { exclusiveMinimum: 1 }), 1, ['warning exclusiveMinimum']],
    ['at the other one', told('number', { exclusiveMaximum: 1 }), 1, ['warning exclusiveMaximum']],
    ['beyond 32 bits', told('integer', { format: 'int32' }), 2 ** 31, ['warning format']],
    ['the last of 32 bits', told('integer', { format: 'int32' }), 2 ** 31 - 1, []],
    ['no multiple', told('number', { multipleOf: 0.1 }), 0.25, ['warning multipleOf']],
    ['a multiple that has no exact form', told('number', { multipleOf: 0.1 }), 0.3, []],
    ['no boolean', told('boolean'), 'yes', ['warning type']],
    ['no value of the enum', told('enum', { type: 'string', values: ['red', 'blue'] }), 'green', ['warning enum']],
    ['a value of the enum', told('enum', { type: 'string', values: ['red', 'blue'] }), 'red', []],
    ['all values of the enum', told('enum', { type: 'string', values: ['red', 'blue'] }), 'red | blue', []],
    ['too few items', told('array', { items: told('string'), minItems: 2 }), ['a'], ['warning minItems']],
    ['too many items', told('array', { items: told('string'), maxItems: 1 }), ['a', 'b'], ['warning maxItems']],
    ['an item twice', told('array', { items: told('string'), uniqueItems: true }), ['a', 'a'], ['warning uniqueItems']],
    [
      'items of another kind',
      told('array', { items: told('string') }),
      ['a', 1],
      ['warning example-contradicts types.Boat.it[] type'],
    ],
    ['too few entries', told('map', { values: told('string'), minProperties: 1 }), {}, ['warning minProperties']],
    [
      'too many entries',
      told('map', { values: told('string'), maxProperties: 1 }),
      { a: 'b', c: 'd' },
      ['warning maxProperties'],
    ],
    [
      'an entry of another kind',
      told('map', { values: told('string') }),
      { a: 1 },
      ['warning example-contradicts types.Boat.it{} type'],
    ],
    [
      'a list for an object',
      p.object(undefined, [p.field('a', p.string())]),
      [],
      ['warning example-contradicts types.BoatIt type'],
    ],
    ['anything, where the type is open', told('unknown'), { a: [1] }, []],
    ['anything for bytes', told('binary'), '…', []],
    ['null, where it is allowed', told('union', { mode: 'one-of', members: [told('string'), told('null')] }), null, []],
    [
      'what is wrong with the one thing that may also be null',
      told('union', { mode: 'one-of', members: [told('string', { maxLength: 1 }), told('null')] }),
      'ab',
      ['warning maxLength'],
    ],
    ['none of the kinds', told('union', { mode: 'one-of', members: [told('string'), told('integer')] }), true, ['info type']],
    [
      'one of several that could be meant',
      told('union', { mode: 'one-of', members: [told('string', { maxLength: 1 }), told('string', { pattern: '^x' })] }),
      'ab',
      [],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(ofField(schema, value)).toEqual(expected);
  });

  it('matches the whole value where the protocol does', () => {
    const schema = told('string', { pattern: '[a-z]+' });
    expect(ofField(schema, 'A1a', { patterns: 'whole' })).toEqual(['warning pattern']);
  });

  it('takes what was concluded from prose for less sure', () => {
    const schema = { ...p.string({ maxLength: 2 }), evidence: { maxLength: [says('up to 2', 3, 'page.txt', 'inferred')] } };
    expect(ofField(schema, 'abc')).toEqual(['info maxLength']);
  });

  it('finds dates of AWS JSON in either form', () => {
    const date = told('string', { format: 'date-time' });
    const model = modelOf({
      request: p.object('Boat', [p.field('it', date)]),
      examples: [example({ it: 1.5e9 })],
      parameters: [p.parameter('header', 'X-Amz-Target')],
    });
    expect([model.protocol.kind, said(model)]).toEqual(['aws-json', []]);
    expect(ofField(date, 1.5e9)).toEqual(['warning type']);
  });
});

describe('what stands for a value', () => {
  it.each(['string', 'yyyy-mm-dd', '…', 'abc...', '<name>', '{name}', 'YOUR_KEY', 'your-key', '******', ''])(
    'is none: %s',
    (text) => {
      expect(ofField(told('integer', { minimum: 5 }), text)).toEqual([]);
      expect(ofField(told('enum', { type: 'string', values: ['red', 'blue'] }), text)).toEqual([]);
    },
  );

  it('tells that a program made the example, which then has no values of its own', () => {
    const request = p.object('Boat', [
      p.field('name', p.string()),
      p.field('crew', told('integer', { minimum: 1 })),
      p.field('flag', told('boolean'), true),
      p.field('sail', told('boolean')),
    ]);
    const examples = [example({ name: 'string', crew: 0, sail: 'yes' })];
    expect(said(modelOf({ request, examples }))).toEqual(['warning example-contradicts types.Boat.sail type']);
  });
});

describe('fields of an object', () => {
  const request = p.object('Boat', [
    p.field('name', p.string(), true),
    p.field('crew', p.string()),
    p.field('mast', p.string(), true),
  ]);

  it('that no example has are told once', () => {
    const model = modelOf({ request, examples: [example({ crew: 'a' }), example({ crew: 'b' })] });
    expect(said(model)).toEqual(['info example-incomplete types.Boat.name required']);
    expect(lintModel(model)[0]?.message).toContain('`name`, `mast`');
  });

  it('that some example has may be left out elsewhere', () => {
    const examples = [example({ crew: 'a' }), example({ name: 'a', mast: 'b' })];
    expect(said(modelOf({ request, examples }))).toEqual([]);
  });

  it('of which only null is shown may be of any type', () => {
    const [told] = lintModel(modelOf({ request, examples: [example({ name: 'a', mast: 'b', hull: null })] }));
    expect(told?.help).toContain('--set unknown ');
  });

  it('that are not documented are told once', () => {
    const value = { name: 'a', mast: 'b', hull: 'c', keel: 4 };
    const model = modelOf({ request, examples: [example(value), example(value)] });
    expect(said(model)).toEqual(['info example-field-unknown types.Boat.hull type']);
    expect(lintModel(model)[0]).toMatchObject({
      quote: '"hull": "c"',
      help: expect.stringContaining("npx generator correct --set string --because '…' 'types.Boat.hull type'"),
    });
  });

  it('are free where the page does not show all of them', () => {
    const partial = p.object('Boat', [p.field('name', p.string())], { partial: true });
    expect(said(modelOf({ request: partial, examples: [example({ hull: 'c' })] }))).toEqual([]);
  });
});

describe('which type an example is of', () => {
  const request = p.object('Boat', [p.field('it', told('integer'))]);
  const answer = p.object('Ship', [p.field('it', told('integer'))]);
  it.each<[string, Partial<Example>, readonly string[]]>([
    ['a request', {}, ['warning example-contradicts types.Boat.it type']],
    ['an answer', { role: 'response', status: 200 }, ['warning example-contradicts types.Ship.it type']],
    ['an answer without a number, of one', { role: 'response' }, ['warning example-contradicts types.Ship.it type']],
    ['an answer that is not described', { role: 'response', status: 404 }, []],
    ['a request of another kind', { mediaType: 'application/xml' }, []],
  ])('%s', (_, more, expected) => {
    expect(said(modelOf({ request, answer, examples: [example({ it: 'x' }, more)] }))).toEqual(expected);
  });

  it('an error’s, by its number', () => {
    const error = { name: 'Sunk', status: 410, schema: p.object(undefined, [p.field('it', told('integer'))]), evidence: {} };
    const { value: model } = buildModel([
      p.reading(
        [
          p.operation('PutBoat', {
            errors: [p.error('Sunk', 410)],
            examples: [example({ it: 'x' }, { role: 'response', status: 410 })],
          }),
        ],
        {
          errors: [error],
        },
      ),
    ]);
    expect(said(decideProtocol(model).value)).toEqual(['warning example-contradicts types.SunkBody.it type']);
  });

  it('a type that holds itself', () => {
    const types = { Tree: p.object(undefined, [p.field('it', told('integer')), p.field('in', p.reference('Tree'))]) };
    const examples = [example({ in: { in: { it: 'x' } } })];
    expect(said(modelOf({ request: p.reference('Tree'), types, examples }))).toEqual([
      'warning example-contradicts types.Tree.it type',
    ]);
  });

  it('none, where a type is only ever itself', () => {
    const loop: Schema = { kind: 'union', mode: 'one-of', members: [p.reference('Loop'), p.reference('Loop')], evidence: {} };
    const request = p.reference('Loop');
    expect(said(modelOf({ request, types: { Loop: loop }, examples: [example([1])] }))).toEqual([]);
  });
});

describe('beside a field', () => {
  const parameter = (schema: Schema, ...examples: readonly Json[]): Parameter => ({
    ...p.parameter('query', 'it'),
    schema,
    examples,
  });
  it.each<[string, Schema, Json, readonly string[]]>([
    ['text may be a number', told('integer'), '12', []],
    ['but not any text', told('integer'), 'many', ['warning example-contradicts PutBoat.query.it type']],
    ['a list may be several examples', told('string'), ['a', 'b'], []],
    [
      'of which each has to fit',
      told('enum', { type: 'string', values: ['a', 'b'] }),
      ['a', 'c'],
      ['warning example-contradicts PutBoat.query.it enum'],
    ],
    ['null is none', told('string'), null, []],
    ['an object may stand as text', p.object(undefined, [p.field('a', p.string())]), '{"a": 1}', []],
  ])('%s', (_, schema, value, expected) => {
    expect(said(modelOf({ parameters: [parameter(schema, value)] }))).toEqual(expected);
  });

  it('a parameter that many operations have is one', () => {
    const operation = (id: string) => p.operation(id, { parameters: [parameter(told('integer'), 'many')] });
    const model = buildModel([p.reading([operation('A'), operation('B'), operation('C')])]).value;
    expect(lintModel(model)).toMatchObject([
      { where: { fact: 'A.query.it type' }, message: expect.stringContaining('So do 2 more.') },
    ]);
  });

  it('a default keeps the bounds; its kind is checked with the model', () => {
    const field = (facts: Facts): readonly string[] =>
      said(modelOf({ request: p.object('Boat', [p.field('it', told('integer', facts))]) }));
    expect(field({ default: 0, minimum: 1 })).toEqual(['warning example-contradicts types.Boat.it minimum']);
    expect(field({ default: 1, minimum: 1 })).toEqual([]);
    expect(field({ default: 'many' })).toEqual([]);
  });
});

describe('what is said', () => {
  const schema = {
    ...told('string', { maxLength: 3 }),
    evidence: { type: [says('string', 4)], maxLength: [says('at most 3', 5)] },
  };
  const model = modelOf({
    request: p.object('Boat', [p.field('it', schema as Schema)]),
    examples: [example({ it: 'boat' }), example({ it: 'vessel' })],
  });

  it('names both places, in the words of both, and the command that settles it', () => {
    expect(lintModel(model)).toEqual([
      {
        code: 'example-contradicts',
        severity: 'warning',
        message:
          'An example shows "it": "boat", which is longer than 3 characters, against `types.Boat.it maxLength` (page.txt:5, “at most 3”). So do 1 more.',
        where: { source: 'page.txt', line: 9, fact: 'types.Boat.it maxLength' },
        quote: '"it": "boat"',
        help: "If the example is right: `npx generator correct --set 6 --because '…' 'types.Boat.it maxLength'`. If it is wrong, nothing has to be done.",
      },
    ]);
  });

  const correction = (where: string, set: Json) => ({ where, set, because: 'We tried it.', source: 'c.yaml', line: 1 });

  it('ends with a correction that resolves it', () => {
    expect(said(correctModel(model, [correction('types.Boat.it maxLength', 6)]).value)).toEqual([]);
  });

  it('goes on, less sure, with one that does not', () => {
    const { value } = correctModel(model, [correction('types.Boat.it maxLength', 5)]);
    expect(said(value)).toEqual(['info example-contradicts types.Boat.it maxLength']);
  });

  it('shows hostile words as they are, cut', () => {
    const value = `*/\u2028\`\${x}${'y'.repeat(500)}`;
    const [diagnostic] = lintModel(
      modelOf({
        request: p.object('Boat', [p.field('__proto__', told('integer'))]),
        examples: [JSON.parse(`{"role":"request","value":{"__proto__":${JSON.stringify(value)}},"evidence":{}}`)],
      }),
    );
    expect(diagnostic?.where?.fact).toBe('types.Boat.__proto__ type');
    expect([...(diagnostic?.quote ?? '')].length).toBeLessThan(120);
  });
});

const range = (most: number) => fc.tuple(fc.nat(most), fc.nat(most)).map(([least, room]) => ({ least, most: least + room }));

const { schemas } = fc.letrec<{ schemas: Schema }>((tie) => ({
  schemas: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .constantFrom<Schema['kind']>('boolean', 'null', 'unknown', 'string', 'integer', 'number', 'binary')
      .map((kind) => told(kind)),
    fc.constantFrom('date', 'date-time', 'uuid', 'email').map((format) => told('string', { format })),
    range(40).map(({ least, most }) => told('string', { minLength: least, maxLength: most })),
    fc.constantFrom('[\\p{L}\\p{N}]+', '[\\S]+', '\\w*-\\w*').map((pattern) => told('string', { pattern, minLength: 2 })),
    fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.nat(50))
      .map(([minimum, room]) => told('integer', { minimum, maximum: minimum + room })),
    fc.integer({ min: -50, max: 50 }).map((low) => told('number', { exclusiveMinimum: low, maximum: low + 20 })),
    fc.integer({ min: 1, max: 9 }).map((step) => told('integer', { minimum: 0, maximum: 90, multipleOf: step })),
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }).map((values) => told('enum', { type: 'string', values })),
    fc
      .tuple(tie('schemas'), range(4))
      .map(([items, { least, most }]) => told('array', { items, minItems: least, maxItems: most })),
    fc
      .tuple(tie('schemas'), range(4))
      .map(([values, { least, most }]) => told('map', { values, minProperties: least, maxProperties: most })),
    fc
      .uniqueArray(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString')), fc.boolean(), tie('schemas')), {
        maxLength: 4,
        selector: ([name]) => name,
      })
      .map((members) =>
        p.object(
          undefined,
          members.map(([name, required, schema]) => p.field(name, schema, required)),
        ),
      ),
    fc.array(tie('schemas'), { minLength: 1, maxLength: 3 }).map((members) => told('union', { mode: 'one-of', members })),
  ),
}));

it('whatever the types, examples that are made out of them contradict nothing', async () => {
  await fc.assert(
    fc.asyncProperty(schemas, fc.string(), async (schema, key) => {
      const wrapped = p.object('Boat', [p.field('it', schema, true)]);
      const node = (await schemaDataOf([wrapped], 'whole'))(wrapped);
      const value: Json = JSON.parse(JSON.stringify(new Synthesiser(new Map(), 'whole').value(node, key)));
      expect(said(modelOf({ request: wrapped, examples: [example(value)], patterns: 'whole' }))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
