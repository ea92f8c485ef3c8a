import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitBefore } from '../../src/watch/interval.js';
import { Polls } from '../../src/watch/polls.js';
import { HandClock, settled } from './hand-clock.js';

const minute = 60_000;
const hour = 60 * minute;

describe('how long is waited', () => {
  it.each<{ interval: number; failures: number; random: number; waits: number; what: string }>([
    { interval: minute, failures: 0, random: 0.5, waits: minute, what: 'the interval' },
    { interval: minute, failures: 0, random: 0, waits: 0.9 * minute, what: 'up to a tenth less' },
    { interval: minute, failures: 0, random: 1, waits: 1.1 * minute, what: 'or more' },
    { interval: minute, failures: 3, random: 0.5, waits: 8 * minute, what: 'twice as long after each failure' },
    { interval: minute, failures: 40, random: 0.5, waits: hour, what: 'an hour at most' },
    { interval: 5 * hour, failures: 2, random: 0.5, waits: 5 * hour, what: 'or the interval, where that is longer' },
  ])('$what', ({ interval, failures, random, waits }) => {
    expect(waitBefore(interval, failures, () => random)).toBeCloseTo(waits, 5);
  });

  it('is a time that a timer can wait for, whatever happens', () => {
    const longest = 604_800_000;
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: longest }),
        fc.nat(5000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (interval, failures, random) => {
          const wait = waitBefore(interval, failures, () => random);
          return wait >= 0.9 * interval - 1 && wait < 2 ** 31;
        },
      ),
    );
  });
});

describe('polls', () => {
  const open = (look: (key: string) => Promise<boolean>) => {
    const clock = new HandClock();
    return { clock, polls: new Polls({ interval: minute, clock, random: () => 0.5, look }) };
  };

  it('look again and again, more rarely while that fails, and as often as before once it does not', async () => {
    const answers = [true, false, false, true, true];
    const looked: number[] = [];
    const { clock, polls } = open(async () => {
      looked.push(clock.now() / minute);
      return answers.shift() ?? true;
    });
    polls.restart('a');
    await clock.pass(12 * minute);
    expect(looked).toEqual([1, 2, 4, 8, 9, 10, 11, 12]);
  });

  it('wait a whole interval after what made a look needless', async () => {
    const looked: number[] = [];
    const { clock, polls } = open(async () => {
      looked.push(clock.now());
      return true;
    });
    polls.restart('a');
    await clock.pass(minute - 1);
    polls.restart('a');
    await clock.pass(minute - 1);
    expect(looked).toEqual([]);
    await clock.pass(1);
    expect(looked).toEqual([2 * minute - 1]);
  });

  it('have one look at a time, each key at its own times', async () => {
    const ends: (() => void)[] = [];
    const looked: string[] = [];
    const { clock, polls } = open((key) => {
      looked.push(key);
      return new Promise((done) => ends.push(() => done(true)));
    });
    polls.restart('a');
    await clock.pass(minute / 2);
    polls.restart('b');
    await clock.pass(10 * minute);
    expect(looked).toEqual(['a', 'b']);
    ends[0]?.();
    await settled();
    await clock.pass(minute);
    expect(looked).toEqual(['a', 'b', 'a']);
  });

  it('leave nothing behind', async () => {
    const { clock, polls } = open(async () => true);
    for (const key of ['a', 'b', 'c']) polls.restart(key);
    polls.stop('b');
    expect(clock.ahead).toHaveLength(2);
    polls.close();
    expect(clock.ahead).toEqual([]);
  });
});
