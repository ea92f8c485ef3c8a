import type { EncodedBody } from './rest-body.js';
import { formFields, textOf } from './rest-url.js';

/** `multipart/form-data`: lists repeat their name, files go as they are, structures as JSON. */
export function multipartBody(value: unknown): EncodedBody {
  const form = new FormData();
  for (const [name, member] of formFields('', value)) {
    if (member instanceof Blob) form.append(name, member);
    else if (member instanceof ArrayBuffer) form.append(name, new Blob([member]));
    else if (member instanceof Uint8Array) form.append(name, new Blob([member as Uint8Array<ArrayBuffer>]));
    else form.append(name, textOf(member));
  }
  // No content type: only `fetch` knows the boundary that it puts between the parts.
  return { body: form, contentType: undefined };
}
