import type { DiagnosticCode } from '../../diagnostic.js';
import type { Evidence, Standing } from '../../model/api.js';
import { isElement, type Node } from '../../page/node.js';
import { tableGrid } from '../../page/structure/table.js';
import { ownWords } from './find.js';
import type { Notes } from './notes.js';
import { search, taken } from './pattern.js';
import { elementsIn, linesIn, piecesIn, piecesOf, type Region, wordsIn } from './region.js';
import type { Piece } from './sheet.js';
import type { FactPlace, FactSpec } from './spec.js';

/** Words that say a fact, and where they stand. */
export interface Found {
  readonly value: string;
  readonly quote: string;
  readonly rule: string;
  /** Read by the rule; empty for attributes and for what is so everywhere. */
  readonly pieces: readonly Piece[];
  /** 1-based. */
  readonly line: number;
  readonly anchor?: string;
}

/** The first place that says a fact; a named group of the region's own pattern where no place is given. */
export const factIn = (notes: Notes, region: Region, spec: FactSpec | undefined, fact: string): Found | undefined =>
  factsIn(notes, region, spec, fact)[0];

/** Every place that says a fact. */
export function factsIn(notes: Notes, region: Region, spec: FactSpec | undefined, fact: string): readonly Found[] {
  if (spec === undefined) return grouped(notes, region, fact);
  const place: FactPlace = typeof spec === 'string' ? { select: spec } : spec;
  const rule =
    place.rule ??
    (place.is === undefined ? `${placeWords(place)} gives the ${fact}` : `the ${fact} is “${place.is}” on every page`);
  if (place.is !== undefined) return [{ ...about(notes, region, region.head), value: String(place.is), rule, pieces: [] }];
  if (place.line !== undefined) return onLines(notes, region, place, place.line, rule);
  return placesOf(notes, region, place).flatMap((part) => inWords(notes, part, place, rule));
}

/** Evidence for a fact; what says it counts as read. */
export function cite(notes: Notes, found: Found, standing: Standing = 'documented'): Evidence {
  notes.read(found.pieces, found.rule);
  return {
    source: notes.notebook.source,
    line: found.line,
    ...(found.anchor === undefined ? {} : { anchor: found.anchor }),
    quote: found.quote,
    rule: found.rule,
    standing,
  };
}

/** Says something about the words that were found, where they stand. */
export function tell(
  notes: Notes,
  code: DiagnosticCode,
  message: string,
  found: Pick<Found, 'quote' | 'pieces'> | undefined,
  more: { readonly fact?: string; readonly help?: string } = {},
): void {
  const at = found?.pieces.find((piece) => piece.at !== undefined)?.at;
  notes.notebook.say(code, message, { ...(at === undefined ? {} : { at }), quote: (found?.quote ?? '').slice(0, 200), ...more });
}

/** What a region was found by, for what is said of it. */
export const headOf = (notes: Notes, region: Region): Pick<Found, 'quote' | 'pieces'> => about(notes, region, region.head);

/** What a region was found by, as evidence that it is there; its words count as read where a pattern took them. */
export function citeHead(notes: Notes, region: Region, rule: string, standing: Standing = 'documented'): Evidence {
  const read = Object.keys(region.groups).length > 0 || region.element === undefined;
  const head = about(notes, region, region.head);
  return cite(notes, { ...head, value: '', rule, pieces: read ? head.pieces : [] }, standing);
}

function grouped(notes: Notes, region: Region, fact: string): readonly Found[] {
  const value = Object.hasOwn(region.groups, fact) ? region.groups[fact] : undefined;
  return value === undefined || value.trim() === ''
    ? []
    : [{ ...about(notes, region, region.head), value: value.trim(), rule: region.rule }];
}

/** What stands in one part of a region. */
function about(
  notes: Notes,
  region: Region,
  part: { readonly from: number; readonly to: number },
): Omit<Found, 'value' | 'rule'> {
  const inner = { ...region, ...part };
  const pieces = piecesIn(notes.sheet, inner);
  const first = pieces.find(({ at }) => at !== undefined) ?? pieces[0] ?? piecesOf(notes.sheet, region)[0];
  return {
    quote: wordsIn(notes.sheet, inner),
    pieces,
    line: first?.line ?? 1,
    ...(first?.anchor === undefined ? {} : { anchor: first.anchor }),
  };
}

/** Lines that nothing has read yet: what is told by a line is told by one that tells nothing else. */
function onLines(notes: Notes, region: Region, place: FactPlace, pattern: string, rule: string): readonly Found[] {
  return linesIn(notes.sheet, region).flatMap((line): readonly Found[] => {
    const match = search(pattern, line.text);
    if (!match) return [];
    const part = about(notes, region, line);
    if (part.pieces.every(({ at }) => at === undefined || notes.isRead(at))) return [];
    const value = within(place.pattern, taken(match, line.text));
    return value === undefined || value === '' ? [] : [{ ...part, value, rule }];
  });
}

function inWords(notes: Notes, part: Region, place: FactPlace, rule: string): readonly Found[] {
  const told = about(notes, part, part);
  if (place.attribute !== undefined) {
    const given = attributeOf(part.element?.node, place.attribute);
    const value = given === undefined ? undefined : within(place.pattern, given);
    return value === undefined ? [] : [{ ...told, quote: `${place.attribute}="${given}"`, value, rule, pieces: [] }];
  }
  const value = within(place.pattern, told.quote);
  return value === undefined || value === '' ? [] : [{ ...told, value, rule }];
}

function within(pattern: string | undefined, text: string): string | undefined {
  if (pattern === undefined) return text;
  const match = search(pattern, text);
  return match && taken(match, match[0]).trim();
}

function attributeOf(node: Node | undefined, name: string): string | undefined {
  const { attribs } = node ?? {};
  return attribs && Object.hasOwn(attribs, name) ? attribs[name]?.trim() : undefined;
}

function placesOf(notes: Notes, region: Region, place: FactPlace): readonly Region[] {
  if (place.column !== undefined) return columnOf(notes, region, place.column);
  if (place.select === undefined) return [{ ...region, ...region.head }];
  return elementsIn(notes.sheet, region, place.select).map((element) => ({
    ...region,
    from: element.from,
    to: element.to,
    head: { from: element.from, to: element.to },
    element,
  }));
}

/** The cell of a row below the heading that has these words. */
function columnOf(notes: Notes, region: Region, words: string): readonly Region[] {
  const row = closest(region.element?.node, 'tr');
  const table = closest(row, 'table');
  if (!row || !table) return [];
  const grid = gridOf(table);
  const index = grid.header.findIndex((cell) => plain(textOf(notes, cell)) === plain(words));
  const cell = grid.cellsOf.get(row)?.[index];
  const element = cell && notes.sheet.elementOf(cell);
  const heading = grid.header[index];
  if (!element || !heading) return [];
  const head = notes.sheet.elementOf(heading) ?? element;
  notes.read(about(notes, { ...region, holes: [] }, head).pieces, 'the head of a column says what stands below it');
  return [{ ...region, from: element.from, to: element.to, head: element, element }];
}

interface Grid {
  readonly header: readonly Node[];
  /** The cells of a row, by its element. */
  readonly cellsOf: ReadonlyMap<Node, readonly Node[]>;
}

const grids = new WeakMap<Node, Grid>();

function gridOf(table: Node): Grid {
  const known = grids.get(table);
  if (known) return known;
  const { header, rows } = tableGrid(table);
  const grid = { header, cellsOf: new Map(rows.map(({ node, cells }) => [node, cells] as const)) };
  grids.set(table, grid);
  return grid;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

function textOf(notes: Notes, node: Node): string {
  const element = notes.sheet.elementOf(node);
  return element ? ownWords(notes.sheet, { ...element, holes: [], head: element, rule: '', groups: {}, indent: 0 }) : '';
}

function closest(node: Node | undefined, name: string): Node | undefined {
  for (let one: Node | null | undefined = node; one; one = one.parent) if (isElement(one) && one.name === name) return one;
  return undefined;
}

function placeWords({ select, column, line, attribute }: FactPlace): string {
  const place =
    column !== undefined
      ? `the column “${column}”`
      : line !== undefined
        ? `a line like “${line}”`
        : select !== undefined
          ? `“${select}”`
          : 'its own text';
  return attribute === undefined ? place : `the attribute “${attribute}” of ${place}`;
}
