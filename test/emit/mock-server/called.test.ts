import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CallExpectationError,
  called,
  expectCalled,
  expectCalledInOrder,
  type InputPattern,
} from '../../../src/emit/mock-server/runtime/called.js';
import { differencesOf } from '../../../src/emit/mock-server/runtime/differences.js';
import { Journal } from '../../../src/emit/mock-server/runtime/journal.js';
import { matcherOf } from '../../../src/emit/mock-server/runtime/matcher.js';
import { Random } from '../../../src/emit/mock-server/runtime/random.js';
import type { Pattern } from '../../../src/emit/mock-server/runtime/rule.js';
import type { Scope } from '../../../src/emit/mock-server/runtime/scope.js';
import { Store } from '../../../src/emit/mock-server/runtime/store.js';
import { ask, call, controlled, type NotesServer, note } from './control-server.js';

async function busy(): Promise<NotesServer> {
  const server = controlled();
  await call(server, 'PutNotes', note('ab-12', { Owner: 'Ada' }));
  await call(server, 'PutNotes', note('cd-34', { Owner: 'Bob' }));
  await call(server, 'PutNotes', note('wrong', { Owner: 'Ada' }));
  await call(server, 'GetNote', { Id: 'ab-12' });
  return server;
}

/** What a rule sees of a call with that input. */
function scopeOf(input: unknown): Scope {
  const store = new Store(() => 0);
  const call = { method: 'POST', url: '/', headers: {}, body: new Uint8Array() };
  const entry = Object.assign(new Journal(1).open(call, '', 0), { input });
  return {
    entry,
    store,
    now: () => 0,
    random: () => new Random('1'),
    rule: { name: 'r', matches: 0, uses: 0 },
    answer: undefined,
  };
}

/** Objects lose properties; the rest is as it was. */
function partOf(whole: unknown, keeps: (name: string) => boolean): unknown {
  if (Array.isArray(whole)) return whole.map((item) => partOf(item, keeps));
  if (typeof whole !== 'object' || whole === null) return whole;
  const kept = Object.entries(whole).filter(([name]) => keeps(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, partOf(each, keeps)]));
}

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof CallExpectationError) return error.message;
    throw error;
  }
  return '';
};

const numbersOf = (entries: readonly { readonly number: number }[]): readonly number[] => entries.map(({ number }) => number);

describe('calls', () => {
  test.each([
    [{}, [1, 2, 3]],
    [{ with: { Owner: 'Ada' } }, [1, 3]],
    [{ with: { Owner: /^B/u } }, [2]],
    [{ with: { Owner: expect.stringContaining('o') } }, [2]],
    [{ with: { Notes: { contains: { Id: 'cd-34' } } } }, [2]],
    [{ with: { Text: undefined }, status: 400 }, [3]],
    [{ answer: 'example' }, [1, 2]],
    [{ error: 'InvalidParameterException' }, [3]],
    [{ since: 1 }, [2, 3]],
    [{ headers: { Authorization: 'Bearer abc', 'x-none': { exists: false } } }, [1, 2, 3]],
    [{ headers: { authorization: { contains: 'xyz' } } }, []],
    [{ headers: { 'content-length': { exists: false }, 'x-mock-error': false } }, []],
  ] as const)('%o are %j', async (pattern, wanted) => {
    const server = await busy();
    expect(numbersOf(called(server, 'PutNotes', pattern))).toEqual(wanted);
    expect(numbersOf(expectCalled(server, 'PutNotes', { ...pattern, times: wanted.length }))).toEqual(wanted);
  });

  test('are told by the server itself, and typed', async () => {
    const server = await busy();
    expect(numbersOf(server.calls('PutNotes', { with: { Notes: [{ Id: 'ab-12' }] } }))).toEqual([1]);
    expect(numbersOf(server.expectCalled('GetNote', { with: { Id: { matches: '^ab' } }, times: 1 }))).toEqual([4]);
    // @ts-expect-error there is no such input
    expect(server.calls('GetNote', { with: { Idd: 'x' } })).toEqual([]);
    // @ts-expect-error there is no such operation
    expect(server.calls('GetNotes')).toEqual([]);
  });
});

/** Types of inputs as packages have them, and patterns that go with them. */
interface Typed {
  readonly Enum?: 'a' | 'b' | (string & {});
  readonly Tags: readonly { readonly Name: string; readonly Value?: string }[];
  readonly Map?: { readonly [name: string]: number };
  readonly Any?: unknown;
  readonly Bytes?: Uint8Array;
  readonly Tree?: Typed;
}

test('patterns are typed by the input', () => {
  const patterns: readonly InputPattern<Typed>[] = [
    {},
    { Enum: 'a' },
    { Enum: 'new' },
    { Enum: { anyOf: ['a', 'b'] } },
    { Enum: undefined },
    { Tags: [{ Name: 'x' }, { Value: /y/u }] },
    { Tags: { contains: { Name: 'x' } } },
    { Map: { x: 1, y: { above: 2 } }, Any: { whatever: [] } },
    { Bytes: new Uint8Array(), Tree: { Tree: { Tags: expect.any(Array) } } },
    // @ts-expect-error a list is no text
    { Tags: 'x' },
    // @ts-expect-error there is no such property
    { Tags: [{ Nam: 'x' }] },
    // @ts-expect-error a number is no text
    { Enum: 1 },
  ];
  expect(patterns).toHaveLength(12);
});

describe('expectations', () => {
  test.each([
    ['at least once', {}, ''],
    ['exactly', { times: 3 }, ''],
    ['between bounds', { times: { atLeast: 2, atMost: 3 } }, ''],
    ['never like that', { times: 0, with: { Owner: 'Eve' } }, ''],
    [
      'too often',
      { times: 1, with: { Owner: 'Ada' } },
      'PutNotes should have been called once with {"Owner":"Ada"}; it was called twice like that (calls 1, 3).',
    ],
    [
      'at most',
      { times: { atMost: 2 } },
      'PutNotes should have been called at most twice; it was called 3 times (calls 1, 2, 3).',
    ],
    ['never', { times: 0 }, 'PutNotes should never have been called; it was called 3 times (calls 1, 2, 3).'],
    [
      'too seldom, with the nearest call',
      { with: { Owner: 'Bob', Notes: [{ Id: 'ef-56' }] }, times: { atLeast: 1 } },
      `PutNotes should have been called at least once with {"Owner":"Bob","Notes":[{"Id":"ef-56"}]}; it was not called like that.
Nearest of its 3 calls is number 2, answered 200 (example):
  input.Notes[0].Id should be "ef-56", and is "cd-34"`,
    ],
    [
      'too seldom, by the answer',
      { status: 500, since: 2 },
      `PutNotes should have been called at least once answered {"status":500}, after call 2; it was not called like that.
Nearest of its one call is number 3, answered 400 (InvalidParameterException):
  status should be 500, and is 400`,
    ],
    [
      'some of them like that',
      { times: 3, with: { Owner: 'Ada' } },
      `PutNotes should have been called 3 times with {"Owner":"Ada"}; it was called twice like that (calls 1, 3).
Nearest of its 3 calls is number 2, answered 200 (example):
  input.Owner should be "Ada", and is "Bob"`,
    ],
  ])('%s', async (_, expectation, message) => {
    const server = await busy();
    expect(messageOf(() => expectCalled(server, 'PutNotes', expectation))).toBe(message);
    const { status, body } = await ask(server, 'POST', '/assert', { operation: 'PutNotes', ...expectation });
    if (message === '') expect(body).toMatchObject({ pass: true });
    else expect([status, body]).toMatchObject([409, { title: 'Not as expected', detail: message, pass: false }]);
  });

  test('tell what was called instead', async () => {
    const server = await busy();
    await call(server, 'MakeTea');
    expect(messageOf(() => expectCalled(server, 'DeleteNotes'))).toBe(
      `DeleteNotes should have been called at least once; it was not called.
What was called: PutNotes (3 times), GetNote, POST / (UnknownOperationException).`,
    );
    expect(messageOf(() => expectCalled(controlled(), 'DeleteNotes'))).toBe(
      'DeleteNotes should have been called at least once; it was not called.\nNothing was called at all.',
    );
  });

  test('carry what they tell', async () => {
    const server = await busy();
    try {
      server.expectCalled('PutNotes', { with: { Owner: 'Eve' } });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CallExpectationError);
      expect(error).toMatchObject({
        name: 'CallExpectationError',
        calls: [],
        nearest: { number: 3, differences: [{ path: 'input.Owner', expected: '"Eve"', actual: '"Ada"' }] },
      });
    }
  });

  test('do not guess about calls that the journal has let go', async () => {
    const server = controlled({ journalLimit: 2 });
    for (let count = 0; count < 3; count += 1) await call(server, 'DeleteNotes');
    expect(messageOf(() => server.expectCalled('DeleteNotes', { times: 2 }))).toBe(
      'DeleteNotes should have been called twice, which cannot be told: the journal has let go of its oldest calls, 1 in all. ' +
        'Set journalLimit higher, or reset the server between tests.',
    );
    expect(numbersOf(server.expectCalled('DeleteNotes'))).toEqual([2, 3]);
    expect(numbersOf(server.expectCalled('DeleteNotes', { times: 2, since: 1 }))).toEqual([2, 3]);
    expect(messageOf(() => server.expectCalled('DeleteNotes', { times: 1 }))).toContain('it was called twice');
    server.reset();
    await call(server, 'DeleteNotes');
    expect(numbersOf(server.expectCalled('DeleteNotes', { times: 1 }))).toEqual([1]);
  });
});

describe('calls in order', () => {
  test('are found with others between them', async () => {
    const steps = [
      { operation: 'PutNotes', with: { Owner: 'Ada' } },
      { operation: 'PutNotes', status: 400 },
      { operation: 'GetNote' },
    ];
    const server = await busy();
    expect(numbersOf(expectCalledInOrder(server, steps))).toEqual([1, 3, 4]);
    expect(numbersOf(server.expectCalledInOrder([{ operation: 'PutNotes' }, { operation: 'GetNote' }]))).toEqual([1, 4]);
    // @ts-expect-error that is the input of another operation
    expect(() => server.expectCalledInOrder([{ operation: 'GetNote', with: { Owner: 'Ada' } }])).toThrow();
    expect((await ask(server, 'POST', '/assert', { inOrder: steps })).body).toEqual({ pass: true, calls: [1, 3, 4] });
  });

  test('miss the step that there is no call for', async () => {
    const server = await busy();
    const steps = [
      { operation: 'PutNotes', with: { Owner: 'Bob' } },
      { operation: 'PutNotes', with: { Owner: 'Bob' } },
    ];
    expect(messageOf(() => expectCalledInOrder(server, steps))).toBe(
      `Step 2 of 2 is missing: PutNotes should have been called with {"Owner":"Bob"} after call 2.
The step before it is call 2.
Nearest of its one call is number 3, answered 400 (InvalidParameterException):
  input.Owner should be "Bob", and is "Ada"`,
    );
    const { status, body } = await ask(server, 'POST', '/assert', {
      inOrder: [...steps].reverse(),
    });
    expect([status, body]).toMatchObject([409, { calls: [2] }]);
  });
});

describe('asked by HTTP', () => {
  test.each([
    [{ operation: 'PutNote' }, 'There is no operation PutNote; did you mean PutNotes?'],
    [{}, 'operation is missing'],
    [{ operation: 'PutNotes', time: 1 }, 'did you mean times?'],
    [{ operation: 'PutNotes', times: 'once' }, 'body.times'],
    [{ operation: 'PutNotes', times: { atleast: 1 } }, 'did you mean atLeast?'],
    [{ operation: 'PutNotes', with: { Owner: { matches: '(' } } }, 'Invalid regular expression'],
    [{ inOrder: [{ with: {} }] }, 'body.inOrder[0]: operation is missing'],
    [{ inOrder: {} }, 'there should be a list'],
    [[], 'not a list'],
  ])('%j is wrong: %s', async (body, words) => {
    const told = await ask(await busy(), 'POST', '/assert', body);
    expect(told.status).toBe(400);
    expect((told.body as { detail: string }).detail).toContain(words);
  });
});

describe('differences', () => {
  test.each([
    [1, 1, []],
    ['1', 1, [': "1" 1']],
    [Number.NaN, Number.NaN, []],
    [null, undefined, [': null nothing']],
    [{ a: 1 }, { a: 1, b: 2 }, []],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3, 4] } }, ['.a.b[1]: 2 3', '.a.b[2]: nothing 4']],
    [[1, 2], [1], ['[1]: 2 nothing']],
    [{ a: 1 }, [1], [': {"a":1} [1]']],
    [[], {}, [': [] {}']],
    [{ 'x y': 1 }, {}, ['["x y"]: 1 nothing']],
    [{ constructor: { exists: false }, toString: undefined }, {}, []],
    [{ exists: true }, undefined, [': anything nothing']],
    [{ exists: true }, null, []],
    [{ is: { a: 1 } }, { a: 1, b: 2 }, [': {"a":1} {"a":1,"b":2}']],
    [{ is: { a: [1], b: 2 } }, { b: 2, a: [1] }, []],
    [{ not: { contains: 'x' } }, 'xyz', [': not {"contains":"x"} "xyz"']],
    [{ anyOf: ['a', { above: 3 }] }, 4, []],
    [{ anyOf: ['a', 'b'] }, 'c', [': any of "a", "b" "c"']],
    [{ contains: 'b' }, 'abc', []],
    [{ contains: { a: 1 } }, [{ a: 2 }, { a: 1, b: 1 }], []],
    [{ contains: 3 }, '123', [': something with 3 in it "123"']],
    [{ matches: '^a' }, 'ba', [': /^a/u "ba"']],
    [{ above: 3, atMost: 5 }, 5, []],
    [{ above: 3, below: 5 }, 7, [': below 5 7']],
    [{ atLeast: 3 }, 'x', [': at least 3 "x"']],
    [{ has: { is: 3 } }, { is: 3 }, []],
    [{ is: 3, other: 4 }, { is: 3, other: 5 }, ['.other: 4 5']],
    [/b/gu, 'abc', []],
    [/d/u, 'abc', [': /d/u "abc"']],
    [{ a: expect.any(Number) }, { a: 'x' }, ['.a: Any<Number> "x"']],
    ['${alert(1)}', '${alert(1)}', []],
    [{ bytes: 1 }, { bytes: new Uint8Array(3) }, ['.bytes: 1 "<3 bytes>"']],
    [{ n: 1 }, { n: 5n }, ['.n: 1 "<5>"']],
  ] as const)('%o and %o: %j', (pattern, value, wanted) => {
    const told = differencesOf(pattern, value, '').map(({ path, expected, actual }) => `${path}: ${expected} ${actual}`);
    expect(told).toEqual(wanted);
  });

  /** Names and texts that are no conditions and spell no number. */
  const word = fc.constantFrom('a', 'b', 'ab', '__proto__', 'constructor');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, false, 0, 1, 2.5),
      word,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(word, tie('value'), { maxKeys: 3 }),
    ),
  }));
  const { pattern } = fc.letrec<{ pattern: unknown }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3 },
      value,
      fc.dictionary(word, tie('pattern'), { maxKeys: 3 }),
      fc.array(tie('pattern'), { maxLength: 3 }),
      fc.record({ exists: fc.boolean() }),
      fc.record({ is: value }),
      fc.record({ not: tie('pattern') }),
      fc.record({ anyOf: fc.array(tie('pattern'), { maxLength: 3 }) }),
      fc.record({ contains: tie('pattern') }),
      fc.record({ matches: fc.constantFrom('a', '^b', '.') }),
      fc.record({ above: fc.integer({ min: 0, max: 2 }), atMost: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ below: fc.integer({ min: 0, max: 2 }), atLeast: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ has: fc.dictionary(word, tie('pattern'), { maxKeys: 3 }) }),
    ),
  }));

  test('are there where a rule would not hold', () => {
    fc.assert(
      fc.property(pattern, fc.option(value, { nil: undefined }), (wanted, actual) => {
        const holds = matcherOf({ input: wanted as Pattern, valid: 'any' })(scopeOf(actual), 'none');
        expect(differencesOf(wanted, actual, 'input').length === 0).toBe(holds);
      }),
      { numRuns: 3000 },
    );
  });

  test('are none between a value and itself, or a part of it', () => {
    fc.assert(
      fc.property(value, fc.func(fc.boolean()), (whole, keeps) => {
        expect(differencesOf(whole, structuredClone(whole), '')).toEqual([]);
        expect(differencesOf(partOf(whole, keeps), whole, '')).toEqual([]);
      }),
    );
  });

  test('are told of what goes round in circles, and in few words of what is long', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(differencesOf(1, circle, 'x')).toEqual([{ path: 'x', expected: '1', actual: '"<circular>"' }]);
    const [{ actual } = { actual: '' }] = differencesOf(1, 'x'.repeat(1000), 'x');
    expect(actual.length).toBeLessThan(340);
    expect(actual).toMatch(/… \(1002 characters\)$/u);
  });
});
