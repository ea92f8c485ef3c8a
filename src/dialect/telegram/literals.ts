import type { Span } from '../../page/structure/index.js';

/** A sentence in which a numbered mark stands for each value that is quoted, set in italics or in code. */
export interface Encoded {
  readonly text: string;
  readonly literals: readonly string[];
}

/** Marks come from the private area; where a page has them itself they are dropped first. */
const open = '\uE000';
const close = '\uE001';
const marks = /[\uE000\uE001]/g;

/** Source of the pattern that finds one mark; its group is the number. */
export const mark = `${open}(\\d+)${close}`;

/** `pick` tells which spans are values by themselves; words in quotes are, wherever they stand. */
export function encode(spans: readonly Span[], pick: (span: Span) => string | undefined): Encoded {
  const literals: string[] = [];
  const put = (value: string): string => `${open}${literals.push(value) - 1}${close}`;
  const marked = spans
    .map((span) => {
      const value = pick(span);
      return value === undefined ? span.text.replace(marks, '') : put(value);
    })
    .join('');
  const unmark = (text: string): string =>
    text.replace(new RegExp(mark, 'g'), (_, index: string) => literals[Number(index)] ?? '');
  const text = marked
    .replace(/“([^“”\n]*)”|"([^"\n]*)"/g, (_, curly?: string, straight?: string) => put(unmark(curly ?? straight ?? '').trim()))
    .replace(/\s+/g, ' ')
    .trim();
  return { text, literals };
}

/** What stands between quotes, italics and code is a value. */
export const encodeValues = (spans: readonly Span[]): Encoded =>
  encode(spans, ({ text, emphasis, code }) => (emphasis || code ? text.trim().replace(/^"(.*)"$/, '$1') : undefined));
