import type { Reading } from '../model/reading.js';
import type { Page } from '../page/page.js';

/** A family of reference pages: how to tell one, and how to read it. */
export interface Dialect {
  /** `apidog`. */
  readonly name: string;
  /** Moves when the same page may read differently. */
  readonly version: number;
  /** Whether the page is one of the dialect's own, and by which words. */
  matches(page: Page): Match;
  parse(page: Page): Reading;
}

export type Match = { readonly sure: false } | { readonly sure: true; readonly because: string };
