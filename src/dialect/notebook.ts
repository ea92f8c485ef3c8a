import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.js';
import type { Evidence, Standing } from '../model/api.js';
import type { Coverage } from '../model/reading.js';

/** As much of a dialect's line as evidence and coverage need. */
export interface NotedLine {
  /** Place in the list of lines. */
  readonly at: number;
  readonly text: string;
  /** 1-based line of the source. */
  readonly line: number;
  readonly anchor?: string;
}

/** What is noted down while a page is read: which line was read by which rule, and what there is to say about it. */
export interface Notebook<Line extends NotedLine = NotedLine> {
  readonly source: string;
  readonly lines: readonly Line[];
  /** Marks a line as read and gives the evidence for a fact found on it. */
  cite(at: number, rule: string, standing?: Standing, quote?: string): Evidence;
  /** Marks lines as read without a fact of their own. */
  pass(from: number, to: number, rule: string): void;
  /** Whether a rule has read the line. */
  isRead(at: number): boolean;
  say(code: DiagnosticCode, message: string, about: About): void;
  readonly diagnostics: readonly Diagnostic[];
  coverage(): Coverage;
}

export interface About {
  readonly at?: number;
  readonly quote?: string;
  readonly fact?: string;
  readonly help?: string;
}

export function openNotebook<Line extends NotedLine>(source: string, lines: readonly Line[]): Notebook<Line> {
  const readBy = new Map<number, string>();
  const diagnostics: Diagnostic[] = [];
  return {
    source,
    lines,
    diagnostics,
    cite(at, rule, standing = 'documented', quote) {
      const line = lines[at];
      if (line && !readBy.has(at)) readBy.set(at, rule);
      return {
        source,
        ...(line ? { line: line.line } : {}),
        ...(line?.anchor === undefined ? {} : { anchor: line.anchor }),
        quote: quote ?? line?.text ?? '',
        rule,
        standing,
      };
    },
    pass(from, to, rule) {
      for (let at = from; at < to; at += 1) if (lines[at] && !readBy.has(at)) readBy.set(at, rule);
    },
    isRead: (at) => readBy.has(at),
    say(code, message, { at, quote, fact, help }) {
      const line = at === undefined ? undefined : lines[at];
      const where = { source, ...(line ? { line: line.line } : {}), ...(fact === undefined ? {} : { fact }) };
      diagnostics.push(
        diagnostic(code, message, { where, quote: quote ?? line?.text ?? '', ...(help === undefined ? {} : { help }) }),
      );
    },
    coverage: () => ({
      lines: lines.length,
      read: [...readBy]
        .sort(([a], [b]) => a - b)
        .map(([at, rule]) => ({ line: lines[at]?.line ?? 0, rule, text: lines[at]?.text ?? '' })),
      unread: lines.filter(({ at }) => !readBy.has(at)).map(({ line, text }) => ({ line, text })),
    }),
  };
}
