import type { Clock } from './clock.js';

/** An editor writes a file in several steps: so long, in milliseconds, nothing must have happened before work begins. */
const quiet = 60;

/** Who writes without a pause is not waited for any longer than this, in milliseconds. */
const patience = 500;

/**
 * Gathers what happens and has it worked off in rounds that never overlap: what happens during a round is gathered for one more.
 *
 * ```
 * idle ── hint ──▶ gathering ── quiet, or out of patience ──▶ working ──▶ idle, or gathering where there were hints meanwhile
 * ```
 */
export class Rounds<Hint> {
  readonly #clock: Clock;
  readonly #work: (hints: readonly Hint[]) => Promise<void>;
  #hints: Hint[] = [];
  /** When the first of the hints came. */
  #since = 0;
  #callOff: (() => void) | undefined;
  #underway: Promise<void> | undefined;
  #closed = false;

  /** @param work must not reject */
  constructor(clock: Clock, work: (hints: readonly Hint[]) => Promise<void>) {
    this.#clock = clock;
    this.#work = work;
  }

  hint(hint: Hint): void {
    if (this.#closed) return;
    if (this.#hints.length === 0) this.#since = this.#clock.now();
    this.#hints.push(hint);
    if (this.#underway === undefined) this.#gather();
  }

  /** Has a first round without any wait; resolves when it has ended. */
  async first(hint: Hint): Promise<void> {
    this.#hints.push(hint);
    this.#begin();
    await this.#underway;
  }

  /** Begins no further round. @returns when the one that is underway has ended */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff?.();
    await this.#underway;
  }

  #gather(): void {
    this.#callOff?.();
    const left = this.#since + patience - this.#clock.now();
    this.#callOff = this.#clock.after(Math.max(0, Math.min(quiet, left)), () => this.#begin());
  }

  #begin(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const hints = this.#hints;
    this.#hints = [];
    this.#underway = this.#work(hints).finally(() => {
      this.#underway = undefined;
      if (this.#hints.length > 0 && !this.#closed) this.#gather();
    });
  }
}
