import type { Answer } from './call.js';
import type { Drop } from './rule.js';

/** How an answer travels, apart from well. The core waits, listeners do the rest. */
export interface Delivery {
  /** Milliseconds before the answer. */
  readonly delay?: number;
  readonly drop?: Drop;
  /** Bytes of the body that are sent. */
  readonly truncate?: number;
  readonly drip?: Drip;
}

export interface Drip {
  readonly bytes: number;
  /** Milliseconds between two portions. */
  readonly every: number;
}

/** What is sent of an answer. */
export interface Portions {
  /** Whether headers are sent; if not, the connection is lost before. */
  readonly hasHeaders: boolean;
  /** Whether the connection is lost after the last portion, although there would be more. */
  readonly isCut: boolean;
  /** The body's bytes, each portion when it is due. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const encoder = new TextEncoder();

/** A connection is lost before the headers where there is no body to lose it in: the client is to notice. */
export function portionsOf(answer: Answer, pauses: Pauses): Portions {
  const { drop, truncate, drip } = answer.delivery ?? {};
  const body = typeof answer.body === 'string' ? encoder.encode(answer.body) : answer.body;
  const sent = body.subarray(0, sentBytes(body.length, drop, truncate));
  const isCut = drop !== undefined || sent.length < body.length;
  const hasHeaders = drop !== 'before-headers' && (drop === undefined || body.length > 0);
  return { hasHeaders, isCut, chunks: chunksOf(sent, drip, pauses) };
}

function sentBytes(length: number, drop: Drop | undefined, truncate: number | undefined): number {
  switch (drop) {
    case 'before-headers':
    case 'after-headers':
      return 0;
    case 'mid-body':
      return Math.floor(length / 2);
    case undefined:
      return truncate ?? length;
  }
}

async function* chunksOf(body: Uint8Array, drip: Drip | undefined, pauses: Pauses): AsyncGenerator<Uint8Array> {
  const size = drip?.bytes ?? body.length;
  for (let at = 0; at < body.length; at += size) {
    if (at > 0 && drip !== undefined) await pauses.wait(drip.every);
    yield body.subarray(at, at + size);
  }
}

/** Waits that can be cut short, so that a server that is closed leaves no timer behind. */
export class Pauses {
  readonly #running = new Map<() => void, ReturnType<typeof setTimeout>>();

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.#running.delete(end);
        resolve();
      };
      this.#running.set(end, setTimeout(end, milliseconds));
    });
  }

  /** Ends all that are running now. */
  endAll(): void {
    for (const [end, timer] of [...this.#running]) {
      clearTimeout(timer);
      end();
    }
  }
}
