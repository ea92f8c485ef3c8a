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
  readonly entry: Readonly<Entry>;
  readonly answer: Answer;
  /** Of the call's body, where its text does not tell. */
  readonly bytes: Uint8Array | undefined;
}

/** Remembers calls as long as the journal does, and tells of each as it is answered. */
export class CallWatch {
  readonly #journal: Pick<Extensible, 'slotOf'>;
  /**
   * By the journal's slots. No map: one that thousands of calls a second go through leaves tables behind that hold on to one another,
   * and a weak one keeps the collector busy.
   */
  #kept: Kept[] = [];
  /** Calls whose entries somebody waits for. */
  readonly #followed = new Map<Call, Readonly<Entry> | undefined>();
  readonly #watchers = new Set<Watcher>();

  constructor(journal: Pick<Extensible, 'slotOf'>) {
    this.#journal = journal;
  }

  tell(entry: Readonly<Entry>, answer: Answer, call: Call): void {
    const slot = this.#journal.slotOf(entry);
    // A body is a part of what was read off its connection, all of which would be kept with it.
    if (slot !== undefined) this.#kept[slot] = { entry, answer, bytes: isTold(entry.body, call.body) ? undefined : call.body };
    if (this.#followed.has(call)) this.#followed.set(call, entry);
    for (const watcher of this.#watchers) watcher.entry(entry);
  }

  tellCleared(): void {
    this.#kept = [];
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
    const slot = this.#journal.slotOf(entry);
    const kept = slot === undefined ? undefined : this.#kept[slot];
    // The slot may have been taken by a call that has no answer yet.
    if (kept?.entry !== entry) return undefined;
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
