import type { Leaf, Part, Structure, Words } from './part.js';

/** Plain text as parts: a line is a paragraph, lines of tab-separated cells are a table, JSON is code. */
export function textStructure(text: string): Structure {
  const lines = text.split('\n');
  const leaves: Leaf[] = [];
  const words = (raw: string, line: number): Words => {
    const told = raw.replace(/\s+/g, ' ').trim();
    const leaf = { at: leaves.length, text: told, line };
    leaves.push(leaf);
    return { ...leaf, spans: [{ text: told }] };
  };
  const parts: Part[] = [];
  const endOfJson = jsonFinder(lines);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const code = endOfJson(at);
    const rows = code === undefined ? tableEnd(lines, at) : at;
    if (code !== undefined) {
      const leaf = { at: leaves.length, text: lines.slice(at, code).join('\n'), line: at + 1 };
      leaves.push(leaf);
      parts.push({ kind: 'code', language: 'json', words: leaf });
      at = code;
    } else if (rows - at > 1) {
      const [header, ...body] = lines.slice(at, rows).map((row, offset) => ({
        line: at + offset + 1,
        cells: row.split('\t').map((cell) => ({ words: words(cell, at + offset + 1), parts: [] })),
      }));
      parts.push({ kind: 'table', header: header?.cells ?? [], rows: body });
      at = rows;
    } else {
      if (line.trim() !== '') parts.push({ kind: 'paragraph', words: words(line, at + 1) });
      at += 1;
    }
  }
  return { parts, leaves };
}

/** Where a run of lines with the same number of cells ends. */
function tableEnd(lines: readonly string[], from: number): number {
  const width = widthOf(lines[from]);
  if (width < 2) return from;
  let to = from + 1;
  while (to < lines.length && widthOf(lines[to]) === width) to += 1;
  return to;
}

const widthOf = (line: string | undefined): number => (line ?? '').trim().split('\t').length;

/** Longer than any example that people print. */
const longest = 2000;

/** Lines that are looked at in vain before no more JSON is looked for: brackets without end are not read over and over. */
const patience = 200_000;

/** Finds where a JSON value that begins on a line of its own ends; `undefined` where none begins or it does not parse. */
function jsonFinder(lines: readonly string[]): (from: number) => number | undefined {
  let left = patience;
  return (from) => {
    if (left <= 0 || !/^\s*[[{]/.test(lines[from] ?? '')) return undefined;
    const end = bracketsEnd(lines, from, from + longest);
    if (end !== undefined && isJson(lines.slice(from, end).join('\n'))) return end;
    left -= (end ?? from + longest) - from;
    return undefined;
  };
}

/** The line behind the one on which every bracket is closed. */
function bracketsEnd(lines: readonly string[], from: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(lines.length, limit); at += 1) {
    for (const [sign] of (lines[at] ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g))
      depth += /[[{]/.test(sign) ? 1 : -1;
    if (depth <= 0) return at + 1;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
