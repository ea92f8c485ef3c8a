import type { Example, Operation, Response, Schema } from '../../model/api.js';
import { readJsonExample } from '../../notation/json-example.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import type { PageFacts } from './fields.js';
import { type Notes, notesIn } from './notes.js';
import { bodyOf, headersIn, pathParameters, queryParameters } from './request.js';
import { returnedBy } from './returns.js';
import type { Route } from './route.js';
import { type SentTable, tablesOf } from './sent-tables.js';

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
