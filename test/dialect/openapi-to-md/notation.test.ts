import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Notation, type NotedMember, readNotation } from '../../../src/dialect/openapi-to-md/notation.js';

const word = (text: string): Notation => ({ kind: 'word', word: text });

describe('the notation of types', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['string', { kind: 'value', value: word('string') }],
    [
      'limit?: integer //default: 20',
      { kind: 'member', member: { name: 'limit', optional: true, value: word('integer'), byDefault: '20' } },
    ],
    [
      'tags?: string[][]',
      {
        kind: 'member',
        member: { name: 'tags', optional: true, value: { kind: 'array', items: { kind: 'array', items: word('string') } } },
      },
    ],
    [
      'kind: enum[a, b]',
      { kind: 'member', member: { name: 'kind', optional: false, value: { kind: 'values', values: ['a', 'b'] } } },
    ],
    [
      'kinds?: enum[a, b[0]][]',
      {
        kind: 'member',
        member: {
          name: 'kinds',
          optional: true,
          value: { kind: 'array', items: { kind: 'values', values: ['a', 'b[0]'] } },
        },
      },
    ],
    [
      '// Said\n// twice\nname: string',
      { kind: 'member', member: { name: 'name', optional: false, value: word('string'), comment: 'Said\ntwice' } },
    ],
    [
      'who?: Partial(string) & Partial(#/components/schemas/Person)[]',
      {
        kind: 'member',
        member: {
          name: 'who',
          optional: true,
          value: {
            kind: 'array',
            items: {
              kind: 'joined',
              by: 'any',
              parts: [word('string'), { kind: 'reference', pointer: '#/components/schemas/Person' }],
            },
          },
        },
      },
    ],
    [
      'undefined?: #/components/schemas/A & {\n   b: string\n }',
      {
        kind: 'member',
        member: {
          name: 'undefined',
          optional: true,
          value: {
            kind: 'joined',
            by: 'and',
            parts: [
              { kind: 'reference', pointer: '#/components/schemas/A' },
              { kind: 'object', members: [{ name: 'b', optional: false, value: word('string') }] },
            ],
          },
        },
      },
    ],
    [
      '{\n  near:#/components/schemas/A[]\n}[]',
      {
        kind: 'value',
        value: {
          kind: 'array',
          items: {
            kind: 'object',
            members: [
              {
                name: 'near',
                optional: false,
                value: { kind: 'array', items: { kind: 'reference', pointer: '#/components/schemas/A' } },
              },
            ],
          },
        },
      },
    ],
    [
      '{\n[]\n  a: string\n}',
      { kind: 'value', value: { kind: 'object', members: [{ name: 'a', optional: false, value: word('string') }] } },
    ],
  ];
  test.each(cases)('%s', (code, want) => {
    expect(readNotation(code)).toEqual(want);
  });

  test.each([
    ['a brace without an end', '{'],
    ['a field without an end', '{\n  a: {\n}'],
    ['what is nested without end', `{\n${'a: {\n'.repeat(500)}`],
  ])('%s is none', (_, code) => {
    expect(readNotation(code)).toBeUndefined();
  });
});

test('what is printed is read back', () => {
  const { value } = fc.letrec<{ value: Notation; member: NotedMember }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('string', 'integer', 'boolean').map(word),
      fc.constantFrom('#/components/schemas/Berth').map((pointer): Notation => ({ kind: 'reference', pointer })),
      tie('value').map((items): Notation => ({ kind: 'array', items })),
      fc.array(tie('member'), { maxLength: 4 }).map((members): Notation => ({ kind: 'object', members })),
    ),
    member: fc.record({
      name: fc.constantFrom('a', '__proto__', 'x-y', 'a.b'),
      optional: fc.constant(false),
      value: tie('value'),
    }),
  }));
  const print = (one: Notation, indent = ''): string => {
    switch (one.kind) {
      case 'word':
        return one.word;
      case 'reference':
        return one.pointer;
      case 'array':
        return `${print(one.items, indent)}[]`;
      case 'object':
        return `{\n${one.members.map(({ name, value: own }) => `${indent}  ${name}: ${print(own, `${indent}  `)}\n`).join('')}${indent}}`;
      default:
        return '';
    }
  };
  fc.assert(
    fc.property(value, (one) => {
      expect(readNotation(print(one))).toEqual({ kind: 'value', value: one });
    }),
  );
});
