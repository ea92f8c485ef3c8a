import type { Line } from './line.js';

/** A line that begins one response: `🟢200Success`, or the same on up to three lines. */
export interface Status {
  readonly at: number;
  readonly after: number;
  readonly code: number | 'default';
  readonly title?: string;
  /** Whether a coloured mark stands before the number, as the layout has it. */
  readonly marked: boolean;
}

const head = /^([^\p{ASCII}]{1,6}\s*)?([1-5]\d\d|[1-5]XX|default)(?![\d.,:%])\s*[-–:]?\s*(.*)$/u;

export function readStatus(lines: readonly Line[], at: number): Status | undefined {
  const text = lines[at]?.text;
  if (text === undefined || text.length > 160) return undefined;
  if (/^[^\p{ASCII}]{1,6}$/u.test(text)) {
    if (!/^[1-5d]/.test(lines[at + 1]?.text ?? '')) return undefined;
    const next = readStatus(lines, at + 1);
    return next && !next.marked ? { ...next, at, marked: true } : undefined;
  }
  const found = head.exec(text);
  if (!found) return undefined;
  const marked = found[1] !== undefined;
  const inline = (found[3] ?? '').replace(/^\((.*)\)$/, '$1').trim();
  if (!marked && inline !== '' && (inline.split(' ').length > 5 || /[.:,;]$/.test(inline) || !/^\p{Lu}/u.test(inline)))
    return undefined;
  const code = found[2] === 'default' ? 'default' : Number((found[2] ?? '').replace(/XX$/, '00'));
  if (inline !== '') return { at, after: at + 1, code, title: inline, marked };
  const next = lines[at + 1]?.text;
  const titled =
    next !== undefined && /^\p{L}[\p{L}\p{M}\p{N}_ '()-]{0,48}$/u.test(next) && !/^(?:Body|Headers?|None)$/.test(next);
  return titled ? { at, after: at + 2, code, title: next, marked } : { at, after: at + 1, code, marked };
}
