import { balance, codeOf } from './code.js';
import { indented } from './expression.js';
import { statement } from './statement.js';

/** A statement of a module with the comments above it: set, or as it was given where no rule knows how. */
export type Chunk = { readonly kind: 'laid-out'; readonly text: string } | { readonly kind: 'unknown'; readonly text: string };

/**
 * Sets code as the formatter would, in a fraction of its time. The code is as templates here write it: one statement a line, or
 * one line that opens a block, words and signs set as they should be; lines that are too long, and every indent, are seen to here.
 * What has no rule is left to the formatter, statement by statement.
 */
export function layOut(source: string): readonly Chunk[] {
  return statementsOf(source).map(layOutStatement);
}

export function layOutStatement(text: string): Chunk {
  const laid = layOutLines(text.split('\n'));
  return laid === undefined ? { kind: 'unknown', text } : { kind: 'laid-out', text: laid.join('\n') };
}

/** Cut where a blank line stands between statements of the module. */
export function statementsOf(source: string): readonly string[] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  let depth = 0;
  let comment = false;
  for (const raw of source.split('\n')) {
    const line = raw.trim();
    if (line === '' && depth === 0 && !comment) {
      if (chunk.length > 0) chunks.push(chunk);
      chunk = [];
      continue;
    }
    chunk.push(line);
    if (comment || line.startsWith('/*')) comment = !line.includes('*/');
    else depth += balance(codeOf(line).bare);
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks.map((lines) => lines.join('\n'));
}

function layOutLines(lines: readonly string[]): readonly string[] | undefined {
  const laid: string[] = [];
  /** What each line that is open has opened. */
  const open: number[] = [];
  let comment = false;
  for (const [index, line] of lines.entries()) {
    const last = laid.at(-1);
    const depth = open.length;
    if (comment || line.startsWith('/*')) {
      laid.push(line.startsWith('*') ? indented(depth * 2 + 1, line) : indented(depth * 2, line));
      comment = !line.includes('*/');
      continue;
    }
    if (line === '') {
      const next = lines.slice(index + 1).find((one) => one !== '') ?? '}';
      if (last !== '' && !/[{([]$/u.test(last ?? '{') && !/^[})\]]/u.test(next)) laid.push('');
      continue;
    }
    const code = codeOf(line);
    if (code.bare.includes('`')) return undefined;
    const closed = /^[})\]]*/u.exec(code.bare)?.[0].length ?? 0;
    if (closed > 0 && open.pop() !== closed) return undefined;
    const opened = balance(code.bare) + closed;
    const set = opened < 0 ? undefined : statement(code, open.length * 2);
    if (set === undefined) return undefined;
    append(laid, set, line);
    if (opened > 0) open.push(opened);
  }
  return open.length === 0 ? laid : undefined;
}

/** `else` stands beside the brace before it, and so does the end of an empty block. */
function append(laid: string[], set: readonly string[], line: string): void {
  const last = laid.at(-1) ?? '';
  const [first = '', ...rest] = set;
  if (line.startsWith('else') && last.trim() === '}') laid.splice(-1, 1, `${last} ${first.trimStart()}`, ...rest);
  else if (line.startsWith('}') && last.endsWith('{')) laid.splice(-1, 1, last + first.trimStart(), ...rest);
  else laid.push(...set);
}
