import type { Clock } from '../../src/watch/clock.js';

interface Alarm {
  readonly at: number;
  readonly work: () => void;
}

/** A clock that is moved by hand. */
export class HandClock implements Clock {
  #now = 0;
  #alarms: Alarm[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, work: () => void): () => void {
    const alarm: Alarm = { at: this.#now + milliseconds, work };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** How long until each of what is to come, in milliseconds, the next one first. */
  get ahead(): readonly number[] {
    return this.#alarms.map(({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  /** Goes on, ringing what is due on the way; what that starts gets its turn. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      next.work();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** When everything that waits for nothing but its turn has had it. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
