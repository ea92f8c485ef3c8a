export type Pause = (milliseconds: number) => Promise<void>;

export const pause: Pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Lets so many at a time through to one host, and none before the host wants it. */
export class HostGate {
  readonly #width: number;
  readonly #pause: Pause;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #closed: Promise<unknown> = Promise.resolve();
  /** Milliseconds between two that go through. */
  #interval = 0;

  constructor(width: number, wait: Pause = pause) {
    this.#width = width;
    this.#pause = wait;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#width) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#inside += 1;
    try {
      await this.#opened();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Who waits takes the place of who leaves.
      if (next) next();
      else this.#inside -= 1;
    }
  }

  /** Nobody goes through for so many milliseconds: the host has asked for it. */
  hold(milliseconds: number): void {
    this.#closed = Promise.all([this.#closed, this.#pause(milliseconds)]);
  }

  space(milliseconds: number): void {
    this.#interval = milliseconds;
  }

  async #opened(): Promise<void> {
    for (let closed: Promise<unknown> | undefined; closed !== this.#closed; ) {
      closed = this.#closed;
      await closed;
    }
    if (this.#interval > 0) this.hold(this.#interval);
  }
}
