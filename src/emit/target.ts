import type { ApiModel } from '../model/api.js';
import type { Memory } from './memory.js';
import type { ApiView } from './view.js';

/** One file of a package, in memory. */
export interface EmittedFile {
  /** Relative to the package's root, forward slashes. */
  readonly path: string;
  readonly text: string;
  /**
   * What is to be done before it is written.
   * - `as-is`: nothing; it is in its final form, as runtime sources are.
   * - `lines`: it is TypeScript, one statement a line, and is laid out.
   * - `prettier`: it goes through the formatter.
   */
  readonly format: 'prettier' | 'lines' | 'as-is';
}

/** One part of the generated package. */
export interface Target {
  readonly name: 'types' | 'validator' | 'client' | 'mock-server' | 'package';
  /**
   * @param view holds the model as its values travel
   * @param documented the model as the pages have it
   * @param memory what earlier runs found out
   */
  emit(view: ApiView, documented: ApiModel, memory?: Memory): Promise<readonly EmittedFile[]> | readonly EmittedFile[];
}
