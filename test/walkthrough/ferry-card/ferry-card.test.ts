import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codesOf, linesOf, readAs } from '../../dialect/reading-lines.js';
import { ferryCard } from './index.js';
import { lineRules, readLine } from './line.js';

const crossings = readFileSync('test/walkthrough/ferry-card/crossings.txt', 'utf8');

/** A line that each rule reads, and one that looks like it. */
const examples: readonly (readonly [yes: string, no: string])[] = [
  ['Sail: POST /crossings/{id}', 'Sail: tomorrow at noon'],
  ['Why: Books a crossing.', 'Why not'],
  ['Ask: day* (date)', 'Ask: the captain'],
  ['Answer: 204', 'Answer: 2040'],
];

describe('rules of lines', () => {
  test.each(lineRules.map(({ name }, index) => [name, index] as const))('%s', (name, index) => {
    const [yes = '', no = ''] = examples[index] ?? [];
    expect(readLine(yes, 0)?.rule).toBe(name);
    expect(readLine(no, 0)).toBeUndefined();
  });
});

describe('a card', () => {
  test('is read, line by line', async () => {
    expect(linesOf(await readAs(ferryCard, crossings))).toEqual([
      'GET /crossings',
      'query day*: string format="date"',
      'query most: integer',
      'query tide: ?unknown',
      'response 200',
    ]);
  });

  test('what is not understood is said, and what is not read is known', async () => {
    const reading = await readAs(ferryCard, crossings);
    expect(codesOf(reading)).toEqual(['type-unknown']);
    expect(reading.coverage.unread).toEqual([{ line: 9, text: 'Tear off here' }]);
  });

  test('a page of another kind is left to others', async () => {
    await expect(readAs(ferryCard, crossings.replace('FERRY', 'TRAIN'))).rejects.toThrow('does not know');
  });
});
