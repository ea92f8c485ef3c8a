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
  /** Of the body. */
  readonly chunks: Iterable<Uint8Array>;
  /** Milliseconds between two of them. */
  readonly every: number;
  /** Whether the connection is lost after the last portion, although there would be more. */
  readonly isCut: boolean;
}

const encoder = new TextEncoder();

/** A connection is lost before the headers where there is no body to lose it in: the client is to notice. */
export function portionsOf(answer: Answer): Portions {
  const { drop, truncate, drip } = answer.delivery ?? {};
  const body = typeof answer.body === 'string' ? encoder.encode(answer.body) : answer.body;
  const sent = body.subarray(0, sentBytes(body.length, drop, truncate));
  return {
    hasHeaders: drop !== 'before-headers' && (drop === undefined || body.length > 0),
    chunks: chunksOf(sent, drip?.bytes ?? sent.length),
    every: drip?.every ?? 0,
    isCut: drop !== undefined || sent.length < body.length,
  };
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

function* chunksOf(body: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}
