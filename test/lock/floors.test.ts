import { describe, expect, test } from 'vitest';
import { fallen } from '../../src/lock/floors.js';
import type { ReadCounts } from '../../src/lock/lock.js';

const before: ReadCounts = { operations: 4, fields: 40, responses: 8, errors: 20, lines: 300, unread: 15 };

const told = (after: Partial<ReadCounts>, floors = {}, was: Partial<ReadCounts> = {}) =>
  fallen([{ source: 'page.md', before: { ...before, ...was }, after: { ...before, ...was, ...after } }], floors).map(
    ({ code, message }) => `${code}: ${message}`,
  );

describe('a floor holds', () => {
  test.each<[string, Partial<ReadCounts>, string]>([
    ['half of the operations', { operations: 2 }, 'The floor for operations holds: page.md had 4 operations, and has 2.'],
    ['all of them', { operations: 0, fields: 0 }, 'The floor for operations holds: page.md had 4 operations, and has 0.'],
    ['every response', { responses: 0 }, 'The floor for responses holds: page.md had 8 responses, and has 0.'],
    ['a third of the fields', { fields: 27 }, 'The floor for fields holds: page.md had 40 fields, and has 27.'],
    ['most errors', { errors: 9 }, 'The floor for errors holds: page.md had 20 errors, and has 9.'],
    [
      'what was read of the lines',
      { unread: 200 },
      'The floor for coverage holds: page.md had 95 percent of its lines read, and has 33.',
    ],
  ])('when a page loses %s', (_what, after, message) => {
    expect(told(after)).toEqual([`layout-changed: ${message}`]);
  });
});

describe('an ordinary change falls through no floor', () => {
  test.each<[string, Partial<ReadCounts>, Partial<ReadCounts>?]>([
    ['nothing', {}],
    ['more of everything', { operations: 5, fields: 60, responses: 10, errors: 30, unread: 0 }],
    ['one operation of four', { operations: 3 }],
    ['two fields of a page with three', { fields: 1 }, { fields: 3 }],
    ['three errors of four', { errors: 1 }, { errors: 4 }],
    ['some lines that nobody reads', { unread: 60 }],
    ['a short page with a line more', { lines: 8, unread: 6 }, { lines: 7, unread: 0 }],
    ['a page that never had any', {}, { operations: 0, fields: 0, responses: 0, errors: 0 }],
  ])('%s', (_what, after, was) => {
    expect(told(after, {}, was)).toEqual([]);
  });
});

describe('the config sets floors', () => {
  test('a higher one holds what the default lets pass', () => {
    expect(told({ operations: 3 }, { operations: 1 })).toHaveLength(1);
  });

  test('none at all holds nothing', () => {
    expect(told({ operations: 0 }, { operations: 0 })).toEqual([]);
  });
});
