import { describe, expect, test } from 'vitest';
import { sortAnswers, statusOf } from '../../src/notation/answer.js';

const answer = (status: number | 'default', description?: string) => ({
  status,
  ...(description === undefined ? {} : { description }),
  contents: [],
  headers: [],
  evidence: {},
});

describe('an answer is an error where it has the name of one', () => {
  const cases = [
    [answer(404, 'NotFoundException'), 'error'],
    [answer(400, 'BerthRefused'), 'error'],
    [answer(500, 'DiskError'), 'error'],
    [answer(404, 'No such thing'), 'response'],
    [answer(401, 'Unauthorized'), 'response'],
    [answer(404), 'response'],
    [answer(200, 'OK'), 'response'],
    [answer('default', 'Error'), 'response'],
    [answer(400, '*/ evil'), 'response'],
  ] as const;
  test.each(cases)('%j is an %s', (one, want) => {
    const { responses, operationErrors } = sortAnswers([one]);
    expect(operationErrors.length > 0 ? 'error' : 'response').toBe(want);
    expect(responses.length + operationErrors.length).toBe(1);
  });
});

test.each([
  ['200', 200],
  ['4XX', 400],
  ['default', 'default'],
  ['20', undefined],
  ['600', undefined],
  ['OK', undefined],
] as const)('%s as a status', (words, want) => {
  expect(statusOf(words)).toBe(want);
});
