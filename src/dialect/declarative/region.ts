import type { Piece, Sheet, SheetElement, SheetLine, Span } from './sheet.js';

/** Part of a page that one thing is told in, without the parts within it that tell of others. */
export interface Region extends Span {
  /** In the page's order, none in another: pages may have many. */
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
export function holds(region: Region, one: Span): boolean {
  if (!within(one, region)) return false;
  // Of the holes that begin before it, the last one reaches furthest.
  const hole = region.holes[firstIndex(region.holes, ({ from }) => from > one.from) - 1];
  return hole === undefined || !within(one, hole);
}

/** A region without some parts of it; what begins it stays its own. */
export function without(region: Region, parts: readonly Span[]): Region {
  const more = parts.filter((part) => overlaps(part, region) && part.to > part.from);
  if (more.length === 0) return region;
  const sorted = [...region.holes, ...more].sort((a, b) => a.from - b.from || b.to - a.to);
  let end = Number.NEGATIVE_INFINITY;
  const holes = sorted.filter(({ to }) => {
    const isOwn = to > end;
    if (isOwn) end = to;
    return isOwn;
  });
  return { ...region, holes };
}

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

/** Those of sorted stretches that begin in one; `partly`, also those that only end in it. */
export function slice<T extends Span>(sorted: readonly T[], { from, to }: Span, partly = false): readonly T[] {
  const first = firstIndex(sorted, (one) => (partly ? one.to > from : one.from >= from));
  return sorted.slice(
    first,
    Math.max(
      first,
      firstIndex(sorted, (one) => one.from >= to),
    ),
  );
}

/** Where something begins to be true of sorted stretches; by halves, for pages are long. */
export function firstIndex<T>(sorted: readonly T[], isTrue: (one: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && !isTrue(one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
