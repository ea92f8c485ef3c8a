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
  parse(page: Page, site: Site): Reading | Promise<Reading>;
}

/** What stands around a page. */
export interface Site {
  /**
   * A document without which this page cannot be read: an OpenAPI file that it loads, a part that a `$ref` names.
   * `url` is as the page writes it. `undefined` where it cannot be had; whoever opens it says why.
   */
  open(url: string): Promise<Page | undefined>;
}

/** A page by itself. */
export const nowhere: Site = { open: async () => undefined };

export type Match = { readonly sure: false } | { readonly sure: true; readonly because: string };
