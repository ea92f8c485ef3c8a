import { describe, expect, test } from 'vitest';
import { readType, typeRules } from '../../../src/dialect/widdershins/type-cell.js';
import type { Span } from '../../../src/page/structure/index.js';

const link = (text: string): Span => ({ text, href: `#schema${text.toLowerCase()}` });

describe('types as cells write them', () => {
  const cases: readonly (readonly [readonly Span[], unknown])[] = [
    [[link('Berth')], { kind: 'reference', name: 'Berth' }],
    [[{ text: '[' }, link('Berth'), { text: ']' }], { kind: 'array', items: { kind: 'reference', name: 'Berth' } }],
    [[{ text: 'string(date-time)' }], { kind: 'plain', type: 'string', format: 'date-time' }],
    [[{ text: '[[integer]]' }], { kind: 'array', items: { kind: 'array', items: { kind: 'plain', type: 'integer' } } }],
    [[{ text: 'array[string]' }], { kind: 'array', items: { kind: 'plain', type: 'string' } }],
    [
      [{ text: 'number¦null' }],
      {
        kind: 'choice',
        of: [
          { kind: 'plain', type: 'number' },
          { kind: 'plain', type: 'null' },
        ],
      },
    ],
    [
      [{ text: 'string,null' }],
      {
        kind: 'choice',
        of: [
          { kind: 'plain', type: 'string' },
          { kind: 'plain', type: 'null' },
        ],
      },
    ],
    [[{ text: '[oneOf]' }], { kind: 'array', items: { kind: 'combined' } }],
    [[{ text: 'any' }], { kind: 'plain', type: 'any' }],
    [[{ text: 'file' }], { kind: 'plain', type: 'file' }],
  ];
  test.each(cases)('%j', (spans, want) => {
    expect(readType(spans)?.type).toEqual(want);
  });

  test.each(['constructor', 'string of doom', `${'['.repeat(40)}string${']'.repeat(40)}`])('%s is none', (text) => {
    expect(readType([{ text }])).toBeUndefined();
  });
});

test('every rule is a sentence, once', () => {
  const names = typeRules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.split(' ').length).toBeGreaterThan(3);
});
