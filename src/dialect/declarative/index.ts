import { diagnostic, Failure, type Place } from '../../diagnostic.js';
import type { Server } from '../../model/api.js';
import type { Link, Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { readingOf } from '../blank.js';
import type { Dialect } from '../dialect.js';
import { cite, factIn, factsIn } from './fact.js';
import { find, list } from './find.js';
import { matchOf } from './matches.js';
import { type Notes, openNotes } from './notes.js';
import { operationsIn } from './operation.js';
import { PatternError, search } from './pattern.js';
import { piecesOf, type Region, whole, without } from './region.js';
import { securityIn } from './security.js';
import { SelectorError } from './sheet.js';
import type { DialectSpec, ServerSpec } from './spec.js';
import { namesOf, typeAt, typePlaces } from './types.js';

export type { DialectSpec } from './spec.js';

/** A layout that a config teaches, and where in the config each of its settings stands. */
export interface TaughtDialect {
  readonly spec: DialectSpec;
  place?(path: readonly (string | number)[]): Place;
}

/** A dialect made of a config's rules. Throws a `Failure` at the first page that shows a selector or pattern to be none. */
export function taughtDialect(taught: TaughtDialect): Dialect {
  const { spec } = taught;
  return {
    name: spec.name,
    version: 1,
    matches: (page) => placed(taught, () => matchOf(page, spec.matches)),
    parse: (page) => placed(taught, () => parse(page, spec)),
  };
}

function parse(page: Page, spec: DialectSpec): Reading {
  const opened = openNotes(page, spec.words ?? {});
  const places = typePlaces(opened, spec, whole(opened.sheet));
  const notes: Notes = { ...opened, known: namesOf(places) };
  const ignored = list(spec.ignore).flatMap((finder) => find(notes.sheet, finder, whole(notes.sheet), 'says nothing of the API'));
  for (const region of ignored) passOver(notes, region);
  passMatch(notes, spec.matches);
  const region = without(whole(notes.sheet), ignored.map(passedSpan));
  const title = factIn(notes, region, spec.title, 'title');
  if (title) cite(notes, title);
  const servers = spec.servers ? serversIn(notes, spec.servers, region) : [];
  const read = operationsIn(notes, spec.operation, region, securityIn(notes, spec.security, region));
  const types = places.map((place) => typeAt(notes, place));
  const links = list(spec.follow).flatMap((selector) => linksIn(notes, whole(notes.sheet), selector));
  return readingOf(page, spec.name, notes.notebook, {
    ...(title ? { apiTitle: title.value } : {}),
    servers,
    operations: read.map(({ operation }) => operation),
    types,
    errors: read.flatMap(({ errors }) => errors),
    ...(links.length === 0 ? {} : { links }),
  });
}

/** Links to pages that are to be read as well. */
function linksIn(notes: Notes, region: Region, selector: string): readonly Link[] {
  return factsIn(notes, region, { select: selector, attribute: 'href' }, 'link').map(({ value, line, rule }) => ({
    url: value,
    rule,
    line,
  }));
}

/** What a line was ignored by is that line alone; an element goes with all that is in it. */
const passedSpan = ({ element, from, to, head }: Region) => (element ? { from, to } : head);

function passOver(notes: Notes, region: Region): void {
  notes.read(piecesOf(notes.sheet, passedSpan(region)), region.rule);
}

/** The line by which a page was known tells nothing else. */
function passMatch({ sheet, read }: Notes, { line }: DialectSpec['matches']): void {
  const known = line === undefined ? undefined : sheet.lines.find(({ text }) => search(line, text));
  if (known) read(piecesOf(sheet, known), 'the page is known by this line');
}

function serversIn(notes: Notes, spec: ServerSpec, region: Region): readonly Server[] {
  return find(notes.sheet, spec.each, region, 'is a server').flatMap((one): readonly Server[] => {
    const url = factIn(notes, one, spec.url ?? ('url' in one.groups ? undefined : {}), 'url');
    const description = factIn(notes, one, spec.description, 'description');
    if (!url || !/^https?:\/\/\S+$/i.test(url.value)) return [];
    return [
      {
        url: url.value.replace(/\/$/, ''),
        ...(description ? { description: description.value } : {}),
        evidence: { url: [cite(notes, url)], ...(description ? { description: [cite(notes, description)] } : {}) },
      },
    ];
  });
}

/** Selectors and patterns show what they are when they are used; what is wrong with one is told where the config has it. */
function placed<T>({ spec, place }: TaughtDialect, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SelectorError || error instanceof PatternError)) throw error;
    const path = pathOf(spec, error.text) ?? [];
    throw new Failure([
      diagnostic('config-invalid', error.message, { where: place?.(path) ?? { source: 'the config' }, quote: error.text }),
    ]);
  }
}

/** Where in a spec a text stands. */
function pathOf(value: unknown, text: string): readonly (string | number)[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (inner === text && key !== 'name' && key !== 'rule') return [step];
    const below = pathOf(inner, text);
    if (below) return [step, ...below];
  }
  return undefined;
}
