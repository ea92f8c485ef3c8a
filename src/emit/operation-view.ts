import type { ApiModel, Content, NamedType, Operation, Parameter, Response, Schema } from '../model/api.js';
import { inputMembers } from './input-members.js';
import type { NameRequest } from './naming.js';
import type { InputView, OutputView } from './view.js';

type NameOf = (request: NameRequest) => string;

/** What is known of an operation before names are decided. */
export interface OperationParts {
  readonly operation: Operation;
  /** Types that the view needs and the model has no name for. */
  readonly types: readonly NamedType[];
  readonly inputs: readonly NameRequest[];
  readonly sent: readonly Schema[];
  readonly received: readonly Schema[];
  readonly input: (nameOf: NameOf) => InputView;
  readonly output: (nameOf: NameOf) => OutputView;
}

export function viewOperation(operation: Operation, model: ApiModel): OperationParts {
  const input = inputParts(operation, model);
  const output = outputParts(operation, model);
  return {
    operation,
    types: [...input.types, ...output.types],
    inputs: input.inputs,
    sent: input.schemas,
    received: output.schemas,
    input: input.view,
    output: output.view,
  };
}

interface Parts<View> {
  readonly types: readonly NamedType[];
  readonly inputs: readonly NameRequest[];
  readonly schemas: readonly Schema[];
  readonly view: (nameOf: NameOf) => View;
}

function inputParts(operation: Operation, model: ApiModel): Parts<InputView> {
  const body = operation.requestBody;
  const content = preferredContent(body?.contents ?? []);
  const { protocol } = model;
  if (protocol.kind === 'aws-json') {
    if (body === undefined || content === undefined) return nothing({ kind: 'none' });
    const named = namedSchema(content.schema, `${operation.id}Request`, model);
    const { required } = body;
    return {
      types: named.types,
      inputs: [],
      schemas: [content.schema],
      view: (nameOf) => ({
        kind: 'body',
        typeName: nameOf({ kind: 'type', wireName: named.name }),
        mediaType: awsJsonMediaType(protocol.version),
        required,
      }),
    };
  }
  const members = inputMembers(operation.parameters.filter(isCallers), body, content);
  if (members.length === 0) return nothing({ kind: 'none' });
  const request: NameRequest = { kind: 'input', wireName: operation.id };
  return {
    types: [],
    inputs: [request],
    schemas: members.map((member) => member.schema),
    view: (nameOf) => ({
      kind: 'members',
      typeName: nameOf(request),
      members,
      ...(content === undefined ? {} : { mediaType: content.mediaType }),
    }),
  };
}

function outputParts(operation: Operation, model: ApiModel): Parts<OutputView> {
  const response = preferredResponse(operation.responses);
  const status = typeof response?.status === 'number' ? response.status : 200;
  const content = preferredContent(response?.contents ?? []);
  if (content === undefined) return nothing({ kind: 'none', status });
  const named = namedSchema(content.schema, `${operation.id}Response`, model);
  const mediaType = model.protocol.kind === 'aws-json' ? awsJsonMediaType(model.protocol.version) : content.mediaType;
  return {
    types: named.types,
    inputs: [],
    schemas: [content.schema],
    view: (nameOf) => ({ kind: 'body', status, mediaType, typeName: nameOf({ kind: 'type', wireName: named.name }) }),
  };
}

const nothing = <View>(view: View): Parts<View> => ({ types: [], inputs: [], schemas: [], view: () => view });

const awsJsonMediaType = (version: string): string => `application/x-amz-json-${version}`;

/** A body's media type and what is acceptable are the client's to say, not the caller's. */
const isCallers = (parameter: Parameter): boolean =>
  !(parameter.in === 'header' && ['content-type', 'accept'].includes(parameter.name.toLowerCase()));

const contentPreferences: readonly ((mediaType: string) => boolean)[] = [
  (mediaType) => mediaType === 'application/json',
  (mediaType) => mediaType.endsWith('+json') || mediaType.startsWith('application/x-amz-json'),
  () => true,
];

function preferredContent(contents: readonly Content[]): Content | undefined {
  for (const preferred of contentPreferences) {
    const content = contents.find(({ mediaType }) => preferred(mediaType));
    if (content !== undefined) return content;
  }
  return undefined;
}

const responsePreferences: readonly ((response: Response) => boolean)[] = [
  ({ status, contents }) => isSuccess(status) && contents.length > 0,
  ({ status }) => isSuccess(status),
  ({ status }) => status === 'default',
  () => true,
];

const isSuccess = (status: Response['status']): boolean => typeof status === 'number' && status >= 200 && status < 300;

function preferredResponse(responses: readonly Response[]): Response | undefined {
  for (const preferred of responsePreferences) {
    const response = responses.find(preferred);
    if (response !== undefined) return response;
  }
  return undefined;
}

/** The named type behind a schema; one that the model left without a name gets one here. */
function namedSchema(schema: Schema, fallback: string, model: ApiModel): { name: string; types: readonly NamedType[] } {
  if (schema.kind === 'reference') return { name: schema.name, types: [] };
  const taken = new Set(model.types.map((type) => type.name));
  let name = fallback;
  while (taken.has(name)) name += 'Body';
  return { name, types: [{ name, schema, evidence: schema.evidence }] };
}
