import type { ApiError, Evidence, Operation, Parameter, Property, Schema, SecurityRequirement, Server } from '../../model/api.js';
import { pathParameters } from '../../notation/endpoint.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import { readHttp } from '../../notation/shown-request.js';
import type { Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { readAnswers } from './answers.js';
import { labelsIn } from './labels.js';
import { asParameter, asProperty, entriesIn } from './parameters.js';
import { readReturns } from './returns.js';

/** Whether a section is headed by a request in HTTP. */
export const requestIn = (parts: readonly Part[]) => {
  const code = parts.find((part) => part.kind === 'code');
  if (code?.kind !== 'code' || (code.language !== undefined && code.language !== 'http')) return undefined;
  const request = readHttp(code.words.text);
  return request && { ...request, words: code.words };
};

interface PlaceRule {
  readonly name: string;
  readonly match: RegExp;
  readonly place: 'path' | 'query' | 'header' | 'body';
}

export const placeRules: readonly PlaceRule[] = [
  { name: 'terms below “Path parameters” stand in the path', match: /^path parameters$/i, place: 'path' },
  {
    name: 'terms below “Query parameters” stand behind the question mark',
    match: /^query(?: string)? parameters$/i,
    place: 'query',
  },
  { name: 'terms below “Headers” are headers', match: /^headers$/i, place: 'header' },
  {
    name: 'terms below “Form data parameters” are sent in the body',
    match: /^(?:form data|body|json)(?: parameters)?$/i,
    place: 'body',
  },
];

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

export function readOperation(notebook: Notebook, section: Section, below: readonly Section[]): ReadOperation | undefined {
  const request = requestIn(section.parts);
  if (!request) return undefined;
  const heading = section.heading.words;
  const title = heading.text.replace(/\s*‹deprecated›/g, '').replace(/\s+deprecated$/i, '');
  const prose = section.parts.flatMap((part) => (part.kind === 'paragraph' ? [part.words] : []));
  const labelled = prose.find((words) => labelsIn(words).size > 0);
  const labels = labelled ? labelsIn(labelled) : new Map<string, { readonly words: Words }>();
  const described = prose.filter((words) => words !== labelled);
  const cited = notebook.cite(request.words.at, 'a request in HTTP shows method and path');
  if (labelled) notebook.cite(labelled.at, 'labels in bold say what is returned and who may ask');
  const history = labels.get('version history')?.words.text ?? '';
  const deprecated = /‹deprecated›/.test(heading.text) || /\bdeprecated$/i.test(heading.text);
  const returns = labels.get('returns');
  const returned = returns
    ? readReturns(returns.words, (rule, standing = 'documented') =>
        notebook.cite(returns.words.at, rule, standing, `Returns: ${returns.words.text.split('\n')[0] ?? ''}`),
      )
    : [];
  const answers = readAnswers(notebook, below, returned, cited);
  if (returned.length === 0 && !answers.responses.some(({ contents }) => contents.length > 0))
    notebook.say('type-unknown', `What “${title}” returns is told in words that are not known.`, {
      at: labelled?.at ?? heading.at,
      quote: returns?.words.text ?? '',
    });
  const sent = sentIn(notebook, [section, ...below]);
  const choice = chooseOperationId({
    title,
    method: request.method,
    path: request.path,
    facts: [],
    prose: described.map(({ text, line }) => ({ text, line })),
    source: notebook.source,
  });
  const servers: readonly Server[] = request.server === undefined ? [] : [{ url: request.server, evidence: { url: [cited] } }];
  const description = [...described.map(({ text }) => text), ...(history === '' ? [] : [`Version history:\n${history}`])].join(
    '\n\n',
  );
  const operation: Operation = {
    id: choice.id,
    title,
    ...(description === '' ? {} : { description }),
    method: request.method,
    path: request.path,
    servers,
    parameters: [...inPath(request.path, sent.parameters, cited), ...sent.parameters.filter((one) => one.in !== 'path')],
    ...bodyOf(sent.body, sent.said),
    responses: answers.responses,
    errors: answers.operationErrors,
    examples: answers.examples,
    samples: [],
    security: sent.security,
    deprecated,
    source: notebook.source,
    evidence: {
      id: [notebook.cite(heading.at, choice.rule, choice.standing, choice.quote)],
      title: [notebook.cite(heading.at, 'the heading above a request titles the operation')],
      method: [cited],
      path: [cited],
      ...(description === ''
        ? {}
        : {
            description: [...described, ...(labelled && history !== '' ? [labelled] : [])].map(({ at }) =>
              notebook.cite(at, 'paragraphs below the request describe'),
            ),
          }),
      ...(deprecated ? { deprecated: [notebook.cite(heading.at, 'the heading says that it is deprecated')] } : {}),
    },
  };
  return { operation, errors: answers.errors };
}

interface Sent {
  readonly parameters: readonly Parameter[];
  readonly body: readonly Property[];
  readonly said?: Evidence;
  readonly security: readonly SecurityRequirement[];
}

function sentIn(notebook: Notebook, sections: readonly Section[]): Sent {
  const parameters: Parameter[] = [];
  const body: Property[] = [];
  const security: SecurityRequirement[] = [];
  let first: Evidence | undefined;
  for (const { heading, parts } of sections) {
    if (/^(?:request|response)$/i.test(heading.words.text))
      notebook.cite(heading.words.at, 'a heading parts the request from the response');
    const rule = placeRules.find(({ match }) => match.test(heading.words.text));
    if (!rule) continue;
    const said = notebook.cite(heading.words.at, rule.name);
    for (const told of entriesIn(notebook, parts, rule.place !== 'header')) {
      if (rule.place === 'body') {
        first ??= said;
        body.push(asProperty(told));
      } else if (rule.place === 'header' && /^authorization$/i.test(told.name)) {
        if (told.required && /\bbearer\b/i.test(told.text))
          security.push({ kind: 'bearer', evidence: { kind: told.evidence['required'] ?? [said] } });
      } else parameters.push(asParameter(told, rule.place, said));
    }
  }
  return { parameters, body, security, ...(first ? { said: first } : {}) };
}

function inPath(path: string, told: readonly Parameter[], said: Evidence): readonly Parameter[] {
  return pathParameters(path).map((name): Parameter => {
    const known = told.find((one) => one.in === 'path' && one.name === name);
    const schema: Schema = {
      kind: 'string',
      evidence: { type: [{ ...said, rule: 'a part of a path is text', standing: 'inferred' }] },
    };
    return (
      known ?? {
        in: 'path',
        name,
        required: true,
        deprecated: false,
        schema,
        examples: [],
        evidence: { in: [said], name: [said], required: [said] },
      }
    );
  });
}

/** A form: with parts where one of them is a file. */
function bodyOf(properties: readonly Property[], said: Evidence | undefined): Pick<Operation, 'requestBody'> {
  if (properties.length === 0 || !said) return {};
  const seen = new Set<string>();
  const once = properties.filter(({ name }) => !seen.has(name) && seen.add(name));
  const files = once.some(({ schema }) => schema.kind === 'binary');
  const mediaType = files
    ? 'multipart/form-data'
    : /json/i.test(said.quote)
      ? 'application/json'
      : 'application/x-www-form-urlencoded';
  return {
    requestBody: {
      required: once.some(({ required }) => required),
      contents: [
        {
          mediaType,
          schema: { kind: 'object', properties: once, evidence: { type: [said] } },
          evidence: { mediaType: [{ ...said, standing: 'inferred' }] },
        },
      ],
      evidence: { required: [said] },
    },
  };
}
