import { groupsOf, search } from './pattern.js';
import { elementsIn, linesIn, type Region, without, wordsIn } from './region.js';
import type { Sheet, SheetElement } from './sheet.js';
import type { FinderSpec, LineFinder, OneOrMore, SelectFinder } from './spec.js';

/** Everything that a finder finds in a region, in the page's order. `stops`: where what follows something ends at the latest. */
export function find(
  sheet: Sheet,
  finder: FinderSpec,
  region: Region,
  what: string,
  stops: readonly number[] = [],
): readonly Region[] {
  const spec = typeof finder === 'string' ? { select: finder } : finder;
  return 'line' in spec ? findLines(sheet, spec, region, what, stops) : findElements(sheet, spec, region, what, stops);
}

/** Where finders find something: none of them goes on into what another one found. */
export const startsOf = (sheet: Sheet, finders: readonly (FinderSpec | undefined)[], region: Region): readonly number[] =>
  finders
    .flatMap((finder) => (finder === undefined ? [] : find(sheet, finder, region, '').map(({ from }) => from)))
    .sort((a, b) => a - b);

export const list = <T>(given: OneOrMore<T> | undefined): readonly T[] =>
  given === undefined ? [] : isList(given) ? given : [given];

const isList = <T>(given: OneOrMore<T>): given is readonly T[] => Array.isArray(given);

function findLines(sheet: Sheet, spec: LineFinder, region: Region, what: string, stops: readonly number[]): readonly Region[] {
  const lines = linesIn(sheet, region);
  const found = lines.flatMap((line) => {
    const match = search(spec.line, line.text);
    return match ? [{ line, groups: groupsOf(match) }] : [];
  });
  const ends = spec.until === undefined ? [] : lines.filter(({ text }) => search(spec.until ?? '', text)).map(({ from }) => from);
  return found.map(({ line, groups }, index) => ({
    from: line.from,
    to: Math.min(region.to, ...[found[index + 1]?.line.from, nextOf(stops, line.from), nextOf(ends, line.from)].filter(isNumber)),
    holes: region.holes,
    head: { from: line.from, to: line.to },
    rule: spec.rule ?? `a line like “${spec.line}” ${what}`,
    groups,
    indent: line.indent,
  }));
}

function findElements(
  sheet: Sheet,
  spec: SelectFinder,
  region: Region,
  what: string,
  stops: readonly number[],
): readonly Region[] {
  const elements = elementsIn(sheet, region, spec.select);
  return elements.flatMap((element, index): readonly Region[] => {
    const following = spec.following
      ? Math.min(elements[index + 1]?.from ?? region.to, nextOf(stops, element.from) ?? region.to)
      : undefined;
    const to = Math.min(region.to, following ?? extentOf(sheet, element));
    const inner = elements.filter((other) => other !== element && element.from <= other.from && other.from < to);
    const plain: Region = {
      from: element.from,
      to,
      holes: region.holes,
      head: { from: element.from, to: element.to },
      rule: spec.rule ?? `“${spec.select}” ${what}`,
      element,
      groups: {},
      indent: 0,
    };
    const found = without(
      plain,
      inner.map((other) => ({ from: other.from, to: Math.min(to, extentOf(sheet, other)) })),
    );
    if (spec.pattern === undefined) return [found];
    const match = search(spec.pattern, ownWords(sheet, found));
    return match ? [{ ...found, groups: groupsOf(match) }] : [];
  });
}

/** The words of what a region was found by. */
export const ownWords = (sheet: Sheet, region: Region): string => wordsIn(sheet, { ...region, ...region.head });

/** A heading reaches to the next of its rank, a term to the next of its list, anything else to its own end. */
function extentOf(sheet: Sheet, element: SheetElement): number {
  const name = element.node.name ?? '';
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) {
    const ranks = Array.from({ length: Number(level) }, (_, index) => `h${index + 1}`).join(',');
    return (
      nextOf(
        sheet.select(ranks).map(({ from }) => from),
        element.from,
      ) ?? sheet.to
    );
  }
  if (name === 'dt') {
    const { parent } = element.node;
    const siblings = (parent?.children ?? [])
      .filter((child) => child.name === 'dt')
      .flatMap((child) => sheet.elementOf(child) ?? []);
    return (
      nextOf(
        siblings.map(({ from }) => from),
        element.from,
      ) ??
      (parent ? sheet.elementOf(parent)?.to : undefined) ??
      element.to
    );
  }
  return element.to;
}

/** By halves: the places are sorted. */
function nextOf(places: readonly number[], after: number): number | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

const isNumber = (value: number | undefined): value is number => value !== undefined;

/** Finds the regions of a section; the region around it where a part has no section of its own. */
export type SectionOf = (part: { readonly section?: FinderSpec }) => readonly Region[];
