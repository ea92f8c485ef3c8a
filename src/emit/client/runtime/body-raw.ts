import type { EncodedBody } from './rest-body.js';
import { textOf } from './rest-url.js';

/** Text and binary: goes as it is. */
export function rawBody(value: unknown, mediaType: string): EncodedBody {
  if (value instanceof Blob || value instanceof ArrayBuffer || value instanceof ReadableStream) {
    return { body: value, contentType: mediaType };
  }
  if (value instanceof Uint8Array) return { body: new Blob([value as Uint8Array<ArrayBuffer>]), contentType: mediaType };
  return { body: textOf(value), contentType: mediaType };
}
