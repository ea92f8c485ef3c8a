import type { Coverage, TracedPage } from '../model/reading.js';
import { printable, shortened } from './printable.js';

/** Columns for the words of a page; what is longer is cut. */
const widest = 56;

/** How one page was read, for people: by which dialect, and each line by which rule. What no rule read has a mark. */
export function traceLines(page: TracedPage): string[] {
  const { coverage } = page;
  const all = [
    ...coverage.read.map(({ line, rule, text }) => ({ line, text: text ?? '', rule })),
    ...coverage.unread.map(({ line, text }) => ({ line, text, rule: undefined })),
  ].sort((a, b) => a.line - b.line);
  const digits = String(all.at(-1)?.line ?? 0).length;
  const rows = all.map(({ line, text, rule }) => {
    const number = String(line).padStart(digits);
    return rule === undefined
      ? `! ${number}  ${cut(text).padEnd(widest)}  not read`
      : `  ${number}  ${cut(text).padEnd(widest)}  ${printable(rule)}`;
  });
  return [...headLines(page), ...rows, ''];
}

/** The same without the lines that were read. */
export function coverageLines(page: TracedPage): string[] {
  const { unread } = page.coverage;
  const digits = String(unread.at(-1)?.line ?? 0).length;
  return [...headLines(page), ...unread.map(({ line, text }) => `! ${String(line).padStart(digits)}  ${shortened(text)}`), ''];
}

/** `97 of 99 lines read (98 %)` */
export function coverageText({ lines, unread }: { readonly lines: number; readonly unread: number }): string {
  const share = lines === 0 ? 100 : Math.floor((100 * (lines - unread)) / lines);
  return `${lines - unread} of ${lines} lines read (${share} %)`;
}

function headLines({ source, dialect, because, asked = [], coverage }: TracedPage): string[] {
  const why = because === undefined ? '' : `, because ${printable(because)}`;
  return [
    `${printable(source)}: ${dialect === undefined ? 'no dialect knows it' : printable(dialect)}${why}`,
    ...(asked.length === 0 ? [] : [`  asked${dialect === undefined ? '' : ' before'}: ${asked.join(', ')}`]),
    `  ${coverageText(countsOf(coverage))}`,
  ];
}

const countsOf = ({ lines, unread }: Coverage): { readonly lines: number; readonly unread: number } => ({
  lines,
  unread: unread.length,
});

function cut(text: string): string {
  const characters = [...printable(text)];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : characters.join('');
}
