import type { Drop } from './rule.js';

/** How an answer travels, apart from well. Waiting before it (`delay`) is the core's part, the rest the listener's. */
export interface Delivery {
  readonly drop?: Drop;
  /** Bytes of the body that are sent. */
  readonly truncate?: number;
  readonly drip?: { readonly bytes: number; readonly every: number };
}
