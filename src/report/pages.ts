import type { TracedPage } from '../model/reading.js';
import type { Names } from './names.js';
import type { LineReport, PageReport } from './report-data.js';
import { visible, visibleStart } from './visible.js';

/** Longer lines are shown in pieces: a document without line ends is one line. In UTF-16 units. */
const widest = 2000;

/**
 * A page's lines, those that were read and those that were not, in their order.
 * @param text of the page; looked into where the dialect notes only which lines it read
 */
export function pageReport({ source, dialect, because, coverage }: TracedPage, text: () => string, rules: Names): PageReport {
  let whole: readonly string[] | undefined;
  const ofSource = (line: number): string => {
    whole ??= text().split(/\r\n|\r|\n/);
    return whole[line - 1]?.trimEnd() ?? '';
  };
  const read = coverage.read.map(({ line, rule, text: words }) => ({ line, text: words ?? ofSource(line), rule }));
  const lines = [...read, ...coverage.unread.map((line) => ({ ...line, rule: undefined }))].sort((a, b) => a.line - b.line);
  return {
    source: visible(source),
    ...(dialect === undefined ? {} : { dialect: visible(dialect) }),
    ...(because === undefined ? {} : { because: visibleStart(because, 300) }),
    lines: lines.flatMap(({ line, text: words, rule }): LineReport[] =>
      pieces(visible(words)).map((piece) => ({
        number: line,
        text: piece,
        ...(rule === undefined ? {} : { rule: rules.place(visible(rule)) }),
      })),
    ),
    counted: coverage.lines,
    unread: coverage.unread.length,
  };
}

/** Cut behind a comma or a space where there is one. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > widest) {
    const comma = Math.max(rest.lastIndexOf(',', widest - 1), rest.lastIndexOf(' ', widest - 1)) + 1;
    const end = comma > widest / 2 ? comma : widest;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...found, rest];
}
