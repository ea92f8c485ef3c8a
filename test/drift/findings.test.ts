import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/drift/recording.js';
import { told } from '../../src/drift/told.js';
import type { ApiModel, Json, Operation, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { pageWriter } from '../model/make.js';
import { type RecordedCall, recorded, verified } from './traffic.js';

const p = pageWriter('page.txt');
const bare = { evidence: {} };
const string: Schema = { kind: 'string', ...bare };
const integer: Schema = { kind: 'integer', ...bare };

function apiOf(parts: Parameters<typeof p.operation>[1], more: Partial<ApiModel['protocol']> = {}): ApiModel {
  const { value } = buildModel([p.reading([p.operation('Op', { method: 'POST', path: '/op/{id}', parameters: [], ...parts })])]);
  const model = decideProtocol(value).value;
  return { ...model, protocol: { ...model.protocol, ...more } as ApiModel['protocol'] };
}

/** What is proposed for calls of the one operation: `where = set`. */
function proposals(model: ApiModel, ...calls: readonly Partial<RecordedCall>[]): readonly string[] {
  const { proposed } = verified(model, [
    recorded(...calls.map((call) => ({ method: 'POST', url: 'https://x.example/op/1', ...call }))),
  ]);
  return proposed.flatMap(({ finding, proposals: all, settledBy }) => {
    const left = settledBy === undefined && all.length === 0 ? [`${finding.drift.kind} ${finding.where}`] : [];
    return [...left, ...all.map(({ where, set }) => `${where} = ${JSON.stringify(set)}`)];
  });
}

const answers = (schema: Schema, ...values: readonly Json[]) =>
  proposals(apiOf({ answer: p.object(undefined, [p.field('v', schema)]) }), ...values.map((v) => ({ answer: { v } })));

describe('a value and its type', () => {
  it.each<[what: string, schema: Schema, values: readonly Json[], proposals: readonly string[]]>([
    ['whole numbers and fractions', integer, [1, 2.5, 3], ['type = "number"']],
    ['fractions only', integer, [2.5], ['type = "number"']],
    ['numbers are not text', string, [5], ['type = "integer"']],
    ['text and numbers', string, ['a', 5], ['type = "unknown"']],
    ['null beside text', string, ['a', null], ['type = "string | null"']],
    ['another type, and null', string, [true, null], ['type = "boolean | null"']],
    ['lists of what is in them', string, [['a'], ['b', null]], ['type = "array[string | null]"']],
    ['empty lists say nothing', string, [[]], ['type = "array[unknown]"']],
    [
      'objects bring their fields',
      string,
      [{ a: 1, b: { c: 'x' } }],
      ['type = "object"', '.a type = "integer"', '.b type = "object"', '.b.c type = "string"'],
    ],
    ['values of an enum, the page’s first', p.enumOf(['b', 'a']), ['c', 'a', 'd', 'c'], ['enum = ["b","a","c","d"]']],
    ['a list without end is no enum', p.enumOf(['a']), Array.from({ length: 60 }, (_, n) => `v${n}`), ['type = "string"']],
    ['no text in an enum of numbers', { kind: 'enum', type: 'integer', values: [1, 2], ...bare }, [3, 'x'], ['type = "unknown"']],
    [
      'code points are counted',
      { kind: 'string', maxLength: 2, ...bare },
      ['\u{1f600}\u{1f600}', 'abcd', 'abc'],
      ['maxLength = 4'],
    ],
    ['the shortest counts', { kind: 'string', minLength: 3, ...bare }, ['ab', 'a', 'abc'], ['minLength = 1']],
    ['a range', { kind: 'integer', minimum: 2, maximum: 4, ...bare }, [1, 0, 9], ['maximum = 9', 'minimum = 0']],
    ['an open range is taken away', { kind: 'number', exclusiveMinimum: 0, ...bare }, [0, -1], ['exclusiveMinimum = null']],
    ['multiples', { kind: 'number', multipleOf: 0.1, ...bare }, [0.3, 0.25], ['multipleOf = null']],
    [
      'items',
      { kind: 'array', items: integer, minItems: 1, maxItems: 2, uniqueItems: true, ...bare },
      [[], [1, 1, 2]],
      ['maxItems = 3', 'minItems = 0', 'uniqueItems = false'],
    ],
    [
      'entries',
      { kind: 'map', values: integer, maxProperties: 1, ...bare },
      [{ a: 1, b: 'x' }],
      ['maxProperties = 2', '{} type = "unknown"'],
    ],
    ['a format that is none', { kind: 'string', format: 'date', ...bare }, ['2026-01-02', 'tomorrow'], ['format = null']],
    ['an object of which nothing is told', { kind: 'object', properties: [], ...bare }, [{ a: 1 }], []],
    [
      'an object of which not all is told',
      { kind: 'object', properties: [], partial: true, ...bare },
      [{ a: 1 }],
      ['.a type = "integer"'],
    ],
    ['what is unknown', { kind: 'unknown', ...bare }, [1, 'a', null], []],
    [
      'null and one other',
      { kind: 'union', mode: 'one-of', members: [integer, { kind: 'null', ...bare }], ...bare },
      [1, null, 'x'],
      ['type = "unknown"'],
    ],
    ['one of several fits', { kind: 'union', mode: 'one-of', members: [integer, string], ...bare }, [1, 'a'], []],
    [
      'none of several fits',
      { kind: 'union', mode: 'one-of', members: [integer, string], ...bare },
      [true],
      ['type = "boolean"'],
    ],
  ])('%s', (_what, schema, values, expected) => {
    const found = answers(schema, ...values).map((line) => line.replace(/^Op\.response\.v ?/, ''));
    expect(found.map((line) => line.replace(/^types\.\w+ ?/, ''))).toEqual(expected);
  });

  it.each([
    ['whole', 'a+', 'xaax', ['Op.response.v pattern = null']],
    ['search', 'a+', 'xaax', []],
    ['search', '^a+$', 'xaax', ['Op.response.v pattern = null']],
    ['whole', '[\\p{IsAlphabetic}]+', 'äb', []],
  ] as const)('patterns match %s: %s and %s', (patterns, pattern, value, expected) => {
    const model = apiOf({ answer: p.object(undefined, [p.field('v', { kind: 'string', pattern, ...bare })]) }, { patterns });
    expect(proposals(model, { answer: { v: value } })).toEqual(expected);
  });

  it('a pattern that could run away is not tried', () => {
    const model = apiOf({ answer: p.object(undefined, [p.field('v', { kind: 'string', pattern: '^(a+)+$', ...bare })]) });
    expect(proposals(model, { answer: { v: `${'a'.repeat(5000)}!` } })).toEqual([]);
  });
});

it('what a correction of the type settles is told so', () => {
  const model = apiOf({ answer: p.object(undefined, [p.field('v', p.enumOf(['a']))]) });
  const { proposed } = verified(model, [
    recorded(...['b', 5].map((v) => ({ method: 'POST', url: 'https://x.example/op/1', answer: { v } }))),
  ]);
  expect(proposed.map((one) => told(model, one).help)).toEqual([
    'Take the proposed correction over, if the traffic is right.',
    'The proposed correction of `Op.response.v type` settles it.',
  ]);
});

describe('a call', () => {
  const request = p.object(undefined, [p.field('name', p.string(), true)]);
  const query = (name: string, schema: Schema, required = false) => ({ ...p.parameter('query', name, required), schema });

  it.each<
    [what: string, parts: Parameters<typeof p.operation>[1], calls: readonly Partial<RecordedCall>[], expected: readonly string[]]
  >([
    [
      'what was refused says nothing of requests',
      { request },
      [{ status: 422, request: { nam: 1 } }],
      ['Op.response(422) description = "Status 422"'],
    ],
    ['a required field', { request }, [{ request: {} }, { request: { name: 'x' } }], ['Op.request.name required = false']],
    ['a required body', { request }, [{}], ['Op.request required = false']],
    [
      'a body where none is told',
      {},
      [{ request: { a: [1] } }],
      ['Op.request type = "object"', 'Op.request.a type = "array[integer]"'],
    ],
    [
      'a query',
      { parameters: [query('n', integer)] },
      [{ url: 'https://x.example/op/1?n=1&m=2&m=x' }],
      ['Op.query.m type = "string"'],
    ],
    [
      'a query that reads otherwise',
      { parameters: [query('n', integer)] },
      [{ url: 'https://x.example/op/1?n=1' }, { url: 'https://x.example/op/1?n=all' }],
      ['Op.query.n type = "string"'],
    ],
    [
      'a list with numbers, and what is in brackets in brackets',
      {
        parameters: [
          query('ids', p.arrayOf(integer), true),
          query('rows', p.arrayOf(p.object(undefined, [p.field('n', integer, true)])), true),
          query('filter', p.object(undefined, [p.field('range', p.object(undefined, [p.field('min', integer)]))])),
        ],
      },
      [
        { url: 'https://x.example/op/1?ids[0]=1&ids[1]=2&rows[0][n]=1&rows[1][n]=x&filter[range][min]=1&filter[range][max]=2' },
        { url: 'https://x.example/op/1?ids[]=1&rows[][n]=1&rows[][n]=2&filter[by][name]=x' },
      ],
      [
        'Op.query.filter.by type = "object"',
        'Op.query.filter.by.name type = "string"',
        'Op.query.filter.range.max type = "integer"',
        'Op.query.rows[].n type = "string"',
      ],
    ],
    [
      'a field that nobody filled in',
      { parameters: [query('n', integer), query('some', p.arrayOf(integer)), query('word', p.string({ minLength: 1 }))] },
      [{ url: 'https://x.example/op/1?n=&some=&word=' }],
      ['Op.query.word minLength = 0'],
    ],
    [
      'a path',
      { parameters: [{ ...p.parameter('path', 'id'), schema: integer }] },
      [{ url: 'https://x.example/op/a%20b' }],
      ['Op.path.id type = "string"'],
    ],
    [
      'a header that browsers leave out',
      { parameters: [p.parameter('header', 'Authorization'), p.parameter('header', 'X-Shop')] },
      [{}],
      ['Op.header.X-Shop required = false'],
    ],
    [
      'a key in the query',
      { security: [{ kind: 'apiKey', in: 'query', key: 'key', ...bare }] },
      [{ url: 'https://x.example/op/1?key=1' }],
      [],
    ],
    [
      'a status, and its body',
      { responses: [p.response(undefined, 204)] },
      [{ status: 200, answer: [1] }],
      ['Op.response(200) description = "Status 200"', 'Op.response(200) type = "array[integer]"'],
    ],
    ['a status of an error', { errors: [p.error('NotThere', 404)] }, [{ status: 404 }], []],
    [
      'a status of a hundred',
      { responses: [{ ...p.response(undefined, 400), range: true }] },
      [{ status: 404 }, { status: 400 }],
      [],
    ],
    ['any status', { responses: [p.response(undefined, 'default')] }, [{ status: 418 }], []],
    ['a status that no correction can say', {}, [{ status: 999 }], ['status Op.response(999)']],
    ['what a browser answers itself', {}, [{ status: 307, answerHeaders: { 'Non-Authoritative-Reason': 'HSTS' } }], []],
    ['what a cache answers', {}, [{ status: 304 }], []],
  ])('%s', (_what, parts, calls, expected) => {
    expect(proposals(apiOf(parts), ...calls)).toEqual(expected);
  });

  it('of an error with a body that is told, the body is compared', () => {
    const body = p.object(undefined, [p.field('reason', p.string(), true)]);
    const { value } = buildModel([
      p.reading([p.operation('Op', { method: 'POST', path: '/op', parameters: [], errors: [p.error('NotThere', 404)] })], {
        errors: [{ name: 'NotThere', status: 404, schema: body, evidence: {} }],
      }),
    ]);
    const found = proposals(decideProtocol(value).value, {
      url: 'https://x.example/op',
      status: 404,
      answer: { reason: 4, hint: 'x' },
    });
    expect(found).toEqual(['errors.NotThere.hint type = "string"', 'errors.NotThere.reason type = "integer"']);
  });

  it('names that are many are not all told apart', () => {
    const model = apiOf({ answer: p.object(undefined, [p.field('v', p.string())]) });
    const answer = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, n]));
    const { findings, counts } = verified(model, [recorded({ method: 'POST', url: 'https://x.example/op/1', answer })]);
    expect(findings).toHaveLength(100);
    expect(counts.folded).toBe(200);
  });

  it('a type of its own is told under its name, however many operations have it', () => {
    const pet = p.object('Pet', [p.field('name', p.string())]);
    const operation = (id: string, path: string): Operation =>
      p.operation(id, { method: 'POST', path, parameters: [], answer: pet });
    const { value } = buildModel([p.reading([operation('One', '/one'), operation('Two', '/two')])]);
    const call = (path: string) => ({ method: 'POST', url: `https://x.example${path}`, answer: { name: 'x', age: 3 } });
    const { findings } = verified(decideProtocol(value).value, [recorded(call('/one'), call('/two'))]);
    expect(findings.map(({ where, count }) => `${where} ${count}`)).toEqual(['types.Pet.age 2']);
  });

  /** A call whose answer is this text. */
  const answeredBy = (text: string): Recording => {
    const recording = recorded({ method: 'POST', url: 'https://x.example/op/1', answer: 'here' });
    const [exchange] = recording.exchanges;
    if (exchange?.answer?.body.kind !== 'text') throw new Error('it has a body');
    const answer = { ...exchange.answer, body: { ...exchange.answer.body, text } };
    return { ...recording, exchanges: [{ ...exchange, answer }] };
  };

  it('a number too large for this program is no bound and no value of an enum', () => {
    const fields = [
      p.field('most', { kind: 'number', maximum: 2, ...bare }),
      p.field('one', { kind: 'enum', type: 'number', values: [1.5], ...bare }),
    ];
    const { proposed } = verified(apiOf({ answer: p.object(undefined, fields) }), [answeredBy('{"most":1e999,"one":1e999}')]);
    expect(proposed.flatMap(({ proposals: all }) => all.map(({ where, set }) => [where, set]))).toEqual([
      ['Op.response.most maximum', null],
      ['Op.response.one type', 'number'],
    ]);
  });

  it('a value nested too deep is passed over', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const model = apiOf({ answer: p.object(undefined, [p.field('v', p.string())]) });
    const { counts, findings } = verified(model, [answeredBy(deep)]);
    expect(counts.unreadable).toBe(1);
    expect(findings).toEqual([]);
  });
});
