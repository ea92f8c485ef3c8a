import type { Block } from '../../page/page.js';
import type { Notebook as AnyNotebook } from '../notebook.js';

/** One line of a page, as the rules of this dialect see it, whatever the page's notation. */
export interface Line {
  /** Place in the list of lines. */
  readonly at: number;
  /** Plain words, white space single; code as it stands. */
  readonly text: string;
  /** 1-based line of the source. */
  readonly line: number;
  readonly kind: Block['kind'];
  /** For headings: 1 for the title, 2 for sections. */
  readonly level?: number;
  readonly anchor?: string;
  /** Whether something sets it apart from the line above. */
  readonly apart: boolean;
  /** Name of a member or error, where the line is nothing but that. */
  readonly head?: string;
  /** The same within what is said of a member: a field of an error. */
  readonly minor?: string;
  /** Where its links lead, as the page writes it. */
  readonly links?: readonly string[];
}

/** A line before it has its place. */
export type LooseLine = Omit<Line, 'at'>;

export type Notebook = AnyNotebook<Line>;
