import type { EncodedBody } from './rest-body.js';

/** `application/json` and its kin. */
export function jsonBody(value: unknown, mediaType: string): EncodedBody {
  return { body: JSON.stringify(value), contentType: mediaType };
}
