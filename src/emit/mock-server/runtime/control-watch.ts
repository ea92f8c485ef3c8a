import type { Answer, Call } from './call.js';
import type { Entry } from './journal.js';

/** What a call was like on its way in and out, as far as the journal does not tell. */
export interface Exchange {
  readonly call: Call;
  readonly answer: Answer;
}

export interface Watcher {
  entry(entry: Readonly<Entry>): void;
  /** The journal was emptied. */
  cleared(): void;
}

/** Remembers calls as long as the journal does, and tells of each as it is answered. */
export class CallWatch {
  readonly #exchanges = new WeakMap<Readonly<Entry>, Exchange>();
  readonly #entries = new WeakMap<Call, Readonly<Entry>>();
  readonly #watchers = new Set<Watcher>();

  tell(entry: Readonly<Entry>, answer: Answer, call: Call): void {
    this.#exchanges.set(entry, { call, answer });
    this.#entries.set(call, entry);
    for (const watcher of this.#watchers) watcher.entry(entry);
  }

  tellCleared(): void {
    for (const watcher of this.#watchers) watcher.cleared();
  }

  /** @returns what ends it */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  exchangeOf(entry: Readonly<Entry>): Exchange | undefined {
    return this.#exchanges.get(entry);
  }

  entryOf(call: Call): Readonly<Entry> | undefined {
    return this.#entries.get(call);
  }
}
