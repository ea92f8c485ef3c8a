import type { EncodedBody } from './rest-body.js';
import { formFields, textOf } from './rest-url.js';

/** `application/x-www-form-urlencoded`: lists repeat their name, structures below that are JSON. */
export function formBody(value: unknown, mediaType: string): EncodedBody {
  const form = new URLSearchParams();
  for (const [name, member] of formFields('', value)) form.append(name, textOf(member));
  return { body: form.toString(), contentType: mediaType };
}
