import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sleep, withDeadline } from '../../../../src/emit/client/runtime/deadline.js';
import { rejection } from './stub-api.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const within = <T>(
  { signal, timeout }: { readonly signal: AbortSignal | undefined; readonly timeout: number | undefined },
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> =>
  withDeadline(
    signal,
    timeout,
    () => new Error(`aborted: ${signal?.reason}`),
    () => new Error('too late'),
    work,
  );
const never = (): Promise<never> => new Promise(() => {});

test('work that needs no watching gets no signal and no timer', async () => {
  const work = vi.fn(async () => 1);
  expect(await within({ signal: undefined, timeout: undefined }, work)).toBe(1);
  expect(work).toHaveBeenCalledWith(undefined);
});

test.each([Number.POSITIVE_INFINITY, 2 ** 31])(
  'a timeout of %d ms, for which there is no timer, is no limit',
  async (timeout) => {
    const work = within({ signal: undefined, timeout }, () => sleep(5000, undefined).then(() => 'done'));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await work).toBe('done');
  },
);

test('work is told to stop when the time is up, and is not waited for', async () => {
  let told: AbortSignal | undefined;
  const failed = rejection(
    within({ signal: undefined, timeout: 100 }, (signal) => {
      told = signal;
      return never();
    }),
  );
  await vi.advanceTimersByTimeAsync(100);
  expect(await failed).toMatchObject({ message: 'too late' });
  expect(told?.reason).toMatchObject({ message: 'too late' });
  expect(vi.getTimerCount()).toBe(0);
});

test('work that fails after it was told to stop fails unheard', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  const failed = rejection(
    within({ signal: undefined, timeout: 1 }, (signal) => new Promise((_, reject) => signal?.addEventListener('abort', reject))),
  );
  await vi.advanceTimersByTimeAsync(1);
  expect(await failed).toMatchObject({ message: 'too late' });
  await vi.advanceTimersByTimeAsync(1);
  process.off('unhandledRejection', unheard);
  expect(unheard).not.toHaveBeenCalled();
});

test('a signal that has aborted keeps the work from being begun', async () => {
  const work = vi.fn(never);
  const failed = rejection(within({ signal: AbortSignal.abort('enough'), timeout: 100 }, work));
  expect(await failed).toMatchObject({ message: 'aborted: enough' });
  expect(work).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['elapses', 'is cut short'])('a wait that %s takes its timer and its listener with it', async (how) => {
  const controller = new AbortController();
  const remove = vi.spyOn(controller.signal, 'removeEventListener');
  const waited = sleep(1000, controller.signal);
  if (how === 'elapses') await vi.advanceTimersByTimeAsync(1000);
  else controller.abort();
  await waited;
  expect(vi.getTimerCount()).toBe(0);
  expect(remove).toHaveBeenCalledTimes(1);
});
