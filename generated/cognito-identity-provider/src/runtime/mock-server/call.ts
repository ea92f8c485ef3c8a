import type { Delivery } from './delivery.js';

/** A request as the server's core sees it, whichever listener it came through. */
export interface Call {
  /** Upper case. */
  readonly method: string;
  /** Path and query: `/users/7?full=true`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: CallHeaders;
  readonly body: Uint8Array;
  /** Aborted where the client no longer waits. */
  readonly signal?: AbortSignal;
}

/** Repeated headers are joined to one text, as HTTP has it. */
export type CallHeaders = { readonly [name: string]: string };

/** What goes back, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly headers: { [name: string]: string };
  readonly body: string | Uint8Array;
  /** Absent where it is simply sent. */
  readonly delivery?: Delivery;
  /** A body without an end, instead of `body`: begins to send it, and returns what ends that. */
  readonly stream?: (send: (text: string) => void) => () => void;
}

/**
 * What an answer is made of.
 * - `handler`: what a handler returned
 * - `example`: a documented example, `synthesised`: made from the schema
 * - `rule`: what a rule says: a body, a text, a status; a rule's error is `error`, its example `example`
 * - `recorded`: an answer of the real API, kept from earlier; `proxied`: one fetched just now
 * - `error`: a documented error that was asked for, or thrown by a handler
 * - `invalid`: the request breaks the operation's schema
 * - `refused`: the request never got as far as an operation's input: no such operation, a body that cannot be read, …
 * - `control`: no answer of the API at all; calls that get it are not in the journal
 */
export type AnswerKind =
  | 'handler'
  | 'example'
  | 'synthesised'
  | 'rule'
  | 'recorded'
  | 'proxied'
  | 'error'
  | 'invalid'
  | 'refused'
  | 'control';

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

export function decodeText(bytes: Uint8Array): string {
  return bytes.length === 0 ? '' : decoder.decode(bytes);
}

/** Bytes that the text takes in UTF-8. */
export function byteLength(body: string | Uint8Array): number {
  if (typeof body !== 'string') return body.length;
  return isAscii(body) ? body.length : encoder.encode(body).length;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

/** What goes back where the server itself fails. */
export function brokenDown(words: string): Answer {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(byteLength(words)),
    'x-mock-answer': 'refused',
  };
  return { status: 500, headers, body: words };
}

/** Text that may stand in a header: printable ASCII, one line. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 500);
}
