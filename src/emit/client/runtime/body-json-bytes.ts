import { bytesAsBase64 } from './base64.js';
import type { EncodedBody } from './rest-body.js';

/** `application/json` and its kin, of a value that may hold bytes. */
export function jsonBodyWithBytes(value: unknown, mediaType: string): EncodedBody {
  const body = JSON.stringify(value, function (this: object, key: string, written: unknown): unknown {
    // As it was given: a Buffer, for one, has a notation of its own in JSON.
    const text = bytesAsBase64(Reflect.get(this, key));
    return typeof text === 'string' ? text : written;
  });
  return { body, contentType: mediaType };
}
