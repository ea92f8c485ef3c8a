import type { Evidence, Property } from '../../model/api.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { fieldTable } from './field-table.js';
import { type FieldsContext, type PageFacts, propertiesIn } from './fields.js';
import { type Notes, notesIn } from './notes.js';
import type { Route } from './route.js';

type Place = 'json' | 'form' | 'json-or-form' | 'query' | 'path' | 'response' | 'any';

interface PlaceRule {
  readonly name: string;
  readonly match: RegExp;
  readonly place: Place;
}

/** What the heading above a table of fields says that they are. */
export const placeRules: readonly PlaceRule[] = [
  {
    name: 'fields below “JSON/Form Params” are sent in the body',
    match: /^json\/form (?:params|parameters|body)/i,
    place: 'json-or-form',
  },
  {
    name: 'fields below “JSON Params” are sent as JSON',
    match: /^json (?:params|parameters|body)|^request (?:body|structure)/i,
    place: 'json',
  },
  {
    name: 'fields below “Form Params” are sent as a form',
    match: /^(?:form|multipart)[ /-]?(?:data )?(?:params|parameters|body)/i,
    place: 'form',
  },
  {
    name: 'fields below “Query String Params” stand behind the question mark',
    match: /^(?:query|url query)(?: string)? (?:params|parameters)/i,
    place: 'query',
  },
  { name: 'fields below “Path Params” stand in the path', match: /^(?:path|url) (?:params|parameters)/i, place: 'path' },
  {
    name: 'fields below “Response Structure” are returned',
    match: /\bresponse(?: (?:structure|body|fields|object))?$/i,
    place: 'response',
  },
  { name: 'fields below “Params” are sent', match: /^(?:http |url )?(?:params|parameters)$/i, place: 'any' },
];

/** Fields below one heading, and what they are. */
export interface SentTable {
  readonly place: Place;
  readonly said: Evidence;
  readonly properties: readonly Property[];
}

export function tablesOf(
  notebook: Notebook,
  facts: PageFacts,
  route: Route,
  section: Section,
  below: readonly Section[],
  allOptional: Evidence | undefined,
): readonly SentTable[] {
  return [section, ...below].flatMap(({ heading, parts }) => {
    const rule = placeRules.find(({ match }) => match.test(heading.words.text));
    const tables = parts.flatMap((part) => (part.kind === 'table' ? (fieldTable(part) ?? []) : []));
    if (!rule || tables.length === 0) return [];
    // What is fetched has no body, whatever the heading calls it.
    const bodiless = route.method === 'GET' || route.method === 'HEAD' || (rule.place === 'any' && route.method === 'DELETE');
    const sent = rule.place !== 'path' && rule.place !== 'response';
    const place = sent && bodiless ? 'query' : rule.place === 'any' ? 'json' : rule.place;
    const said = notebook.cite(heading.words.at, rule.name, place === rule.place ? 'documented' : 'inferred');
    const notes: Notes = notesIn(parts);
    for (const { words } of notes.footnotes.values()) notebook.pass(words.at, words.at + 1, 'a footnote says more');
    const marked = tables.some(({ table }) => table.rows.some(({ cells: [cell] }) => /\?/.test(cell?.words.text ?? '')));
    const context: FieldsContext = {
      notebook,
      facts,
      notes,
      ...(allOptional && place !== 'response' ? { allOptional } : {}),
      telling: route.method !== 'PATCH' || marked || place === 'response',
    };
    return [{ place, said, properties: tables.flatMap((fields) => propertiesIn(context, fields)) }];
  });
}
