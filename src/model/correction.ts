import type { Json } from './api.js';

/** One human fact, layered over what the pages say. */
export interface Correction {
  /** Fact path: `protocol targetPrefix`, `errors.InternalErrorException status`, `UpdateUserAttributes.request.Name maxLength`. */
  readonly where: string;
  /** What the page said when the correction was written; `undefined` where the page said nothing. */
  readonly was?: Json;
  /** What is true. */
  readonly set: Json;
  readonly because: string;
  readonly link?: string;
  /** Where the correction itself stands. */
  readonly source: string;
  readonly line: number;
}
