import { groupsOf, search } from './pattern.js';
import { elementsIn, firstIndex, linesIn, type Region, slice, without, wordsIn } from './region.js';
import type { Sheet, SheetElement, Span } from './sheet.js';
import type { FinderSpec, HeadingFinder, LineFinder, OneOrMore, SelectFinder } from './spec.js';

/** Everything that a finder finds in a region, in the page's order. `stops`: where what follows something ends at the latest. */
export function find(
  sheet: Sheet,
  finder: FinderSpec,
  region: Region,
  what: string,
  stops: readonly number[] = [],
): readonly Region[] {
  const spec = typeof finder === 'string' ? { select: finder } : finder;
  if ('line' in spec) return findLines(sheet, spec, region, what, stops);
  const select = 'heading' in spec ? headingAs(spec, what) : spec;
  return findElements(sheet, select, region, what, stops);
}

/** Where finders find something: none of them goes on into what another one found. */
export const startsOf = (sheet: Sheet, finders: readonly (FinderSpec | undefined)[], region: Region): readonly number[] =>
  finders
    .flatMap((finder) => (finder === undefined ? [] : find(sheet, finder, region, '').map(({ from }) => from)))
    .sort((a, b) => a - b);

export const list = <T>(given: OneOrMore<T> | undefined): readonly T[] =>
  given === undefined ? [] : isList(given) ? given : [given];

const isList = <T>(given: OneOrMore<T>): given is readonly T[] => Array.isArray(given);

const headingAs = ({ heading, rule }: HeadingFinder, what: string): SelectFinder => ({
  select: 'h1,h2,h3,h4,h5,h6',
  pattern: heading,
  rule: rule ?? `a heading like “${heading}” ${what}`,
});

function findLines(sheet: Sheet, spec: LineFinder, region: Region, what: string, stops: readonly number[]): readonly Region[] {
  const lines = linesIn(sheet, region);
  const found = lines.flatMap((line) => {
    const match = search(spec.line, line.text);
    return match ? [{ line, groups: groupsOf(match) }] : [];
  });
  const ends = spec.until === undefined ? [] : lines.filter(({ text }) => search(spec.until ?? '', text)).map(({ from }) => from);
  return found.map(({ line, groups }, index) => {
    const next = [found[index + 1]?.line.from, nextOf(stops, line.from), nextOf(ends, line.from)].filter(isNumber);
    const span = { from: line.from, to: Math.min(region.to, ...next) };
    return {
      ...span,
      holes: slice(region.holes, span, true),
      head: { from: line.from, to: line.to },
      rule: spec.rule ?? `a line like “${spec.line}” ${what}`,
      groups,
      indent: line.indent,
    };
  });
}

function findElements(
  sheet: Sheet,
  spec: SelectFinder,
  region: Region,
  what: string,
  stops: readonly number[],
): readonly Region[] {
  const elements = elementsIn(sheet, region, spec.select);
  const rule = spec.rule ?? `“${spec.select}” ${what}`;
  const found = elements.flatMap((element, index): readonly Region[] => {
    const next = Math.min(elements[index + 1]?.from ?? region.to, nextOf(stops, element.from) ?? region.to);
    const to = Math.min(region.to, spec.following ? next : extentOf(sheet, element));
    const span = { from: element.from, to };
    const holes = slice(region.holes, span, true);
    const plain: Region = { ...span, holes, head: element, rule, element, groups: {}, indent: 0 };
    // What stands inside of an element and is such an element itself is told by itself.
    const own = to > element.to ? plain : without(plain, insideOf(plain, elements));
    if (spec.pattern === undefined) return [own];
    const match = search(spec.pattern, ownWords(sheet, own));
    return match ? [{ ...own, groups: groupsOf(match) }] : [];
  });
  return found.map((one) => without(one, insideOf(one, found)));
}

const insideOf = (region: Region, others: readonly Span[]): readonly Span[] =>
  slice(others, { from: region.from + 1, to: region.to }).map(({ from, to }) => ({ from, to: Math.min(to, region.to) }));

/** The words of what a region was found by. */
export const ownWords = (sheet: Sheet, region: Region): string => wordsIn(sheet, { ...region, ...region.head });

/** A heading reaches to the next of its rank, a term to the next of its list, anything else to its own end. */
function extentOf(sheet: Sheet, element: SheetElement): number {
  const name = element.node.name ?? '';
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) {
    const ranks = Array.from({ length: Number(level) }, (_, index) => `h${index + 1}`).join(',');
    return nextOf(sheet.starts(ranks), element.from) ?? sheet.to;
  }
  if (name === 'dt') {
    const siblings = element.node.parent?.children ?? [];
    const next = siblings.slice(siblings.indexOf(element.node) + 1).find((child) => child.name === 'dt');
    return (
      (next && sheet.elementOf(next)?.from) ?? (element.node.parent && sheet.elementOf(element.node.parent)?.to) ?? element.to
    );
  }
  return element.to;
}

/** The places are sorted. */
const nextOf = (places: readonly number[], after: number): number | undefined =>
  places[firstIndex(places, (place) => place > after)];

const isNumber = (value: number | undefined): value is number => value !== undefined;

/** Finds the regions of a section; the region around it where a part has no section of its own. */
export type SectionOf = (part: { readonly section?: FinderSpec }) => readonly Region[];
