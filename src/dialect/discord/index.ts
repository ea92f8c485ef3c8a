import type { NamedType, Operation } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { type Section, sectionsOf } from '../section.js';
import { readEnumTable } from './enum-table.js';
import { fieldTable } from './field-table.js';
import type { PageFacts } from './fields.js';
import { withoutComponents } from './mdx.js';
import { isObject } from './names.js';
import { readType, type TypeSection, typeSections } from './object.js';
import { readOperation } from './operation.js';
import { type Route, routeMethods, routeOf } from './route.js';

/** Discord's documentation and pages in its manner: routes in headings, `name?`, `?type`, objects and their structures. */
export const discord = { name: 'discord', version: 1, matches, parse } satisfies Dialect;

/** Cheap, and true of every such page. */
const hints = /%\s+(?:GET|PUT|POST|DELETE|PATCH)(?:\/PATCH)?\s+\/|<Route\s+method=|\bsnowflakes?\b|http-req/;

const known = new WeakMap<Page, Page>();

/** The page without components, made once. */
function plain(page: Page): Page {
  const found = known.get(page) ?? withoutComponents(page);
  known.set(page, found);
  return found;
}

function matches(given: Page): Match {
  if (given.format === 'text' || !hints.test(given.text)) return { sure: false };
  const page = plain(given);
  const sections = sectionsOf(structureOf(page).parts);
  const methods = routeMethods(page);
  const fields = sections.some(({ parts }) => parts.some((part) => part.kind === 'table' && fieldTable(part) !== undefined));
  for (const section of sections) {
    const route = routeOf(section, methods);
    if (!route) continue;
    const own = /percent sign|“Route”/.test(route.rule) || (fields && /\bsnowflakes?\b/.test(page.text));
    if (own)
      return { sure: true, because: `“${section.heading.words.text}” is headed by a route: ${route.method} ${route.path}` };
  }
  const object = typeSections(sections).find(({ section }) => /\b(?:structure|object)$/i.test(section.heading.words.text));
  if (!object || !fields || !/\bsnowflakes?\b/.test(page.text)) return { sure: false };
  return { sure: true, because: `“${object.section.heading.words.text}” is the structure of an object, with snowflakes for ids` };
}

function parse(given: Page): Reading {
  const page = plain(given);
  const { parts, leaves } = structureOf(page);
  const notebook = openNotebook(page.source, leaves);
  const sections = sectionsOf(parts);
  const types = typeSections(sections);
  const facts = factsOf(types, sections);
  const methods = routeMethods(page);
  const title = sections.find(({ heading }) => heading.level === 1)?.heading;
  if (title) notebook.cite(title.words.at, 'the first heading titles the page');
  return {
    source: page.source,
    hash: page.hash,
    dialect: discord.name,
    servers: [],
    operations: operationsIn(notebook, facts, sections, (section) => routeOf(section, methods)),
    types: typesIn(notebook, facts, types),
    errors: [],
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function operationsIn(
  notebook: Notebook,
  facts: PageFacts,
  sections: readonly Section[],
  routed: (section: Section) => Route | undefined,
): readonly Operation[] {
  return sections.flatMap((section, at) => {
    const route = routed(section);
    if (!route) return [];
    const rest = sections.slice(at + 1);
    const end = rest.findIndex(
      (next) => next.heading.level <= section.heading.level || routed(next) !== undefined || isObject(next.heading),
    );
    return [readOperation(notebook, facts, route, section, end < 0 ? rest : rest.slice(0, end))];
  });
}

function typesIn(notebook: Notebook, facts: PageFacts, types: readonly TypeSection[]): readonly NamedType[] {
  const seen = new Set<string>();
  return types.flatMap((one) => {
    if (seen.has(one.name)) return [];
    const read = readType(notebook, facts, one);
    if (read.length > 0) seen.add(one.name);
    return read;
  });
}

/** What is to be known of the page before its tables are read. */
function factsOf(types: readonly TypeSection[], sections: readonly Section[]): PageFacts {
  const values = new Map<string, 'string' | 'integer'>();
  const scratch = openNotebook('', []);
  for (const { name, section } of types)
    for (const part of section.parts) {
      const read = part.kind === 'table' && !fieldTable(part) ? readEnumTable(scratch, part) : undefined;
      if (read && !values.has(name)) values.set(name, read.type === 'integer' ? 'integer' : 'string');
    }
  const names = new Set(types.map(({ name }) => name));
  const cells = sections.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.kind === 'table' && fieldTable(part) ? part.rows.map(({ cells: [cell] }) => cell?.words.text ?? '') : [],
    ),
  );
  return {
    has: (name) => names.has(name),
    marksOptional: cells.some((text) => /\?/.test(text)),
    valuesOf: (name) => values.get(name),
  };
}
