import type { Content, Evidence, Parameter, RequestBody, Schema } from '../../model/api.js';
import { type Endpoint, pathParameters } from '../../notation/endpoint.js';
import { type Example, readJsonExample } from '../../notation/json-example.js';
import { bodySchema, onlyShown } from './body.js';
import type { Field } from './field.js';
import type { Gathered, Told } from './gathered.js';
import type { Notebook } from './line.js';
import { mediaTypeOf } from './media-type.js';
import { bareParameter, parameterOf } from './parameter.js';
import { type FoundPlace, placeOf } from './place.js';
import { type RequirementContext, requirementProse, unmarkedIn } from './requirement.js';
import type { PlacedExample, SchemaContext } from './schema.js';
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
  const own = wholeBody(placed.filter(({ place }) => place.in === 'body'));
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

/** A row such as `body | body | object` that stands alone is the body itself, and what is set in below it are its fields. */
function wholeBody(own: readonly PlacedField[]): readonly PlacedField[] {
  const [only, ...others] = own;
  if (!only || others.length > 0 || only.field.place?.in !== 'body') return own;
  if (!/^(?:body|payload|request[ _-]?body|requestBody)$/i.test(only.field.name) || only.field.children.length === 0) return own;
  return only.field.children.map((field) => ({ ...only, field }));
}

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
