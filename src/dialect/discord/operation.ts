import type { Content, Evidence, Example, Operation, Parameter, Property, Response, Schema } from '../../model/api.js';
import { readJsonExample } from '../json-example.js';
import type { Notebook } from '../notebook.js';
import { chooseOperationId } from '../operation-id.js';
import type { Section } from '../section.js';
import { fieldTable } from './field-table.js';
import { type FieldsContext, type PageFacts, propertiesIn } from './fields.js';
import { type Notes, notesIn } from './notes.js';
import { returnedBy } from './returns.js';
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

/** `All parameters to this endpoint are optional.` */
const everythingOptional = /\bAll (?:of the )?(?:JSON )?(?:param[ae]\w*|fields)\b.{0,60}\bare optional\b/i;

/** Reads an operation: its own section, and those below it up to the next. */
export function readOperation(
  notebook: Notebook,
  facts: PageFacts,
  route: Route,
  section: Section,
  below: readonly Section[],
): Operation {
  const own = notesIn(section.parts);
  const prose = own.prose.filter(({ at }) => at !== route.words.at);
  const boxes = [own, ...below.map(({ parts }) => notesIn(parts))].flatMap((notes) => notes.boxes);
  const all = [...boxes, ...prose.map((words) => ({ words, text: words.text }))].find(({ text }) =>
    everythingOptional.test(text),
  );
  const allOptional = all && notebook.cite(all.words.at, 'a box says that nothing has to be sent');
  const tables = tablesOf(notebook, facts, route, section, below, allOptional);
  const description = prose.map(({ text }) => text).join('\n\n');
  const choice = chooseOperationId({
    title: route.title,
    method: route.method,
    path: route.path,
    facts: [],
    prose: prose.map(({ text, line }) => ({ text, line })),
    source: notebook.source,
  });
  const cited = notebook.cite(route.words.at, route.rule);
  const deprecated = boxes.find(({ text }) => /\bdeprecated\b/i.test(text) && /\b(?:endpoint|this)\b/i.test(text));
  return {
    id: choice.id,
    title: route.title,
    ...(description === '' ? {} : { description }),
    method: route.method,
    path: route.path,
    servers: [],
    parameters: [...pathParameters(route, cited, tables), ...queryParameters(tables), ...headersIn(notebook, boxes)],
    ...bodyOf(tables, allOptional),
    responses: [responseOf(notebook, facts, prose, tables, section)],
    errors: [],
    examples: below.flatMap((one) => examplesIn(notebook, one)),
    samples: [],
    security: [],
    deprecated: deprecated !== undefined,
    source: notebook.source,
    evidence: {
      id: [notebook.cite(section.heading.words.at, choice.rule, choice.standing, choice.quote)],
      title: [notebook.cite(section.heading.words.at, 'the heading above a route titles the operation')],
      method: [cited],
      path: [cited],
      ...(description === ''
        ? {}
        : { description: prose.map(({ at }) => notebook.cite(at, 'paragraphs below the heading describe')) }),
      ...(deprecated ? { deprecated: [notebook.cite(deprecated.words.at, 'a box says that it is deprecated', 'inferred')] } : {}),
    },
  };
}

interface SentTable {
  readonly place: Place;
  readonly said: Evidence;
  readonly properties: readonly Property[];
}

function tablesOf(
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

function pathParameters(route: Route, said: Evidence, tables: readonly SentTable[]): readonly Parameter[] {
  const told = tables.filter(({ place }) => place === 'path').flatMap(({ properties }) => properties);
  return route.parameters.map((name): Parameter => {
    const known = told.find((one) => one.name === name);
    const type: Evidence = { ...said, rule: 'a part of a path is text', standing: 'inferred' };
    const schema: Schema = known?.schema ?? { kind: 'string', evidence: { type: [type] } };
    const { description, ...bare } = schema;
    return {
      in: 'path',
      name,
      ...(description === undefined ? {} : { description }),
      required: true,
      deprecated: false,
      schema: bare,
      examples: [],
      evidence: {
        in: [said],
        name: [said],
        required: [said],
        ...(description === undefined ? {} : { description: schema.evidence['description'] ?? [] }),
      },
    };
  });
}

const queryParameters = (tables: readonly SentTable[]): readonly Parameter[] =>
  tables
    .filter(({ place }) => place === 'query')
    .flatMap(({ said, properties }) =>
      properties.map(({ name, required, schema, evidence }): Parameter => {
        const { description, deprecated, ...bare } = schema;
        return {
          in: 'query',
          name,
          ...(description === undefined ? {} : { description }),
          required,
          deprecated: deprecated ?? false,
          schema: bare,
          examples: [],
          evidence: {
            ...evidence,
            in: [said],
            ...(description === undefined ? {} : { description: schema.evidence['description'] ?? [] }),
          },
        };
      }),
    );

/** `This endpoint supports the X-Audit-Log-Reason header.` */
const headersIn = (notebook: Notebook, boxes: Notes['boxes']): readonly Parameter[] =>
  boxes.flatMap(({ words, text }): readonly Parameter[] => {
    const name = /\bsupports the ([A-Za-z][\w-]*) header\b/i.exec(text)?.[1];
    if (name === undefined) return [];
    const said = notebook.cite(words.at, 'a box says which header is understood');
    const schema: Schema = { kind: 'string', evidence: { type: [{ ...said, rule: 'a header is text', standing: 'inferred' }] } };
    return [
      {
        in: 'header',
        name,
        required: false,
        deprecated: false,
        schema,
        examples: [],
        evidence: { in: [said], name: [said], required: [said] },
      },
    ];
  });

function bodyOf(tables: readonly SentTable[], allOptional: Evidence | undefined): Pick<Operation, 'requestBody'> {
  const sent = tables.filter(({ place }) => place === 'json' || place === 'form' || place === 'json-or-form');
  const [first] = sent;
  if (!first) return {};
  const properties = sent.flatMap((table) => table.properties);
  const seen = new Set<string>();
  const schema: Schema = {
    kind: 'object',
    properties: properties.filter(({ name }) => !seen.has(name) && seen.add(name)),
    evidence: { type: [first.said] },
  };
  const types =
    first.place === 'form'
      ? ['multipart/form-data']
      : first.place === 'json'
        ? ['application/json']
        : ['application/json', 'multipart/form-data'];
  const contents = types.map((mediaType): Content => ({ mediaType, schema, evidence: { mediaType: [first.said] } }));
  const required = properties.some((property) => property.required);
  return { requestBody: { required, contents, evidence: { required: allOptional ? [allOptional] : [first.said] } } };
}

function responseOf(
  notebook: Notebook,
  facts: PageFacts,
  prose: Notes['prose'],
  tables: readonly SentTable[],
  { heading }: Section,
): Response {
  const table = tables.find(({ place }) => place === 'response');
  const returned = returnedBy(notebook, prose, facts);
  const unknown = notebook.cite(heading.words.at, 'no sentence says what is returned', 'unknown');
  const said = table?.said ?? returned?.said ?? unknown;
  if (!table && !returned)
    notebook.say('type-unknown', `No sentence says plainly what “${heading.words.text}” returns.`, { at: heading.words.at });
  const schema: Schema | undefined = table
    ? { kind: 'object', properties: table.properties, evidence: { type: [table.said] } }
    : (returned?.schema ?? (returned ? undefined : { kind: 'unknown', evidence: { type: [unknown] } }));
  const description = returned ? returned.said.quote : undefined;
  return {
    status: returned?.status ?? 200,
    ...(description === undefined ? {} : { description }),
    contents: schema
      ? [
          {
            mediaType: 'application/json',
            schema,
            evidence: { mediaType: [{ ...said, rule: 'results are taken to be JSON', standing: 'inferred' }] },
          },
        ]
      : [],
    headers: [],
    evidence: {
      status: [
        {
          ...said,
          ...(returned?.status === 204 ? {} : { rule: 'success is taken to be answered with 200' }),
          standing: 'inferred',
        },
      ],
      ...(description === undefined ? {} : { description: [said] }),
    },
  };
}

/** JSON below “Example Response” and “Example Request Body”. */
function examplesIn(notebook: Notebook, { heading, parts }: Section): readonly Example[] {
  const role = /^Example (request|response)\b/i.exec(heading.words.text)?.[1]?.toLowerCase();
  if (role !== 'request' && role !== 'response') return [];
  return parts.flatMap((part): readonly Example[] => {
    const value = part.kind === 'code' ? readJsonExample(part.words.text)?.value : undefined;
    if (part.kind !== 'code' || value === undefined) return [];
    const said = notebook.cite(heading.words.at, 'JSON below “Example” is an example of what is sent or returned');
    notebook.cite(part.words.at, said.rule);
    return [{ role, value, evidence: { value: [said] } }];
  });
}
