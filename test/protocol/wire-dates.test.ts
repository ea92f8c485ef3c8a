import { describe, expect, test } from 'vitest';
import type { ApiModel, Evidence, Json, Protocol, Schema } from '../../src/model/api.js';
import { secondsSince1970 } from '../../src/protocol/epoch-seconds.js';
import { asItTravels } from '../../src/protocol/wire-dates.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
} from '../emit/make-model.js';

const awsJson: Protocol = { kind: 'aws-json', version: '1.1', patterns: 'whole', evidence: {} };
const said: Evidence = {
  source: 'page.txt',
  line: 7,
  quote: 'string <date-time>',
  rule: 'a field has a type',
  standing: 'documented',
};
const date: Schema = { kind: 'string', format: 'date-time', evidence: { type: [said], format: [said], description: [said] } };
const list = (items: Schema): Schema => ({ kind: 'array', items, evidence: {} });
const map = (values: Schema): Schema => ({ kind: 'map', values, evidence: {} });
const union = (...members: readonly Schema[]): Schema => ({ kind: 'union', mode: 'any-of', members, evidence: {} });
const typeOf = (schema: Schema, protocol = awsJson): Schema | undefined =>
  asItTravels(makeModel({ protocol, types: [namedType('T', schema)] })).value.types[0]?.schema;

describe('a date of AWS JSON', () => {
  test('is a number, concluded from the protocol, where the words stand', () => {
    expect(typeOf(date)).toEqual({
      kind: 'number',
      format: 'epoch-seconds',
      description: 'In seconds since 1970-01-01 00:00 UTC.',
      evidence: {
        type: [{ ...said, rule: expect.stringContaining('seconds since 1970'), standing: 'inferred' }],
        format: [{ ...said, rule: expect.stringContaining('seconds since 1970'), standing: 'inferred' }],
        description: [said],
      },
    });
  });

  test('keeps what is said of it, and its values are numbers', () => {
    const told: Schema = {
      ...date,
      kind: 'string',
      title: 'Made',
      description: 'When it was made.',
      deprecated: true,
      default: '1970-01-01T00:00:01Z',
      examples: ['1970-01-01T00:00:01.5Z', 'yesterday', 2],
      maxLength: 30,
      pattern: '.+Z',
    };
    expect(typeOf(told)).toMatchObject({
      title: 'Made',
      description: 'When it was made.\n\nIn seconds since 1970-01-01 00:00 UTC.',
      deprecated: true,
      default: 1,
      examples: [1.5, 2],
    });
    expect(typeOf(told)).not.toHaveProperty('maxLength');
    expect(typeOf(told)).not.toHaveProperty('pattern');
  });

  test('is found wherever it stands', () => {
    const schema = objectOf(property('a', list(map(union(date, { kind: 'null', evidence: {} })))));
    expect(JSON.stringify(typeOf(schema))).toContain('"epoch-seconds"');
    expect(JSON.stringify(typeOf(schema))).not.toContain('"date-time"');
  });

  test.each([
    ['a date without a time', { kind: 'string', format: 'date', evidence: {} }],
    ['a text', { kind: 'string', evidence: {} }],
  ] as const)('%s stays', (_, schema) => {
    expect(typeOf(schema)).toBe(schema);
  });

  test('is text in a header', () => {
    const operation = makeOperation({ id: 'Get', parameters: [parameter('header', 'X-Amz-Date', { schema: date })] });
    const model = makeModel({ protocol: awsJson, operations: [operation], types: [namedType('T', date)] });
    expect(asItTravels(model).value.operations[0]?.parameters[0]?.schema).toEqual(date);
  });
});

test('other protocols travel as they are documented, and so does an API without dates', () => {
  const rest = makeModel({ protocol: { kind: 'rest-json', patterns: 'search', evidence: {} }, types: [namedType('T', date)] });
  expect(asItTravels(rest)).toEqual({ value: rest, diagnostics: [] });
  const dateless = makeModel({ protocol: awsJson, types: [namedType('T', objectOf(property('a')))] });
  expect(asItTravels(dateless).value).toBe(dateless);
});

test('the API is told of once, at the first date', () => {
  const { diagnostics } = asItTravels(
    makeModel({ protocol: awsJson, types: [namedType('T', objectOf(property('a', date), property('b', date)))] }),
  );
  expect(diagnostics).toMatchObject([
    { code: 'date-travels-as-number', severity: 'info', where: { source: 'page.txt', line: 7 }, quote: 'string <date-time>' },
  ]);
  expect(diagnostics[0]?.message).toMatch(/^2 dates are /u);
});

describe('examples', () => {
  const person = objectOf(
    property('made', date),
    property('name'),
    property('changes', list(date)),
    property('by', reference('T'), false),
  );
  const model = (value: Json, role: 'request' | 'response' = 'response', status = 200): ApiModel =>
    makeModel({
      protocol: awsJson,
      types: [namedType('T', person), namedType('Loop', union(reference('Loop'), reference('T')))],
      errors: [apiError('Gone', { schema: person })],
      operations: [
        makeOperation({
          id: 'Get',
          requestBody: jsonBody(reference('Loop')),
          responses: [jsonResponse(reference('T'))],
          errors: [{ name: 'Gone', documentedStatus: 480, evidence: {} }],
          examples: [{ role, status, value, evidence: {} }],
        }),
      ],
    });
  const travelling = (...given: Parameters<typeof model>): Json | undefined =>
    asItTravels(model(...given)).value.operations[0]?.examples[0]?.value;
  const documented = { made: '1970-01-01T00:00:02Z', name: '1970-01-01T00:00:02Z', changes: ['1970-01-01T00:00:03Z'] };
  const wire = { made: 2, name: '1970-01-01T00:00:02Z', changes: [3] };

  test.each([
    ['an answer', documented, 'response', 200, wire],
    ['a question, through a type that leads back to itself', documented, 'request', 200, wire],
    ['an error', documented, 'response', 480, wire],
    ['one inside another', { ...documented, by: documented }, 'response', 200, { ...wire, by: wire }],
    ['one with a member that nobody documents', { ...documented, more: ['1970'] }, 'response', 200, { ...wire, more: ['1970'] }],
    ['one whose text is no date', { ...documented, made: 'soon' }, 'response', 200, { ...wire, made: 'soon' }],
    ['one of another shape', ['1970-01-01T00:00:02Z'], 'response', 200, ['1970-01-01T00:00:02Z']],
    [
      'one with a member that would be a prototype',
      JSON.parse('{"__proto__":{"made":"x"}}'),
      'response',
      200,
      JSON.parse('{"__proto__":{"made":"x"}}'),
    ],
  ] as const)('of %s', (_, given, role, status, expected) => {
    expect(travelling(given, role, status)).toEqual(expected);
    expect(JSON.stringify(travelling(given, role, status))).toBe(JSON.stringify(expected));
  });
});

test.each([
  ['2019-08-24T14:15:22Z', 1_566_656_122],
  ['2019-08-24T14:15:22.25+01:00', 1_566_652_522.25],
  [1.5, 1.5],
  ['tomorrow', undefined],
  [null, undefined],
])('%j is %j seconds after 1970 began', (value, seconds) => {
  expect(secondsSince1970(value)).toBe(seconds);
});
