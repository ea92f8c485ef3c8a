import { describe, expect, it } from 'vitest';
import { Rounds } from '../../src/watch/rounds.js';
import { HandClock, settled } from './hand-clock.js';

/** Rounds whose work lasts until it is ended by hand. */
function open() {
  const clock = new HandClock();
  const begun: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const rounds = new Rounds<number>(clock, (hints) => {
    begun.push(hints);
    return new Promise((done) => ends.push(done));
  });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await settled();
  };
  return { clock, begun, rounds, end };
}

describe('rounds', () => {
  it('begin when nothing has happened for a while', async () => {
    const { clock, begun, rounds } = open();
    rounds.hint(1);
    await clock.pass(40);
    rounds.hint(2);
    await clock.pass(40);
    expect(begun).toEqual([]);
    await clock.pass(40);
    expect(begun).toEqual([[1, 2]]);
  });

  it('begin after half a second, for who never pauses', async () => {
    const { clock, begun, rounds } = open();
    for (let number = 0; number < 30; number++) {
      rounds.hint(number);
      await clock.pass(20);
    }
    expect(begun).toEqual([Array.from({ length: 25 }, (_, number) => number)]);
  });

  it('never overlap: what happens in one is gathered for one more', async () => {
    const { clock, begun, rounds, end } = open();
    rounds.hint(1);
    await clock.pass(100);
    for (const hint of [2, 3, 4]) {
      rounds.hint(hint);
      await clock.pass(1000);
    }
    expect(begun).toEqual([[1]]);
    await end();
    await clock.pass(100);
    expect(begun).toEqual([[1], [2, 3, 4]]);
    await end();
    await clock.pass(10_000);
    expect(begun).toHaveLength(2);
  });

  it('wait for the last of what still happens when one ends', async () => {
    const { clock, begun, rounds, end } = open();
    rounds.hint(1);
    await clock.pass(100);
    rounds.hint(2);
    await end();
    await clock.pass(40);
    rounds.hint(3);
    await clock.pass(59);
    expect(begun).toEqual([[1]]);
    await clock.pass(1);
    expect(begun).toEqual([[1], [2, 3]]);
  });

  it('have the first one at once', async () => {
    const { begun, rounds, end } = open();
    const first = rounds.first(1);
    expect(begun).toEqual([[1]]);
    await end();
    await first;
  });

  it('come to an end: the one underway is waited for, and there is no other', async () => {
    const { clock, begun, rounds, end } = open();
    rounds.hint(1);
    await clock.pass(100);
    rounds.hint(2);
    let isClosed = false;
    const closing = rounds.close().then(() => {
      isClosed = true;
    });
    await settled();
    expect(isClosed).toBe(false);
    await end();
    await closing;
    rounds.hint(3);
    expect(clock.ahead).toEqual([]);
    expect(begun).toEqual([[1]]);
  });

  it('that wait are called off', async () => {
    const { clock, begun, rounds } = open();
    rounds.hint(1);
    await rounds.close();
    await clock.pass(1000);
    expect(begun).toEqual([]);
  });
});
