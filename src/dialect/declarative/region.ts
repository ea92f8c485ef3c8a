import type { Piece, Sheet, SheetElement, SheetLine, Span } from './sheet.js';

/** Part of a page that one thing is told in, without the parts within it that tell of others. */
export interface Region extends Span {
  readonly holes: readonly Span[];
  /** What it was found by: an element or a line. */
  readonly head: Span;
  readonly rule: string;
  /** The element, where it was found by one. */
  readonly element?: SheetElement;
  /** What the named groups of its pattern took. */
  readonly groups: { readonly [name: string]: string };
  /** Columns of white space before a line. */
  readonly indent: number;
}

export const whole = ({ from, to }: Span): Region => ({
  from,
  to,
  holes: [],
  head: { from, to: from },
  rule: 'the page',
  groups: {},
  indent: 0,
});

const within = (one: Span, outer: Span): boolean => outer.from <= one.from && one.to <= outer.to;
const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Whether something stands in a region and not in one of its holes. */
export const holds = (region: Region, one: Span): boolean =>
  within(one, region) && !region.holes.some((hole) => within(one, hole));

/** A region without some parts of it; what begins it stays its own. */
export const without = (region: Region, parts: readonly Span[]): Region => ({
  ...region,
  holes: [...region.holes, ...parts.filter((part) => overlaps(part, region) && part.to > part.from)],
});

export const linesIn = (sheet: Sheet, region: Region): readonly SheetLine[] =>
  slice(sheet.lines, region).filter((line) => holds(region, line));

export const elementsIn = (sheet: Sheet, region: Region, selector: string): readonly SheetElement[] =>
  slice(sheet.select(selector), region).filter((element) => holds(region, element));

/** All pieces of a stretch, whatever they belong to. */
export const piecesOf = (sheet: Sheet, span: Span): readonly Piece[] => slice(sheet.pieces, span);

export const piecesIn = (sheet: Sheet, region: Region): readonly Piece[] =>
  slice(sheet.pieces, region).filter((piece) => holds(region, piece));

/** Words of a region as people see them, a line a line. */
export function wordsIn(sheet: Sheet, region: Region): string {
  const lines = slice(sheet.lines, region, true);
  return lines
    .map((line) => {
      const pieces = slice(sheet.pieces, line).filter((piece) => holds(region, piece));
      const raw = pieces.map(({ text }) => text).join('');
      return pieces.length > 1 || pieces[0]?.text.trim() !== line.text ? raw.replace(/\s+/g, ' ').trim() : line.text;
    })
    .filter((text) => text !== '')
    .join('\n');
}

/** Those of sorted stretches that stand in one; by halves, for pages are long. */
function slice<T extends Span>(sorted: readonly T[], { from, to }: Span, partly = false): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one && (partly ? one.to <= from : one.from < from)) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < sorted.length; at += 1) {
    const one = sorted[at];
    if (!one || one.from >= to) break;
    found.push(one);
  }
  return found;
}
