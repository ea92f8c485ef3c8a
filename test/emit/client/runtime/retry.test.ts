import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HttpError, NetworkError } from '../../../../src/emit/client/runtime/errors.js';
import { backoff, isRetriable, type RetryOptions, retries, retryAfterOf } from '../../../../src/emit/client/runtime/retry.js';

const call = { operation: 'GetPet', method: 'GET', url: 'http://localhost/', attempts: 1 };
const answer = (status: number, retryAfter?: number) =>
  new HttpError({
    ...call,
    response: {
      status,
      headers: new Headers(retryAfter === undefined ? {} : { 'x-amz-retry-after': String(retryAfter) }),
      requestId: undefined,
      attempts: 1,
    },
    body: '',
  });
const request = { method: 'GET', url: 'http://localhost/', headers: {}, body: undefined, repeatable: true };

describe('what an answer asks to wait', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2024-05-01T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[{ readonly [name: string]: string }, number | undefined]>([
    [{}, undefined],
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after': 'Wed, 01 May 2024 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 01 May 2024 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'x-amz-retry-after': '250' }, 250],
    [{ 'x-amz-retry-after': '250', 'retry-after': '3' }, 250],
    [{ 'x-amz-retry-after': 'soon', 'retry-after': '3' }, 3000],
  ])('%j is %s ms', (headers, milliseconds) => {
    expect(retryAfterOf(new Headers(headers))).toBe(milliseconds);
  });
});

test('the wait is never longer than its bound, and the bound doubles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const wait = backoff(attempt, { random: () => random });
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(20_000, 100 * 2 ** (attempt - 1)));
    }),
  );
  expect([1, 2, 3, 4].map((attempt) => backoff(attempt, { random: () => 0.5, baseDelay: 10, maxDelay: 60 }))).toEqual([
    5, 10, 20, 30,
  ]);
});

test('what may not be done twice is sent again only where nothing was done yet', () => {
  const statuses = [400, 408, 429, 500, 501, 502, 503, 504, 505];
  expect(statuses.filter((status) => isRetriable(answer(status), true))).toEqual([429, 500, 502, 503, 504]);
  expect(statuses.filter((status) => isRetriable(answer(status), false))).toEqual([429, 503]);
  expect([true, false].map((repeatable) => isRetriable(new NetworkError(call), repeatable))).toEqual([true, false]);
});

test.each<[string, number | undefined, HttpError, number, RetryOptions]>([
  ['the wait that is asked for, where it is the longer one', 500, answer(503, 500), 1, { random: () => 0.9 }],
  ['the backoff, where it is the longer one', 90, answer(503, 50), 1, { random: () => 0.9 }],
  ['none after the last attempt', undefined, answer(503), 3, {}],
  ['none where the service asks for too long a wait', undefined, answer(503, 2000), 1, { maxDelay: 1000 }],
  ['none where the error is no reason', undefined, answer(400), 1, {}],
])('the delay is %s', (_, milliseconds, error, attempt, options) => {
  expect(retries(options).delay(error, attempt, request)).toBe(milliseconds);
});

test('a stream is never sent twice', () => {
  const body = new ReadableStream();
  expect(retries().delay(answer(503), 1, { ...request, body })).toBeUndefined();
});

test('a budget is spent by retries, and paid back a tenth at a time by calls that succeed', () => {
  const policy = retries({ budget: 2, random: () => 0 });
  const tried = () => policy.delay(answer(503), 1, request);
  expect([tried(), tried(), tried()]).toEqual([0, 0, undefined]);
  for (let count = 0; count < 9; count += 1) policy.succeeded?.();
  expect(tried()).toBeUndefined();
  policy.succeeded?.();
  policy.succeeded?.();
  expect([tried(), tried()]).toEqual([0, undefined]);
});
