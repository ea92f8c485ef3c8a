import { readJsonExample } from '../../notation/json-example.js';
import type { Cell, Code, Leaf, List, Part, Row, Table, Words } from '../../page/structure/index.js';
import { columnsOf } from './columns.js';
import { topicOfHeading } from './topic.js';

/**
 * What plain text sets apart by white space and signs alone: tables of aligned columns, tables drawn with bars, lists,
 * numbered and underlined headings, commands. A part's words stay the page's lines.
 */
export function textParts(parts: readonly Part[], source: string): readonly Part[] {
  const raw = source.split('\n');
  const lines = parts.map((part): Line | undefined => {
    if (part.kind !== 'paragraph') return undefined;
    const text = (raw[part.words.line - 1] ?? part.words.text).replace(/\t/g, '    ').trimEnd();
    return { words: part.words, raw: text, blankBefore: (raw[part.words.line - 2] ?? '').trim() === '' };
  });
  const found: Part[] = [];
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    const line = lines[at];
    if (!part) break;
    if (!line) {
      found.push(part);
      at += 1;
      continue;
    }
    const read = readers.map((reader) => reader(lines, at)).find((one) => one !== undefined);
    if (read) {
      found.push(read.part);
      at = read.to;
    } else {
      found.push(part);
      at += 1;
    }
  }
  return found;
}

interface Line {
  readonly words: Words;
  /** With the white space before it. */
  readonly raw: string;
  readonly blankBefore: boolean;
}

type Lines = readonly (Line | undefined)[];
type Reader = (lines: Lines, at: number) => { readonly part: Part; readonly to: number } | undefined;

/** First match wins. */
const readers: readonly Reader[] = [commandAt, jsonAt, barTableAt, alignedTableAt, listAt, headingAt];

/** Code of several lines of text, each of which is a line of the page. */
export interface TextCode extends Code {
  readonly also: readonly number[];
}

const longestCommand = 60;

function codeOf(lines: Lines, at: number, to: number, language: string): { readonly part: TextCode; readonly to: number } {
  const taken = lines.slice(at, to).filter((line) => line !== undefined);
  const first = taken[0]?.words;
  const words: Leaf = { ...(first ?? { at: 0, line: 1 }), text: taken.map(({ raw }) => raw).join('\n') };
  return { part: { kind: 'code', language, words, also: taken.slice(1).map((line) => line.words.at) }, to };
}

function commandAt(lines: Lines, at: number): ReturnType<Reader> {
  if (!/^\s*[$>]?\s*curl\s/.test(lines[at]?.raw ?? '')) return undefined;
  let to = at + 1;
  let quotes = quotesIn(lines[at]?.raw ?? '');
  while (to < lines.length && to - at < longestCommand && lines[to]) {
    const before = lines[to - 1]?.raw ?? '';
    if (!/\\\s*$/.test(before) && quotes % 2 === 0 && !/^\s*-{1,2}[A-Za-z]/.test(lines[to]?.raw ?? '')) break;
    quotes += quotesIn(lines[to]?.raw ?? '');
    to += 1;
  }
  return codeOf(lines, at, to, 'shell');
}

const quotesIn = (text: string): number => text.split("'").length - 1;

/** JSON with comments or omissions, which no parser takes. */
function jsonAt(lines: Lines, at: number): ReturnType<Reader> {
  if (!/^\s*[[{]\s*(?:\/\/.*|#.*)?$/.test(lines[at]?.raw ?? '')) return undefined;
  let depth = 0;
  for (let to = at; to < lines.length && to - at < 400 && lines[to]; to += 1) {
    for (const sign of (lines[to]?.raw ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '')) {
      if (sign === '{' || sign === '[') depth += 1;
      if (sign === '}' || sign === ']') depth -= 1;
    }
    if (depth > 0) continue;
    const read = codeOf(lines, at, to + 1, 'json');
    return readJsonExample(read.part.words.text) ? read : undefined;
  }
  return undefined;
}

const cellOf = (text: string, line: Line): Cell => {
  const told = text.replace(/\s+/g, ' ').trim();
  return { words: { ...line.words, text: told, spans: [{ text: told }] }, parts: [] };
};

const isRule = (text: string): boolean => /^[\s|+=:_─│┼├┤-]+$/.test(text) && /[-=_─]{2}/.test(text);

/** Lines of cells between bars. */
function barTableAt(lines: Lines, at: number): ReturnType<Reader> {
  const rows: Row[] = [];
  let to = at;
  let width = 0;
  for (; to < lines.length; to += 1) {
    const line = lines[to];
    const text = line?.raw.trim() ?? '';
    if (!line || (isRule(text) && isRule(lines[to - 1]?.raw.trim() ?? '') && to > at)) break;
    if (isRule(text)) continue;
    const cells = /[|│]/.test(text) ? text.replace(/^[|│]|[|│]$/g, '').split(/[|│]/) : [];
    if (cells.length < 2 || (width > 0 && cells.length !== width)) break;
    width = cells.length;
    rows.push({ cells: cells.map((cell) => cellOf(cell, line)), line: line.words.line });
    if (rows.length === telling && !hasColumns(rows[0]?.cells ?? [], rows.slice(1))) return undefined;
  }
  const [header, ...body] = rows;
  if (!header || body.length === 0) return undefined;
  const table: Table = { kind: 'table', header: header.cells, rows: body };
  return columnsOf(table) ? { part: table, to } : undefined;
}

/** Rows that tell whether they are those of a table: every line may be the first of one, so not all below it are looked at. */
const telling = 24;

const hasColumns = (header: readonly Cell[], rows: readonly Row[]): boolean =>
  columnsOf({ kind: 'table', header, rows }) !== undefined;

interface Segment {
  readonly from: number;
  readonly text: string;
}

/** Runs of words with two or more blanks between them. */
const segmentsOf = (text: string): readonly Segment[] =>
  [...text.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: found }) => ({ from: index, text: found }));

/** Columns that begin below the words of a heading; what begins further right than the first column goes on with the row above. */
function alignedTableAt(lines: Lines, at: number): ReturnType<Reader> {
  const head = lines[at];
  const heads = head ? segmentsOf(head.raw) : [];
  if (!head || heads.length < 2) return undefined;
  const header = heads.map(({ text }) => cellOf(text, head));
  const rows: { cells: Cell[]; line: number }[] = [];
  const starts = heads.map(({ from }) => from);
  let to = at + 1;
  for (; to < lines.length; to += 1) {
    const line = lines[to];
    if (!line || (isRule(line.raw.trim()) && isRule(lines[to - 1]?.raw.trim() ?? ''))) break;
    if (isRule(line.raw.trim())) continue;
    const segments = segmentsOf(line.raw);
    const [first] = segments;
    if (!first || first.from < (starts[0] ?? 0) - 1) break;
    const goesOn = first.from > (starts[0] ?? 0) + 1;
    // A blank line ends the table, unless the next line has cells as the ones before.
    const inColumns = segments.every(({ from }) => starts.some((start) => Math.abs(start - from) <= 1));
    if (line.blankBefore && (goesOn || segments.length < 2 || !inColumns)) break;
    if (!goesOn && segments.length < 2) break;
    const cells = header.map(() => '');
    for (const { from, text } of segments) {
      const column = columnAt(starts, from);
      if (column === undefined) return rows.length > 0 ? done() : undefined;
      cells[column] = `${cells[column] ?? ''} ${text}`.trim();
    }
    const above = rows.at(-1);
    if (goesOn && above)
      above.cells = above.cells.map((cell, column) => (cells[column] === '' ? cell : joined(cell, cells[column] ?? '', line)));
    else rows.push({ cells: cells.map((text) => cellOf(text, line)), line: line.words.line });
    if (rows.length === telling && !goesOn && !hasColumns(header, rows)) return undefined;
  }
  function done(): ReturnType<Reader> {
    const table: Table = { kind: 'table', header, rows };
    return rows.length > 0 && columnsOf(table) ? { part: table, to } : undefined;
  }
  return done();
}

/** A cell that goes on in the next line; that line stays as a part, so that it counts as read with the cell. */
const joined = (cell: Cell, more: string, { words }: Line): Cell => {
  const text = `${cell.words.text} ${more}`.trim();
  return { words: { ...cell.words, text, spans: [{ text }] }, parts: [...cell.parts, { kind: 'paragraph', words }] };
};

/** The column that begins here: its heading may stand a little to the right or the left. */
function columnAt(starts: readonly number[], from: number): number | undefined {
  const near = starts.findIndex((start) => Math.abs(start - from) <= 2);
  if (near >= 0) return near;
  const before = starts.findLastIndex((start) => start <= from);
  return before < 0 ? undefined : before;
}

const bullet = /^(\s*)(?:[-*•·–▪◦]|\d{1,2}[.)])\s+(\S.*)$/;

/** Lines that begin with a sign, set in by how far they belong to the one above. */
function listAt(lines: Lines, at: number): ReturnType<Reader> {
  const indent = bullet.exec(lines[at]?.raw ?? '')?.[1]?.length;
  if (indent === undefined || !/^\s*[-*•·–▪◦]/.test(lines[at]?.raw ?? '')) return undefined;
  const items: { parts: Part[] }[] = [];
  let to = at;
  while (to < lines.length) {
    const line = lines[to];
    const found = bullet.exec(line?.raw ?? '');
    if (!line || (line.blankBefore && to > at && (!found || found[1]?.length !== indent))) break;
    const depth = found?.[1]?.length ?? line.raw.length - line.raw.trimStart().length;
    if (found && depth === indent) {
      const text = found[2] ?? '';
      items.push({ parts: [{ kind: 'paragraph', words: { ...line.words, text, spans: [{ text }] } }] });
      to += 1;
    } else if (found && depth > indent) {
      const inner = listAt(lines, to);
      if (!inner) break;
      items.at(-1)?.parts.push(inner.part);
      to = inner.to;
    } else if (!found && depth > indent) {
      items.at(-1)?.parts.push({ kind: 'paragraph', words: line.words });
      to += 1;
    } else break;
  }
  const list: List = { kind: 'list', ordered: false, items };
  return { part: list, to: Math.max(to, at + 1) };
}

/** `3.2 Title`, a title above `=====`, `TITLE`, or the name of a section on a line of its own. */
function headingAt(lines: Lines, at: number): ReturnType<Reader> {
  const line = lines[at];
  const text = line?.raw.trim() ?? '';
  if (!line || text.length > 90 || /\s{3,}/.test(text)) return undefined;
  const heading = (level: number, to: number, said = text): ReturnType<Reader> => ({
    part: { kind: 'heading', level, words: { ...line.words, text: said, spans: [{ text: said }] } },
    to,
  });
  const hashes = /^(#{1,6})\s+(\S.*)$/.exec(text);
  if (hashes) return heading(hashes[1]?.length ?? 1, at + 1, hashes[2]);
  const next = lines[at + 1];
  const under = next && !next.blankBefore ? next.raw.trim() : '';
  if (/^(?:={3,}|-{3,}|~{3,})$/.test(under)) return heading(under.startsWith('=') ? 1 : under.startsWith('-') ? 2 : 3, at + 1);
  const numbered = /^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(\p{Lu}[^.!?]*)$/u.exec(text);
  if (numbered && (numbered[1] ?? '').includes('.')) return heading((numbered[1] ?? '').split('.').length, at + 1);
  if (numbered && line.blankBefore && !/\b(?:OK|Created|Accepted)\b/.test(text) && Number(numbered[1]) < 60)
    return heading(1, at + 1);
  if (
    /^[\p{Lu}\p{N} &/-]{4,60}$/u.test(text) &&
    /\p{Lu}{3}/u.test(text) &&
    !/\d{3}/.test(text) &&
    (topicOfHeading(text) || (line.blankBefore && text.includes(' ')))
  )
    return heading(topicOfHeading(text) ? 5 : 3, at + 1);
  return line.blankBefore && text.split(' ').length <= 5 && !/[.;,]$|:\s*\S/.test(text) && topicOfHeading(text)
    ? heading(5, at + 1)
    : undefined;
}
