// biome-ignore-all lint/suspicious/noThenProperty: rules have one, and are no promises.
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/emit/mock-server/runtime/rule.js';
import { checkRules, RuleError } from '../../../src/emit/mock-server/runtime/rule-check.js';
import { shelf, shelfApi } from './shelf-api.js';

/** Everything that is wrong, a line each. */
function problemsWith(rules: unknown): readonly string[] {
  try {
    checkRules(rules, shelfApi);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    expect(error.message.split('\n')).toEqual(error.problems.map(({ place, message }) => `${place}: ${message}`));
    return error.message.split('\n');
  }
}

const parsed = (json: string): unknown => JSON.parse(json);

const circle: { body?: unknown } = {};
circle.body = circle;

describe('a rule that cannot be', () => {
  test.each<[rule: unknown, ...problems: string[]]>([
    [7, 'rules[0]: there should be name, priority, when, times, after, probability, answer, delivery, then, not 7'],
    [{ wen: {} }, 'rules[0].wen: there is no field wen; did you mean when?'],
    [
      parsed('{"__proto__": {}}'),
      'rules[0].__proto__: there is no field __proto__; there are name, priority, when, times, after, probability, answer, delivery, then',
    ],
    [{ name: '' }, 'rules[0].name: there should be a text, not an empty text'],
    [{ priority: 'high' }, 'rules[0].priority: there should be a number, not "high"'],
    [{ times: 0 }, 'rules[0].times: there should be a whole number from 1 on, not 0'],
    [{ after: 1.5 }, 'rules[0].after: there should be a whole number from 0 on, not 1.5'],
    [{ probability: 20 }, 'rules[0].probability: there should be a number from 0 to 1, not 20'],
    [{ probability: Number.NaN }, 'rules[0].probability: there should be a number from 0 to 1, not NaN'],

    [{ when: { operation: 'GetBok' } }, 'rules[0].when.operation: there is no operation GetBok; did you mean GetBook?'],
    [
      { when: { operation: ['GetBook', 'x'] } },
      'rules[0].when.operation[1]: there is no operation x; there are AddBook, GetBook, ListBooks, DropBook',
    ],
    [
      { when: { operation: 'constructor' } },
      'rules[0].when.operation: there is no operation constructor; there are AddBook, GetBook, ListBooks, DropBook',
    ],
    [{ when: { path: 'books' } }, 'rules[0].when.path: a path begins with a slash, not like "books"'],
    [{ when: { valid: 'all' } }, 'rules[0].when.valid: there should be true or false or any, not "all"'],
    [
      { when: { counters: { calls: { abve: 3 } } } },
      'rules[0].when.counters.calls.abve: there is no condition abve; did you mean above?',
    ],
    [{ when: { counters: { calls: '3' } } }, 'rules[0].when.counters.calls: there should be a number or conditions, not "3"'],
    [
      { when: { headers: { 'x-a': { starts: 'b' } } } },
      'rules[0].when.headers.x-a.starts: there is no condition starts; there are exists, is, not, anyOf, contains, matches, above, below, atLeast, atMost, has',
    ],
    [{ when: { headers: { 'x-a': {} } } }, 'rules[0].when.headers.x-a: there should be a condition'],
    [{ when: { query: ['limit'] } }, 'rules[0].when.query: there should be names and what they stand for, not a list'],
    [
      { when: { input: { title: { matches: '(' } } } },
      'rules[0].when.input.title.matches: Invalid regular expression: /(/u: Unterminated group',
    ],
    [{ when: { input: { title: { above: '3' } } } }, 'rules[0].when.input.title.above: there should be a number, not "3"'],
    [{ when: { input: { exists: 'yes' } } }, 'rules[0].when.input.exists: there should be true or false, not "yes"'],
    [
      { when: { input: { contains: 'a', title: 'b' } } },
      'rules[0].when.input: contains is a condition and title is none; put properties under has, each with its pattern',
    ],
    [
      { when: { input: { title: '${inputs.a}' } } },
      'rules[0].when.input.title: there is no placeholder inputs; did you mean input?',
    ],
    [{ when: { input: { title: undefined } } }, 'rules[0].when.input.title: there should be JSON, not nothing'],
    [
      { when: { store: { users: {} } } },
      'rules[0].when.store.users: an address is a collection, a slash and a key, such as users/${input.Username}',
    ],
    [
      { when: { store: { 'users/${answer.id}': {} } } },
      'rules[0].when.store["users/${answer.id}"]: there is no placeholder answer; there are input, request, store, counters, now, random, rule',
    ],

    [{ answer: {} }, 'rules[0].answer: there should be one of error, example, body, text, synthesise, pass, status'],
    [
      { answer: 'error' },
      'rules[0].answer: there should be error, message, example, body, text, synthesise, pass, status, headers, not "error"',
    ],
    [{ answer: { error: 'NoSuchBok' } }, 'rules[0].answer.error: there is no error NoSuchBok; did you mean NoSuchBook?'],
    [{ answer: { error: 'TooMany', body: {} } }, 'rules[0].answer.body: this does not go with error'],
    [{ answer: { body: {}, message: 'a' } }, 'rules[0].answer.message: this does not go with body'],
    [{ answer: { synthesise: true, status: 201 } }, 'rules[0].answer.status: this does not go with synthesise'],
    [{ answer: { pass: false } }, 'rules[0].answer.pass: there should be true, not false'],
    [{ answer: { status: 101 } }, 'rules[0].answer.status: there should be a whole number from 200 to 599, not 101'],
    [
      { answer: { example: 'A thick one' } },
      'rules[0].answer.example: there is no example A thick one; did you mean A thin one?',
    ],
    [
      { when: { operation: 'ListBooks' }, answer: { example: 'A thin one' } },
      'rules[0].answer.example: there is no example A thin one; there is none at all',
    ],
    [{ answer: { status: 200, headers: { 'a b': 'c' } } }, 'rules[0].answer.headers["a b"]: "a b" is no name of a header'],
    [
      { answer: { status: 200, headers: { 'Content-Length': '7' } } },
      'rules[0].answer.headers.Content-Length: the server sets this header itself; faults belong to delivery',
    ],
    [{ answer: { body: { a: ['${input.'] } } }, 'rules[0].answer.body.a[0]: there should be a name after ${input. at the end'],
    [{ answer: { body: '${input.a b}' } }, 'rules[0].answer.body: there should be } after ${input.a  before "b}"'],
    [{ answer: { body: '${input[a}' } }, 'rules[0].answer.body: there should be ] after ${input[a before "}"'],
    [
      { answer: { body: '${now.week}' } },
      'rules[0].answer.body: there is no now placeholder week; there are iso, milliseconds, seconds',
    ],
    [{ answer: { body: '${random.uid}' } }, 'rules[0].answer.body: there is no random placeholder uid; did you mean uuid?'],
    [{ answer: { body: '${store.users[inptu.a]}' } }, 'rules[0].answer.body: there is no placeholder inptu; did you mean input?'],
    [
      { answer: { body: { '${x}': 1 } } },
      'rules[0].answer.body["${x}"]: there is no placeholder x; there are input, request, store, counters, now, random, rule',
    ],
    [
      { answer: { body: '${process.exit(1)}' } },
      'rules[0].answer.body: there is no placeholder process; there are input, request, store, counters, now, random, rule',
    ],
    [{ answer: { body: new Date(0) } }, 'rules[0].answer.body: there should be JSON, not an object'],
    [{ answer: { body: Number.POSITIVE_INFINITY } }, 'rules[0].answer.body: there should be JSON, not Infinity'],
    [{ answer: circle }, 'rules: this is nested too deep'],

    [{ delivery: { delay: -1 } }, 'rules[0].delivery.delay: there should be a number from 0 to 2147483647, not -1'],
    [{ delivery: { delay: { min: 5, max: 1 } } }, 'rules[0].delivery.delay: min is above max'],
    [{ delivery: { delay: { min: 5 } } }, 'rules[0].delivery.delay: max is missing'],
    [
      { delivery: { drop: 'headers' } },
      'rules[0].delivery.drop: there should be before-headers or after-headers or mid-body, not "headers"',
    ],
    [{ delivery: { truncate: 1, drop: 'mid-body' } }, 'rules[0].delivery: a body is cut by drop or by truncate, not by both'],
    [
      { delivery: { drip: { bytes: 0 } } },
      'rules[0].delivery.drip: every is missing',
      'rules[0].delivery.drip.bytes: there should be a whole number from 1 on, not 0',
    ],

    [{ then: {} }, 'rules[0].then: there should be a list, not an object'],
    [{ then: [{ move: 'a/b' }] }, 'rules[0].then[0]: there should be one of put, merge, delete, increment'],
    [{ then: [{ put: 'a/b' }] }, 'rules[0].then[0]: value is missing'],
    [{ then: [{ put: 'a/b', value: 1, by: 2 }] }, 'rules[0].then[0].by: there is no field by; there are put, value, expiresIn'],
    [
      { then: [{ delete: 'users/' }] },
      'rules[0].then[0].delete: an address is a collection, a slash and a key, such as users/${input.Username}',
    ],
    [{ then: [{ increment: 'calls', by: '1' }] }, 'rules[0].then[0].by: there should be a number, not "1"'],
  ])('%j', (rule, ...problems) => {
    expect(problemsWith([rule])).toEqual(problems);
  });

  test('is told of with all that is wrong with it and with the others', () => {
    const rules = [
      { name: 'a', times: 0, answer: { error: 'x', status: 1 } },
      { name: 'b' },
      { name: 'a', then: [{ increment: '' }] },
    ];
    expect(problemsWith(rules)).toEqual([
      'rules[0].times: there should be a whole number from 1 on, not 0',
      'rules[0].answer.error: there is no error x; there are NoSuchBook, TooMany',
      'rules[0].answer.status: there should be a whole number from 200 to 599, not 1',
      'rules[0].answer.status: this does not go with error',
      'rules[2].then[0].increment: there should be a text, not an empty text',
      'rules[2].name: rules[0] is called "a" too',
    ]);
  });

  test.each([undefined, null, {}, 'rules'])('%j is no list of rules', (value) => {
    expect(problemsWith(value)).toHaveLength(1);
  });
});

test('rules that can be', () => {
  const rules: readonly Rule[] = [
    {},
    {
      name: 'all of it',
      priority: -1,
      times: 1,
      after: 0,
      probability: 0.5,
      delivery: { delay: { min: 0, max: 0 }, drip: { bytes: 1, every: 0 } },
    },
    { when: { operation: ['GetBook', 'AddBook'], method: 'get', path: '/books/*', headers: { Accept: { contains: 'json' } } } },
    {
      when: { query: { limit: 10 }, input: { tags: [{ has: { is: 1 } }], title: { not: { anyOf: ['a', null] } } }, valid: 'any' },
    },
    {
      when: { store: { 'books/${input.id}': { exists: false } }, counters: { 'calls of ${input.id}': { atLeast: 1, below: 3 } } },
    },
    { answer: { error: 'TooMany', message: 'No, ${input.id}', headers: { 'Retry-After': '1' } } },
    { when: { operation: 'GetBook' }, answer: { example: '1' } },
    { answer: { body: null, status: 599 } },
    { answer: { text: '$${not a placeholder' } },
    { answer: { status: 204 } },
    { then: [{ put: 'a/${answer.id}', value: '${answer}', expiresIn: 1 }, { delete: 'a/b/c' }, { increment: 'n', by: -1 }] },
  ];
  expect(problemsWith(rules)).toEqual([]);
});

test('a server is not made with rules that cannot be, and keeps those that it has', () => {
  const wrong = { when: { operation: 'Nope' } };
  expect(() => shelf({ rules: [wrong] })).toThrow(RuleError);
  const server = shelf({ rules: [{ name: 'kept' }] });
  expect(() => server.rules.add({ name: 'right' }, wrong)).toThrow('rules[1].when.operation');
  expect(() => server.rules.replace([wrong])).toThrow(RuleError);
  expect(server.rules.list().map(({ name }) => name)).toEqual(['kept']);
});
