import type { Diagnostic } from '../diagnostic.js';
import type { ApiError, NamedType, Operation, Server } from './api.js';

/**
 * What one page says, before it is joined with others. Schemas are trees: named objects stand where the page shows
 * them (`ObjectSchema.name`), `model/build` gives them a place of their own.
 */
export interface Reading {
  readonly source: string;
  readonly hash: string;
  readonly dialect: string;
  /** Words by which the dialect knew the page for its own. */
  readonly because?: string;
  /** Dialects that were asked before and did not know the page. */
  readonly asked?: readonly string[];
  /** As the page titles its API. */
  readonly apiTitle?: string;
  readonly modified?: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** Types that the page documents by themselves. */
  readonly types: readonly NamedType[];
  /** Errors that the page says more about than a name and a number. */
  readonly errors: readonly ApiError[];
  /** Pages or documents that the dialect needs beside this one, in the page's order. */
  readonly links?: readonly Link[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a page was read, and by which dialect, if there was one. */
export type TracedPage = Pick<Reading, 'source' | 'because' | 'asked' | 'coverage'> & Partial<Pick<Reading, 'dialect'>>;

/** Something that a page refers to and that is to be read as well. */
export interface Link {
  /** As the page writes it: absolute, or relative to the page. */
  readonly url: string;
  /** Name of the rule that asks for it. */
  readonly rule: string;
  /** 1-based line of the source. */
  readonly line?: number;
}

/** Which lines were read and by which rule; the rest was not understood. */
export interface Coverage {
  readonly lines: number;
  readonly read: readonly { readonly line: number; readonly rule: string; readonly text?: string }[];
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}
