import type { Block, Page } from '../../page/page.js';
import type { Notebook as AnyNotebook } from '../notebook.js';
import { markdownLines } from './markdown-lines.js';
import { markupLines } from './markup-lines.js';
import { textLines } from './text-lines.js';

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

const known = new WeakMap<Page, readonly Line[]>();

export function linesOf(page: Page): readonly Line[] {
  const found = known.get(page);
  if (found) return found;
  const lines = loose(page).map((line, at): Line => ({ ...line, at }));
  known.set(page, lines);
  return lines;
}

function loose(page: Page): readonly LooseLine[] {
  switch (page.format) {
    case 'markdown':
      return markdownLines(page);
    case 'html':
      return markupLines(page);
    case 'text':
      return textLines(page);
  }
}
