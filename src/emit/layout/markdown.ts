import { type Chunk, layOut } from './lay-out.js';

/**
 * Sets Markdown as the formatter would: tables in columns, and code that it can read. Blocks that hold marks in their words are left
 * to the formatter, which may write them another way.
 */
export function layOutMarkdown(source: string): readonly Chunk[] {
  return blocksOf(source).map(layOutBlock);
}

export function layOutBlock(text: string): Chunk {
  const laid = layOutLines(text.split('\n'));
  return laid === undefined ? { kind: 'unknown', text } : { kind: 'laid-out', text: laid };
}

/** Cut at blank lines, but not at those in code. */
export function blocksOf(source: string): readonly string[] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let fence: string | undefined;
  for (const line of source.split('\n')) {
    if (fence === undefined && line.trim() === '') {
      if (block.length > 0) blocks.push(block);
      block = [];
      continue;
    }
    block.push(line);
    if (fence === undefined) fence = /^`{3,}/u.exec(line)?.[0];
    else if (line === fence) fence = undefined;
  }
  if (block.length > 0) blocks.push(block);
  return blocks.map((lines) => lines.join('\n'));
}

function layOutLines(lines: readonly string[]): string | undefined {
  const [first = ''] = lines;
  if (first.startsWith('```')) return layOutFence(lines);
  if (!lines.every(isPlain)) return undefined;
  return first.startsWith('|') ? layOutTable(lines) : lines.join('\n');
}

/** Nothing but words, code and links. */
const isPlain = (line: string): boolean => !/[\\&*_<>`~]/u.test(line.replace(/`[^`]+`/gu, ''));

function layOutFence(lines: readonly string[]): string | undefined {
  const [first = ''] = lines;
  if (!/^`+(?:ts|js)$/u.test(first)) return lines.join('\n');
  const chunks = layOut(lines.slice(1, -1).join('\n'));
  if (chunks.some(({ kind }) => kind === 'unknown')) return undefined;
  return [first, chunks.map(({ text }) => text).join('\n\n'), lines.at(-1)].join('\n');
}

/** As wide as their letters are many; others are for the formatter to measure. */
const narrow = /^[\p{ASCII}\u00a0-\u02ff\u2013-\u2026]*$/u;

function layOutTable(lines: readonly string[]): string | undefined {
  if (!lines.every((line) => narrow.test(line) && /^\|.*\|$/u.test(line))) return undefined;
  const rows = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  const [head = []] = rows;
  if (rows.some((row) => row.length !== head.length)) return undefined;
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.filter((_row, index) => index !== 1).map((row) => row[column]?.length ?? 0)),
  );
  const set = rows.map((row, index) => {
    const cells = widths.map((width, column) => (index === 1 ? '-'.repeat(width) : (row[column] ?? '').padEnd(width)));
    return `| ${cells.join(' | ')} |`;
  });
  return set.join('\n');
}
