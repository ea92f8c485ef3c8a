import type { Clock } from './clock.js';
import { waitBefore } from './interval.js';

export interface PollOptions {
  /** Between two looks, in milliseconds. */
  readonly interval: number;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Looks; false where it could not. Does not reject. */
  readonly look: (key: string) => Promise<boolean>;
}

interface Poll {
  readonly failures: number;
  readonly callOff: () => void;
}

/** Looks after something again and again, each at a time of its own, and more and more rarely while that fails. */
export class Polls {
  readonly #options: PollOptions;
  readonly #polls = new Map<string, Poll>();

  constructor(options: PollOptions) {
    this.#options = options;
  }

  /** The next look is a whole interval from now. */
  restart(key: string): void {
    this.#wait(key, 0);
  }

  stop(key: string): void {
    this.#polls.get(key)?.callOff();
    this.#polls.delete(key);
  }

  close(): void {
    for (const key of [...this.#polls.keys()]) this.stop(key);
  }

  #wait(key: string, failures: number): void {
    const { interval, clock, random } = this.#options;
    this.#polls.get(key)?.callOff();
    const callOff = clock.after(waitBefore(interval, failures, random), () => void this.#look(poll, key));
    const poll: Poll = { failures, callOff };
    this.#polls.set(key, poll);
  }

  async #look(poll: Poll, key: string): Promise<void> {
    const could = await this.#options.look(key);
    // Stopped, or begun anew, in the meantime.
    if (this.#polls.get(key) === poll) this.#wait(key, could ? 0 : poll.failures + 1);
  }
}
