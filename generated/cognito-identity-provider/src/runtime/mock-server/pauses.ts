/** The waits of one answer. Once they are ended, by whomever, none of them takes any time. */
export interface Waits {
  wait(milliseconds: number): Promise<void>;
  end(): void;
}

/** All that a server waits for, so that one that is closed leaves no timer behind. */
export class Pauses {
  readonly #open = new Set<Waits>();

  open(): Waits {
    let hasEnded = false;
    let cut: (() => void) | undefined;
    const waits: Waits = {
      wait: (milliseconds) =>
        hasEnded
          ? Promise.resolve()
          : new Promise((resolve) => {
              const timer = setTimeout(resolve, milliseconds);
              cut = () => {
                clearTimeout(timer);
                resolve();
              };
            }),
      end: () => {
        hasEnded = true;
        this.#open.delete(waits);
        cut?.();
      },
    };
    this.#open.add(waits);
    return waits;
  }

  /** A single wait; over at once where the signal is aborted. */
  async wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const waits = this.open();
    signal?.addEventListener('abort', waits.end, { once: true });
    if (signal?.aborted === true) waits.end();
    await waits.wait(milliseconds);
    signal?.removeEventListener('abort', waits.end);
    waits.end();
  }

  /** Ends all that are open now. */
  endAll(): void {
    for (const waits of [...this.#open]) waits.end();
  }
}
