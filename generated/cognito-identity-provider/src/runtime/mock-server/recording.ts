import type { MockApi } from './api.js';
import { type Call, decodeText } from './call.js';
import type { Entry } from './journal.js';
import type { Redactor } from './redact.js';

/**
 * A call and its answer, kept from the real API: plain JSON, without secrets. What may be absent may be undefined, too, for so it is
 * in the type that TypeScript gives to an imported JSON file.
 */
export interface Recording {
  /** Absent where the call was of no operation that is known. */
  readonly operation?: string | undefined;
  readonly request: RecordedRequest;
  readonly answer: RecordedAnswer;
}

export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Those that tell what was asked for; names in lower case. */
  readonly headers: RecordedHeaders;
  /** What the operation was called with. Of bytes only their number is kept. */
  readonly input?: unknown;
  /** The body, where it is not all of the input, and no multipart. */
  readonly body?: RecordedBody | undefined;
}

export interface RecordedAnswer {
  readonly status: number;
  readonly headers: RecordedHeaders;
  /** Absent where there was none. */
  readonly body?: RecordedBody | undefined;
}

export type RecordedHeaders = { readonly [name: string]: string | undefined };

/** Numbers that JavaScript has no way to keep exactly are not kept exactly. */
export type RecordedBody = { readonly json: unknown } | { readonly text: string } | { readonly base64: string };

/** An answer as it came. */
export interface Fetched {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** Request headers that are kept, besides those that are parameters of the operation. */
const telling: readonly string[] = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'cookie',
  'prefer',
  'x-amz-target',
];

/** Headers of an answer that are about its journey, or that the day decides. */
const passing: readonly string[] = ['age', 'content-encoding', 'content-length', 'date', 'via'];

/** A secret may stand somewhere else before it stands where it is known as one: the first pass is for learning them. */
export function recordingOf(call: Call, entry: Readonly<Entry>, fetched: Fetched, redactor: Redactor, api: MockApi): Recording {
  redacted(call, entry, fetched, redactor, api);
  return redacted(call, entry, fetched, redactor, api);
}

function redacted(call: Call, entry: Readonly<Entry>, fetched: Fetched, redactor: Redactor, api: MockApi): Recording {
  const operation = api.operations.find(({ name }) => name === entry.operation);
  const parameters = operation?.input.kind === 'members' ? operation.input.members.filter((each) => each.in === 'header') : [];
  const kept = [...telling, ...parameters.map(({ wireName }) => wireName.toLowerCase())];
  const input = operation === undefined ? undefined : redactor.value(entry.input);
  const mediaType = mediaTypeOf(call.headers['content-type']);
  const isInput = operation?.input.kind === 'body' && isJson(mediaType);
  // Which part of a multipart body is a secret is not seen from outside.
  const body =
    isInput || mediaType.startsWith('multipart/') ? undefined : bodyOf(call.body, call.headers['content-type'], redactor);
  const answerBody = bodyOf(fetched.body, fetched.headers['content-type'], redactor);
  return {
    ...(operation === undefined ? {} : { operation: operation.name }),
    request: {
      method: call.method,
      url: redactor.url(call.url),
      headers: headersOf(call.headers, (name) => kept.includes(name), redactor),
      ...(input === undefined ? {} : { input }),
      ...(body === undefined ? {} : { body }),
    },
    answer: {
      status: fetched.status,
      headers: headersOf(fetched.headers, (name) => !passing.includes(name) && !name.startsWith('x-mock-'), redactor),
      ...(answerBody === undefined ? {} : { body: answerBody }),
    },
  };
}

/** In the order of their names, for recordings are compared by people. */
function headersOf(
  headers: { readonly [name: string]: string },
  isKept: (name: string) => boolean,
  redactor: Redactor,
): { readonly [name: string]: string } {
  const names = Object.keys(headers)
    .filter((name) => isKept(name.toLowerCase()))
    .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, redactor.header(name.toLowerCase(), headers[name] ?? '')]));
}

function bodyOf(bytes: Uint8Array, contentType: string | undefined, redactor: Redactor): RecordedBody | undefined {
  if (bytes.length === 0) return undefined;
  const mediaType = mediaTypeOf(contentType);
  if (isForm(mediaType)) return { text: redactor.url(`?${decodeText(bytes)}`).slice(1) };
  const text = textOf(bytes);
  if (text === undefined) return { base64: base64Of(bytes) };
  if (mediaType === '' || isJson(mediaType)) {
    try {
      return { json: redactor.value(JSON.parse(text)) };
    } catch {
      // What is called JSON and is none is kept as it is.
    }
  }
  return { text: redactor.markup(text) };
}

export function bytesOf(body: RecordedBody | undefined): Uint8Array | string {
  if (body === undefined) return '';
  if ('json' in body) return JSON.stringify(body.json);
  if ('text' in body) return body.text;
  return Uint8Array.from(atob(body.base64), (character) => character.charCodeAt(0));
}

export function isJson(mediaType: string): boolean {
  return /^application\/(?:json|x-amz-json-.*)$|^text\/json$|\+json$/.test(mediaType);
}

/** `application/json` of `application/json; charset=utf-8`. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType?.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function isForm(mediaType: string): boolean {
  return mediaType === 'application/x-www-form-urlencoded';
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
