import type { Content, Example, Json, OperationError, Response, Schema } from '../../model/api.js';
import { jsonLiteral, stringLiteral } from '../escape/index.js';
import type { ApiView, InputView, OperationView } from '../view.js';
import type { MockExample } from './runtime/api.js';
import type { SchemaNode } from './runtime/schema.js';
import type { SchemaData } from './schema-data.js';

/** One operation as the server's data has it: the members of an object literal, in order. */
export interface OperationData {
  readonly members: readonly string[];
  /** What its schemas lead to has to be there too. */
  readonly schemas: readonly SchemaNode[];
  /** Types whose validators it names. */
  readonly validated: readonly string[];
}

export function operationData(view: OperationView, api: ApiView, schemaData: SchemaData): OperationData {
  const { operation } = view;
  const input = inputData(view, schemaData);
  const responses = responsesOf(view, api, schemaData);
  const errors = operation.errors.map((error) => errorMembers(error, view));
  return {
    members: [
      `name: ${stringLiteral(operation.id)}`,
      `method: ${stringLiteral(view.method)}`,
      `path: ${stringLiteral(view.path)}`,
      `input: ${input.text}`,
      `responses: [${responses.map((response) => response.text).join(', ')}]`,
      `errors: [${errors.join(', ')}]`,
    ],
    schemas: [...input.schemas, ...responses.flatMap((response) => response.schemas)],
    validated: [...input.validated, ...responses.flatMap((response) => response.validated)],
  };
}

interface Part {
  readonly text: string;
  readonly schemas: readonly SchemaNode[];
  readonly validated: readonly string[];
}

export const validatorName = (typeName: string): string => `validate${typeName}`;

function inputData({ input, operation }: OperationView, schemaData: SchemaData): Part {
  const mediaTypes = jsonLiteral((operation.requestBody?.contents ?? []).map((content) => content.mediaType));
  switch (input.kind) {
    case 'none':
      return { text: `{ kind: 'none' }`, schemas: [], validated: [] };
    case 'body': {
      const text = `{ kind: 'body', required: ${input.required}, mediaTypes: ${mediaTypes}, validate: ${validatorName(input.typeName)} }`;
      return { text, schemas: [], validated: [input.typeName] };
    }
    case 'members': {
      const members = membersData(input, schemaData);
      const list = members.map((member) => jsonLiteral(asJson(member))).join(', ');
      return {
        text: `{ kind: 'members', mediaTypes: ${mediaTypes}, validate: ${validatorName(input.typeName)}, members: [${list}] }`,
        schemas: members.map((member) => member.schema),
        validated: [input.typeName],
      };
    }
  }
}

function membersData(input: InputView & { kind: 'members' }, schemaData: SchemaData): readonly { readonly schema: SchemaNode }[] {
  return input.members.map(({ in: place, name, wireName, required, schema }) => ({
    in: place,
    name,
    wireName,
    required,
    schema: schemaData(schema),
  }));
}

/** What a call is answered with comes first; then whatever else is documented as no error. */
function responsesOf(view: OperationView, api: ApiView, schemaData: SchemaData): readonly Part[] {
  const { output, operation } = view;
  const documented = operation.responses.find((response) => statusOf(response) === output.status);
  const others = operation.responses.filter((response) => response !== documented && response.status !== 'default');
  const contents = documented?.contents ?? [];
  const first = responsePart(view, api, schemaData, {
    status: output.status,
    mediaType: output.kind === 'body' ? output.mediaType : undefined,
    schema: output.kind === 'body' ? typeNamed(output.typeName, api) : undefined,
    typeName: output.kind === 'body' ? output.typeName : undefined,
    headers: documented?.headers ?? [],
    // A protocol that has a media type of its own speaks no other, whatever the page says.
    contents: contents.some(({ mediaType }) => output.kind === 'body' && mediaType === output.mediaType) ? contents : [],
  });
  return [first, ...others.map((response) => otherPart(view, response, api, schemaData))];
}

function otherPart(view: OperationView, response: Response, api: ApiView, schemaData: SchemaData): Part {
  const { headers, contents } = response;
  return responsePart(view, api, schemaData, {
    status: statusOf(response),
    ...contentFacts(contents[0], api, schemaData),
    headers,
    contents,
  });
}

function contentFacts(content: Content | undefined, api: ApiView, schemaData: SchemaData): ContentFacts {
  const reference = content?.schema.kind === 'reference' ? content.schema.name : undefined;
  return {
    mediaType: content?.mediaType,
    schema: content === undefined ? undefined : schemaData(content.schema),
    typeName: api.types.find(({ type }) => type.name === reference)?.typeName,
  };
}

const statusOf = (response: Response): number => (response.status === 'default' ? 200 : response.status);

interface ContentFacts {
  readonly mediaType: string | undefined;
  readonly schema: SchemaNode | undefined;
  readonly typeName: string | undefined;
}

interface ResponseFacts extends ContentFacts {
  readonly status: number;
  /** All that are documented, this one among them. */
  readonly contents: readonly Content[];
  /** Whether it stands beside the one that is answered with. */
  readonly isAlternative?: true;
  readonly headers: readonly { readonly name: string; readonly schema: Schema }[];
}

function responsePart(view: OperationView, api: ApiView, schemaData: SchemaData, facts: ResponseFacts): Part {
  const headers = facts.headers.map(({ name, schema }) => ({ name, schema: schemaData(schema) }));
  const isFirst = facts.status === view.output.status;
  const examples = view.operation.examples.filter(
    (example) =>
      example.role === 'response' &&
      (example.status === facts.status || (isFirst && example.status === undefined)) &&
      (example.mediaType === facts.mediaType || (facts.isAlternative !== true && isOfNoOther(example, facts))),
  );
  const others = facts.isAlternative === true || facts.mediaType === undefined ? [] : othersOf(facts);
  const alternatives = others.map((content) =>
    responsePart(view, api, schemaData, { ...facts, ...contentFacts(content, api, schemaData), isAlternative: true }),
  );
  const members = [
    `status: ${facts.status}`,
    ...(facts.mediaType === undefined ? [] : [`mediaType: ${stringLiteral(facts.mediaType)}`]),
    ...(facts.schema === undefined ? [] : [`schema: ${jsonLiteral(asJson(facts.schema))}`]),
    ...(facts.typeName === undefined ? [] : [`validate: ${validatorName(facts.typeName)}`]),
    `headers: ${jsonLiteral(asJson(headers))}`,
    `examples: ${jsonLiteral(asJson(examples.map(exampleData)))}`,
    ...(alternatives.length === 0 ? [] : [`alternatives: [${alternatives.map(({ text }) => text).join(', ')}]`]),
  ];
  return {
    text: `{ ${members.join(', ')} }`,
    schemas: [
      ...(facts.schema === undefined ? [] : [facts.schema]),
      ...headers.map((header) => header.schema),
      ...alternatives.flatMap(({ schemas }) => schemas),
    ],
    validated: [...(facts.typeName === undefined ? [] : [facts.typeName]), ...alternatives.flatMap(({ validated }) => validated)],
  };
}

const othersOf = ({ contents, mediaType }: ResponseFacts): readonly Content[] =>
  contents.filter((content) => content.mediaType !== mediaType);

/** An example that nothing ties to another documented media type shows the first. */
const isOfNoOther = (example: Example, facts: ResponseFacts): boolean =>
  !othersOf(facts).some(({ mediaType }) => mediaType === example.mediaType);

function typeNamed(typeName: string, api: ApiView): SchemaNode {
  const found = api.types.find((type) => type.typeName === typeName);
  return found === undefined ? { kind: 'unknown' } : { kind: 'reference', name: found.type.name };
}

function errorMembers(error: OperationError, view: OperationView): string {
  const { documentedStatus } = error;
  const wireStatus = view.errors.find((candidate) => candidate.error.name === error.name)?.error.status;
  const sameStatus = view.operation.errors.filter((candidate) => candidate.documentedStatus === documentedStatus);
  // An example tells only a status: it belongs to an error where no other has that status.
  const examples =
    documentedStatus === undefined || sameStatus.length > 1
      ? []
      : view.operation.examples.filter(({ role, status }) => role === 'response' && status === documentedStatus);
  const differs = documentedStatus !== undefined && documentedStatus !== wireStatus;
  const members = {
    name: error.name,
    ...(differs ? { documentedStatus } : {}),
    ...(examples.length === 0 ? {} : { examples: examples.map(exampleData) }),
  };
  return jsonLiteral(asJson(members));
}

function exampleData({ title, value }: Example): MockExample {
  return title === undefined ? { value } : { title, value };
}

/** Data of the server's own types is JSON by construction; absent members have been left out. */
export function asJson(data: object): Json {
  return data as unknown as Json;
}
