import type { Reading, TracedPage } from '../model/reading.js';
import { coverageLines, traceLines } from '../terminal/trace.js';

export interface TraceOptions {
  /** `lines` for people, `json` for programs: one object a page. */
  readonly trace?: 'lines' | 'json' | undefined;
  /** Only what was not read. */
  readonly coverage: boolean;
}

/** One page of `--trace=json`. */
export interface TraceRecord {
  readonly source: string;
  /** Absent where no dialect knows the page. */
  readonly dialect?: string;
  readonly because?: string;
  /** Dialects that were asked before and did not know the page. */
  readonly asked: readonly string[];
  readonly lines: number;
  /** Share of the lines that were read, from 0 to 1. */
  readonly coverage: number;
  readonly read: Reading['coverage']['read'];
  readonly unread: Reading['coverage']['unread'];
}

/** Tells of each page as it is read; nothing where nobody asked. */
export function tracer({ trace, coverage }: TraceOptions, say: (line: string) => void): ((page: TracedPage) => void) | undefined {
  if (trace === 'json') return (page) => say(JSON.stringify(traceRecord(page)));
  if (trace === 'lines') return (page) => say(traceLines(page).join('\n'));
  return coverage ? (page) => say(coverageLines(page).join('\n')) : undefined;
}

function traceRecord({ source, dialect, because, asked = [], coverage }: TracedPage): TraceRecord {
  const { lines, read, unread } = coverage;
  const share = lines === 0 ? 1 : read.length / lines;
  return {
    source,
    ...(dialect === undefined ? {} : { dialect }),
    ...(because === undefined ? {} : { because }),
    asked,
    lines,
    coverage: share,
    read,
    unread,
  };
}
