import type { Content, Evidence, Parameter, RequestBody, Schema } from '../../model/api.js';
import { type Endpoint, pathParameters } from '../endpoint.js';
import { type Example, readJsonExample } from '../json-example.js';
import { bodySchema, onlyShown } from './body.js';
import type { Field } from './field.js';
import type { Gathered, Told } from './gather.js';
import type { Notebook } from './line.js';
import { type FoundPlace, placeOf } from './place.js';
import { type RequirementContext, requirementOf, requirementProse, unmarkedIn } from './requirement.js';
import { type PlacedExample, type SchemaContext, schemaOfField } from './schema.js';
import type { ShownEndpoint } from './shown-endpoint.js';

/** What is sent. */
export interface ReadRequest {
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
}

interface PlacedField {
  readonly field: Field;
  readonly place: FoundPlace;
  readonly told: Told;
}

const isAnswer = (told: Told): boolean =>
  told.topic?.kind === 'response' ||
  told.topic?.kind === 'response-header' ||
  told.topic?.kind === 'errors' ||
  told.topic?.kind === 'statuses';

/** Fields that are sent: by the words above them, by their columns, or because they are the first that the operation tells. */
export function requestGroups({ told }: Gathered): readonly Told[] {
  const unsaid = told.filter(({ topic }) => topic === undefined || topic.kind === 'endpoint');
  return told.filter((one) => {
    if (isAnswer(one) || one.topic?.example) return false;
    if (one.topic === undefined || one.topic.kind === 'endpoint')
      return one.column !== undefined || hasPlaces(one) || (one.sure && one === unsaid[0]);
    if (one.topic.kind === 'other' || one.topic.kind === 'example') return one.column !== undefined || hasPlaces(one);
    return true;
  });
}

const hasPlaces = ({ group }: Told): boolean => group.fields.length > 0 && group.fields.every(({ place }) => place !== undefined);

export function readRequest(
  notebook: Notebook,
  { endpoint, at: [at = 0] }: ShownEndpoint,
  gathered: Gathered,
  base: Omit<SchemaContext, 'requirement' | 'notebook'>,
): ReadRequest {
  const groups = requestGroups(gathered);
  const shown = requestExample(gathered, endpoint);
  const requests = gathered.requests.map(({ request }) => request);
  const prose = requirementProse(gathered.lines.filter(({ topic }) => topic?.kind !== 'response' && topic?.kind !== 'errors'));
  const unmarked = unmarkedIn(groups.map(({ group }) => group).filter(({ column }) => !column));
  const requirementFor = (told: Told): RequirementContext => ({
    prose,
    unmarked: told.group.column ? unmarkedIn([told.group]) : unmarked,
    ...(told.topic?.required === undefined
      ? {}
      : { section: { required: told.topic.required, at: told.saidAt[0] ?? told.group.at } }),
  });
  const placed: PlacedField[] = [];
  for (const told of groups) {
    const context = {
      endpoint,
      ...(told.topic ? { topic: told.topic } : {}),
      ...(told.column === undefined ? {} : { column: told.column }),
      requests,
      ...(shown ? { body: shown.example } : {}),
    };
    const found = told.group.fields.flatMap((field): readonly PlacedField[] => {
      const place = placeOf(field, context);
      if (place) return [{ field, place, told }];
      const help = `Write a correction that adds the parameter \`${field.name}\` to the operation, saying where it is sent.`;
      notebook.say('fields-unplaced', `Nothing tells where ${field.name} is sent.`, {
        at: field.at,
        quote: field.name,
        fact: base.fact,
        help,
      });
      return [];
    });
    if (found.length > 0) told.pass();
    sayUnmarked(notebook, found, requirementFor(told), base.fact);
    placed.push(...found);
  }
  const context = (told: Told, fact: string): SchemaContext => ({
    ...base,
    notebook,
    fact: `${base.fact}.${fact}`,
    requirement: requirementFor(told),
  });
  const parameters = placed.flatMap(({ field, place, told }): readonly Parameter[] =>
    place.in === 'body'
      ? []
      : [parameterOf(field, { in: place.in, rule: place.rule, standing: place.standing }, context(told, place.in))],
  );
  const names = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name));
  const missing = pathParameters(endpoint.path).filter((name) => !names.has(name));
  const body = bodyOf(notebook, endpoint, placed, gathered, shown, context);
  return {
    parameters: [...missing.map((name) => bareParameter(notebook, base.fact, name, at)), ...parameters],
    ...(body ? { body } : {}),
  };
}

/** Where nothing on the page tells of any field whether it is needed, that is told once. */
function sayUnmarked(
  notebook: Notebook,
  found: readonly PlacedField[],
  { prose, unmarked, section }: RequirementContext,
  fact: string,
): void {
  const open = found.filter(({ field, place }) => place.in !== 'path' && !field.requirement && !prose.named.has(field.name));
  const [first] = open;
  if (!first || unmarked || section || prose.others || open.length < found.length) return;
  const names = open
    .map(({ field }) => field.name)
    .slice(0, 5)
    .join(', ');
  notebook.say('requirement-unknown', `Nothing tells which of these have to be sent: ${names}.`, {
    at: first.field.at,
    quote: names,
    fact,
  });
}

/** A parameter of the path that nothing but the path tells. */
function bareParameter(notebook: Notebook, fact: string, name: string, at: number): Parameter {
  const quote = `{${name}}`;
  const evidence = (rule: string, standing: Evidence['standing']): readonly Evidence[] => [
    notebook.cite(at, rule, standing, quote),
  ];
  notebook.say('type-unknown', `The type of the path parameter ${name} is not told.`, {
    at,
    quote,
    fact: `${fact}.path.${name}`,
    help: `Write a correction: where: ${fact}.path.${name} type, set: the type.`,
  });
  return {
    in: 'path',
    name,
    required: true,
    deprecated: false,
    schema: {
      kind: 'unknown',
      evidence: { type: evidence('nothing tells the type of a parameter that only the path shows', 'unknown') },
    },
    examples: [],
    evidence: {
      in: evidence('the path holds the parameter', 'documented'),
      name: evidence('the path holds the parameter', 'documented'),
      required: evidence('a path cannot be without its parameters', 'inferred'),
    },
  };
}

function parameterOf(field: Field, place: FoundPlace & { readonly in: Parameter['in'] }, context: SchemaContext): Parameter {
  const { notebook } = context;
  const schema = schemaOfField(field, { ...context, fact: `${context.fact}.${field.name}` }, undefined);
  const { description, ...bare } = schema;
  const needed = requirementOf(notebook, field, context.requirement);
  const inPath = place.in === 'path';
  const required =
    inPath && !needed.required
      ? [notebook.cite(field.at, 'a path cannot be without its parameters', 'inferred', field.name)]
      : needed.evidence;
  return {
    in: place.in,
    name: field.name,
    ...(description === undefined ? {} : { description }),
    required: inPath || needed.required,
    deprecated: field.deprecated !== undefined,
    schema: withItems(bare, field, context),
    examples: [],
    evidence: {
      in: [notebook.cite(field.place?.at ?? field.at, place.rule, place.standing, field.place?.text)],
      name: [notebook.cite(field.at, field.rule)],
      required,
      ...(schema.evidence['description'] ? { description: schema.evidence['description'] } : {}),
      ...(field.deprecated ? { deprecated: [notebook.cite(field.deprecated.at, field.deprecated.rule)] } : {}),
    },
  };
}

/** `ids[]` in a query is a list, whatever the type of one says. */
const withItems = (schema: Schema, { name, at }: Field, { notebook }: SchemaContext): Schema =>
  /\[\]$/.test(name) && schema.kind !== 'array' && schema.kind !== 'unknown'
    ? { kind: 'array', items: schema, evidence: { type: [notebook.cite(at, 'brackets behind a name stand for a list')] } }
    : schema;

/** The example of the body: below its heading, or sent by a command. */
function requestExample({ examples, requests }: Gathered, endpoint: Endpoint): PlacedExample | undefined {
  const sends = endpoint.method !== 'GET' && endpoint.method !== 'HEAD';
  const said = examples.find(({ topic }) => topic?.kind === 'body' || topic?.kind === 'parameters');
  if (said) return said;
  for (const { request, at } of requests) {
    const read = request.body === undefined ? undefined : readJsonExample(request.body);
    if (read) return { example: read.example, at };
    if (request.form.length > 0 && sends) {
      const example: Example = {
        kind: 'object',
        open: true,
        members: request.form.map(({ name }) => ({ name, value: { kind: 'something' as const }, at: 0 })),
      };
      return { example, at };
    }
  }
  return undefined;
}

function bodyOf(
  notebook: Notebook,
  endpoint: Endpoint,
  placed: readonly PlacedField[],
  gathered: Gathered,
  shown: PlacedExample | undefined,
  context: (told: Told, fact: string) => SchemaContext,
): RequestBody | undefined {
  const own = placed.filter(({ place }) => place.in === 'body');
  const [first] = own;
  const media = mediaTypeOf(notebook, gathered);
  if (!first) {
    const form =
      shown?.example.kind === 'object' && shown.example.open && gathered.requests.some(({ request }) => request.form.length > 0);
    if (!shown || form || endpoint.method === 'GET' || endpoint.method === 'HEAD') return undefined;
    const none: RequirementContext = { prose: { named: new Map() }, unmarked: undefined };
    const fact = context(
      { group: { fields: [], at: shown.at, column: false }, saidAt: [], sure: false, title: '', pass: () => {} },
      'request',
    );
    const schema = onlyShown(shown, { ...fact, requirement: none });
    if (!schema) return undefined;
    return {
      required: false,
      contents: [
        {
          mediaType: media?.value ?? 'application/json',
          schema,
          evidence: { mediaType: media ? [media.evidence] : [unstated(notebook, shown.at)] },
        },
      ],
      evidence: { required: [notebook.cite(shown.at, 'an example does not tell whether the body is needed', 'unknown')] },
    };
  }
  const fields = groupsAsOne(own);
  const schemas = fields.map(({ told, list }) => bodySchema(list, shown, context(told, 'request'), told.group.flat));
  const schema = schemas.reduce((all, one) => (all && one ? joinObjects(all, one) : (all ?? one)));
  if (!schema) return undefined;
  const needs =
    schema.kind === 'object' &&
    schema.properties.find((property) => property.required && property.evidence['required']?.[0]?.standing !== 'unknown');
  const content: Content = {
    mediaType: media?.value ?? 'application/json',
    schema,
    evidence: { mediaType: media ? [media.evidence] : [unstated(notebook, first.field.at)] },
  };
  const rule = needs ? 'a body with a field that has to be there has to be there' : 'nothing tells whether the body is needed';
  return {
    required: Boolean(needs),
    contents: [content],
    evidence: { required: [notebook.cite(first.field.at, rule, needs ? 'inferred' : 'unknown')] },
  };
}

const unstated = (notebook: Notebook, at: number): Evidence =>
  notebook.cite(at, 'a body whose media type is not told is taken for JSON', 'unknown');

/** Fields by the group that tells them, in the page's order. */
function groupsAsOne(own: readonly PlacedField[]): readonly { readonly told: Told; readonly list: readonly Field[] }[] {
  return [...new Set(own.map(({ told }) => told))].map((told) => ({
    told,
    list: own.filter((one) => one.told === told).map(({ field }) => field),
  }));
}

/** What two tables tell of one body: the first word on a field counts. */
export function joinObjects(a: Schema, b: Schema): Schema {
  if (a.kind !== 'object' || b.kind !== 'object') return a;
  const names = new Set(a.properties.map(({ name }) => name));
  return { ...a, properties: [...a.properties, ...b.properties.filter(({ name }) => !names.has(name))] };
}

const mediaTypePattern = /\b(application\/(?:[\w.+-]+)|multipart\/form-data|text\/(?:plain|csv|xml|html))\b/i;

/** From a header of an example, from what curl sends, or from a line that names a media type. */
function mediaTypeOf(
  notebook: Notebook,
  { requests, lines }: Gathered,
): { readonly value: string; readonly evidence: Evidence } | undefined {
  for (const { text, at, topic } of lines) {
    if (topic?.kind === 'response' || topic?.kind === 'errors') continue;
    const named = /content[- ]type|encod|media type|format|body|sen[dt]/i.test(text)
      ? mediaTypePattern.exec(text)?.[1]
      : undefined;
    if (named !== undefined)
      return { value: named.toLowerCase(), evidence: notebook.cite(at, 'a line names the media type', 'documented', named) };
    if (
      /\b(?:as|in|with|a) (?:an? )?json\b(?: (?:body|object|payload))?|\bjson (?:body|payload)\b/i.test(text) &&
      /\b(?:send|body|payload|post|put|accept|request)/i.test(text)
    )
      return { value: 'application/json', evidence: notebook.cite(at, 'a line says that the body is JSON') };
  }
  for (const { request, at } of requests) {
    const header = request.headers
      .find(({ name }) => name.toLowerCase() === 'content-type')
      ?.value.split(';')[0]
      ?.trim()
      .toLowerCase();
    if (header !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(header))
      return {
        value: header,
        evidence: notebook.cite(at, 'a header of the request states the media type', 'documented', header),
      };
    if (request.formKind === 'multipart')
      return {
        value: 'multipart/form-data',
        evidence: notebook.cite(at, 'a command sends a form with parts', 'inferred', request.quote),
      };
    if (request.formKind === 'urlencoded' && request.form.length > 0)
      return {
        value: 'application/x-www-form-urlencoded',
        evidence: notebook.cite(at, 'a command sends pairs as a form', 'inferred', request.quote),
      };
  }
  return undefined;
}
