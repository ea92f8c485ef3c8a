import type { Answer, Call } from './call.js';
import type { Extensible } from './extension.js';
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

/** What is kept of an exchange beside the journal's entry. */
interface Kept {
  readonly answer: Answer;
  /** Of the call's body, where its text does not tell. */
  readonly bytes: Uint8Array | undefined;
}

/** Remembers calls as long as the journal does, and tells of each as it is answered. */
export class CallWatch {
  readonly #server: Pick<Extensible, 'forgotten'>;
  /** Oldest first. No WeakMap: at tens of thousands of calls a second the collector would do little else than keep it. */
  readonly #exchanges = new Map<Readonly<Entry>, Kept>();
  #forgotten = 0;
  /** Calls whose entries somebody waits for. */
  readonly #followed = new Map<Call, Readonly<Entry> | undefined>();
  readonly #watchers = new Set<Watcher>();

  constructor(server: Pick<Extensible, 'forgotten'>) {
    this.#server = server;
  }

  tell(entry: Readonly<Entry>, answer: Answer, call: Call): void {
    this.#forget();
    // A body is a part of what was read off its connection, all of which would be kept with it.
    this.#exchanges.set(entry, { answer, bytes: isTold(entry.body, call.body) ? undefined : call.body });
    if (this.#followed.has(call)) this.#followed.set(call, entry);
    for (const watcher of this.#watchers) watcher.entry(entry);
  }

  /** As many as the journal has let go since; all, where it was emptied. */
  #forget(): void {
    const { forgotten } = this.#server;
    if (forgotten < this.#forgotten) this.#exchanges.clear();
    for (let count = forgotten - this.#forgotten; count > 0; count -= 1) {
      const [oldest] = this.#exchanges.keys();
      if (oldest === undefined) break;
      this.#exchanges.delete(oldest);
    }
    this.#forgotten = forgotten;
  }

  tellCleared(): void {
    this.#exchanges.clear();
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
    const kept = this.#exchanges.get(entry);
    if (kept === undefined) return undefined;
    const { method, url, headers } = entry;
    return { call: { method, url, headers, body: kept.bytes ?? encoder.encode(entry.body) }, answer: kept.answer };
  }

  /** Has a call answered, and tells its entry; `undefined` where it got into no journal. */
  async follow(
    call: Call,
    answer: (call: Call) => Answer | Promise<Answer>,
  ): Promise<readonly [Answer, Readonly<Entry> | undefined]> {
    this.#followed.set(call, undefined);
    try {
      return [await answer(call), this.#followed.get(call)];
    } finally {
      this.#followed.delete(call);
    }
  }
}

const encoder = new TextEncoder();

/** Whether the text is all that the bytes were: not where some were no text, nor where they began with a mark of their order. */
function isTold(text: string, bytes: Uint8Array): boolean {
  return bytes[0] !== 0xef && !text.includes('\ufffd');
}
