import type { Operation, Property, Schema } from '../../model/api.js';
import type { Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { type Calls, wrapped } from './calls.js';
import { propertiesIn } from './field.js';
import { fieldTable } from './field-table.js';
import { isMethodName, type Names } from './names.js';
import { returnedBy } from './returns.js';
import { sentencesOf } from './sentences.js';

/** A heading that is a method's name, above a table of parameters or words that speak of a method. */
export function isMethod({ heading, parts }: Section): boolean {
  if (!isMethodName(heading.words.text)) return false;
  return parts.some((part) =>
    part.kind === 'table'
      ? fieldTable(part)?.sent === true
      : part.kind === 'paragraph' && /\bmethod\b|\bReturns\b/.test(part.words.text),
  );
}

export function readMethod(notebook: Notebook, names: Names, calls: Calls, { heading, parts }: Section): Operation {
  const { words } = heading;
  const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.words] : []));
  const properties = propertiesIn(notebook, names, parts, true);
  const [introduction] = paragraphs;
  const deprecated = paragraphs.find(({ text }) => /^(?:this method is )?deprecated\b/i.test(text));
  return {
    id: words.text,
    ...(introduction ? { description: paragraphs.map(({ text }) => text).join('\n\n') } : {}),
    method: 'POST',
    path: `/${words.text}`,
    servers: [],
    parameters: [],
    ...(properties.length > 0 ? { requestBody: bodyOf(calls, properties) } : {}),
    responses: [responseOf(notebook, names, calls, words, paragraphs)],
    errors: calls.failure ? [{ name: calls.failure.name, evidence: { name: calls.failure.evidence['name'] ?? [] } }] : [],
    examples: [],
    samples: [],
    security: calls.security,
    deprecated: deprecated !== undefined,
    source: notebook.source,
    evidence: {
      id: [notebook.cite(words.at, 'a heading that is one word in small letters names a method')],
      method: [calls.method],
      path: [notebook.cite(words.at, 'a method is called by its name')],
      ...(introduction
        ? { description: paragraphs.map(({ at }) => notebook.cite(at, 'paragraphs below the heading describe')) }
        : {}),
      ...(deprecated ? { deprecated: [notebook.cite(deprecated.at, 'a sentence says that it is deprecated', 'inferred')] } : {}),
    },
  };
}

/** Parameters with a file among them are sent as a form, all others as JSON. */
function bodyOf(calls: Calls, properties: readonly Property[]): NonNullable<Operation['requestBody']> {
  const said = properties.some(({ schema }) => holdsFile(schema)) ? calls.files : calls.json;
  const mediaType = said === calls.files ? 'multipart/form-data' : 'application/json';
  const schema: Schema = { kind: 'object', properties, evidence: { type: [said] } };
  const required = properties.some((property) => property.required);
  const need = properties.find((property) => property.required)?.evidence['required'] ?? [said];
  return {
    required,
    contents: [{ mediaType, schema, evidence: { mediaType: [said] } }],
    evidence: { required: need },
  };
}

/** The type that stands for the content of a file is a name in this family, described in words alone. */
export const fileType = 'InputFile';

function holdsFile(schema: Schema): boolean {
  switch (schema.kind) {
    case 'reference':
      return schema.name === fileType;
    case 'array':
      return holdsFile(schema.items);
    case 'union':
      return schema.members.some(holdsFile);
    default:
      return schema.kind === 'binary';
  }
}

function responseOf(
  notebook: Notebook,
  names: Names,
  calls: Calls,
  heading: Words,
  paragraphs: readonly Words[],
): Operation['responses'][number] {
  const returned = returnedBy(
    paragraphs.flatMap((words) => sentencesOf(words)),
    names,
    (at, rule, quote) => notebook.cite(at, rule, 'inferred', quote),
  );
  if (!returned) notebook.say('type-unknown', `No sentence says what ${heading.text} returns.`, { at: heading.at });
  const unknown = notebook.cite(heading.at, 'no sentence says what is returned', 'unknown');
  const result: Schema = returned?.schema ?? { kind: 'unknown', evidence: { type: [unknown] } };
  const said = result.evidence['type']?.[0] ?? unknown;
  return {
    status: 200,
    ...(returned ? { description: returned.sentence.text } : {}),
    contents: [
      {
        mediaType: 'application/json',
        schema: calls.envelope ? wrapped(result, calls.envelope) : result,
        evidence: {
          mediaType: [calls.envelope?.said ?? { ...said, rule: 'results are taken to be JSON', standing: 'inferred' }],
        },
      },
    ],
    headers: [],
    evidence: {
      status: [{ ...said, rule: 'success is taken to be answered with 200', standing: 'inferred' }],
      ...(returned ? { description: [said] } : {}),
    },
  };
}
