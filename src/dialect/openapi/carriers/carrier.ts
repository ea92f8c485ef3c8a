import type { Found } from '../carried.js';
import type { Parts } from '../parts.js';

/** A way in which pages hold or load documents. */
export interface Carrier {
  /** A sentence. */
  readonly name: string;
  /** Words without which no page is of the kind: asked first, for it is cheap. */
  readonly hint: RegExp;
  find(parts: Parts): Found | undefined;
}
