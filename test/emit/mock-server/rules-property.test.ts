// biome-ignore-all lint/suspicious/noThenProperty: rules have one, and are no promises.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, PlaceholderError, readPieces } from '../../../src/emit/mock-server/runtime/placeholder.js';
import type { Rule } from '../../../src/emit/mock-server/runtime/rule.js';
import { checkRules, RuleError } from '../../../src/emit/mock-server/runtime/rule-check.js';
import { type Came, call, shelf, shelfApi } from './shelf-api.js';

const hostile = [
  '__proto__',
  'constructor',
  'toString',
  '${',
  '}',
  '$${',
  '../',
  '\u2028',
  '`',
  '*/',
  '"',
  "'",
  '[',
  ']',
  '.',
  ' or ',
];
const scrap = fc.oneof(
  fc.constantFrom(...hostile, 'input', 'store', 'answer', 'random', 'uuid', 'now', 'request', 'headers', '0', "[a='b']"),
  fc.string({ maxLength: 3 }),
);
const scraps = fc.array(scrap, { maxLength: 8 }).map((parts) => parts.join(''));

describe('placeholders', () => {
  test('whatever a text is, it can be read, or it is told what is wrong with it', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        let pieces: readonly Piece[];
        try {
          pieces = readPieces(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PlaceholderError);
          return;
        }
        const isPlain = pieces.every(({ kind }) => kind === 'text');
        if (!text.includes('${')) expect(pieces).toEqual(text === '' ? [] : [{ kind: 'text', text }]);
        else expect(isPlain).toBe(!text.replaceAll('$${', '_').includes('${'));
      }),
    );
  });

  test('a text in which each beginning of one is escaped prints as it was', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const pieces = readPieces(text.replaceAll('${', () => '$${'));
        expect(pieces.map((piece) => (piece.kind === 'text' ? piece.text : '?')).join('')).toBe(text);
      }),
    );
  });
});

const name = fc.oneof(fc.constantFrom(...hostile, 'a', 'id', 'body', 'title'), fc.string({ maxLength: 3 }));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    scraps,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const count = fc.integer({ min: -1, max: 3 });

/** Rules that are nearly right, with anything in them. */
const rule = fc
  .record({
    when: maybe(
      fc.record(
        {
          operation: maybe(fc.constantFrom('GetBook', 'AddBook', ['GetBook', 'ListBooks'], '__proto__')),
          path: maybe(fc.constantFrom('/books/*', '/**', '/books/7')),
          headers: maybe(fc.dictionary(name, json, { maxKeys: 1 })),
          query: maybe(fc.dictionary(name, json, { maxKeys: 1 })),
          input: maybe(json),
          store: maybe(
            fc.dictionary(
              scraps.map((text) => `a/${text}`),
              json,
              { maxKeys: 1 },
            ),
          ),
          counters: maybe(fc.dictionary(name, json, { maxKeys: 1 })),
          valid: maybe(fc.constantFrom(true, false, 'any')),
        },
        { requiredKeys: [] },
      ),
    ),
    times: maybe(count),
    after: maybe(count),
    answer: maybe(
      fc.oneof(
        fc.record({ body: json }),
        fc.record({ text: scraps, headers: fc.dictionary(name, scraps, { maxKeys: 2 }) }),
        fc.record({ error: fc.constantFrom('NoSuchBook', 'TooMany'), message: scraps }),
        fc.constantFrom({ synthesise: true }, { example: '1' }, { pass: true }, { status: 204 }),
      ),
    ),
    then: maybe(
      fc.array(
        fc.oneof(
          fc.record({ put: scraps.map((text) => `a/${text}`), value: json }),
          fc.record({ merge: scraps.map((text) => `__proto__/${text}`), value: json }),
          fc.record({ delete: scraps.map((text) => `a/${text}`) }),
          fc.record({ increment: scraps }),
        ),
        { maxLength: 2 },
      ),
    ),
  })
  .map((made) => JSON.parse(JSON.stringify(made)) as unknown);

function allowed(rules: readonly unknown[]): readonly Rule[] {
  return rules.flatMap((each) => {
    try {
      return checkRules([each], shelfApi);
    } catch (error) {
      expect(error).toBeInstanceOf(RuleError);
      return [];
    }
  });
}

const line = fc.constantFrom(
  'GET /books/7',
  'GET /books/8?limit=1',
  'POST /books {"title":"T","id":"__proto__"}',
  'POST /books {}',
  'GET /books',
  'GET /nowhere',
  'DELETE /books/7',
);

describe('rules', () => {
  test('whatever was let in works, the same way twice', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        fc.array(line, { maxLength: 6 }),
        fc.integer(),
        async (given, lines, seed) => {
          const rules = allowed(given);
          tried += rules.length;
          const converse = async (): Promise<readonly unknown[]> => {
            const server = shelf({ seed, rules, now: () => 1_000 });
            const came: (Came | string)[] = [];
            for (const each of lines) {
              try {
                came.push(await call(server, each));
              } catch (error) {
                // The body is none of the type that a rule gave it.
                expect(error).toBeInstanceOf(SyntaxError);
                came.push('unreadable');
              }
            }
            expect(JSON.stringify(came)).not.toContain('InternalFailure');
            expect(server.requests.map(({ status }) => status)).not.toContain(undefined);
            const snapshot = JSON.parse(JSON.stringify(server.snapshot()));
            const copy = shelf({ store: snapshot.store });
            expect(copy.snapshot().store).toEqual(snapshot.store);
            return [came, snapshot, server.requests];
          };
          expect(await converse()).toEqual(await converse());
        },
      ),
      { numRuns: 150 },
    );
    expect(tried).toBeGreaterThan(50);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('any JSON at all is rules, or is told what is wrong with it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(rule, { maxLength: 2 }), json), (value) => {
        try {
          checkRules(value, shelfApi);
        } catch (error) {
          expect(error).toBeInstanceOf(RuleError);
        }
      }),
    );
  });
});

describe('the same seed', () => {
  const rules: readonly Rule[] = [
    { name: 'id', probability: 0.5, answer: { pass: true, headers: { 'x-id': '${random.uuid}' } } },
    {
      name: 'some',
      probability: 0.3,
      when: { operation: 'GetBook' },
      answer: { synthesise: true },
      then: [{ put: 'seen/${answer.id}', value: '${answer}' }],
    },
    { name: 'code', when: { operation: 'AddBook' }, answer: { body: { id: '${random.digits[8]}', title: '${request.number}' } } },
  ];

  async function conversation(seed: number): Promise<readonly unknown[]> {
    const server = shelf({ seed, rules, now: () => 0 });
    const told: unknown[] = [];
    for (let number = 0; number < 20; number += 1) {
      const request =
        number % 3 === 0
          ? new Request('http://shelf/books', { method: 'POST', body: '{"title":"T"}' })
          : `http://shelf/books/${number}`;
      const response = await server.fetch(request);
      told.push([...response.headers], await response.text());
    }
    return [...told, server.snapshot(), server.requests];
  }

  test('gives the same bytes, headers and state; another seed gives others', async () => {
    const [one, same, other] = [await conversation(7), await conversation(7), await conversation(8)];
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });
});
