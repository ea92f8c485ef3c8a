import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/model/reading.js';
import { compare, factsOfReading } from '../general/facts.js';
import { readFixture } from './taught.js';

/** A page of the layouts that the general dialect is measured on, and does not read to the last fact. */
describe('a layout that the general dialect reads in part: question-columns', () => {
  const page = '../../general/question-columns/page.html';
  const truth = JSON.parse(readFileSync('fixtures/general/question-columns/truth.json', 'utf8'));
  let reading: Reading;
  beforeAll(async () => {
    reading = await readFixture('fixtures/declarative/question-columns', page);
  });

  it('is read to the last fact once a config teaches it: f1 1.0', () => {
    const { missing, wrong, invented, f1 } = compare(truth, factsOfReading(reading));
    expect({ missing, wrong, invented, f1 }).toEqual({ missing: [], wrong: [], invented: [], f1: 1 });
  });

  it('leaves unread what says nothing', () => {
    expect(reading.coverage.unread.map(({ text }) => text)).toEqual(['Returns']);
  });
});
