import type { SecurityRequirement } from '../../model/api.js';
import { type DocTag, docComment, propertyKey, stringLiteral } from '../escape/index.js';
import { receivedTypeName } from '../types/index.js';
import type { ApiView, OperationView } from '../view.js';
import { awsMembers } from './aws-definition.js';
import { Imports } from './imports.js';
import type { PublicNames } from './public-names.js';
import { answersBytes, restMembers } from './rest-definition.js';
import { type Destinations, ownServer } from './servers.js';

/** What `templates/client/operations.hbs` prints. */
export interface OperationsTemplateView {
  readonly imports: readonly string[];
  readonly answer: string;
  readonly call: string;
  readonly callError: string;
  readonly callOptions: string;
  readonly context: string;
  readonly definitionType: string;
  readonly serviceException: string;
  readonly operations: readonly OperationTemplateView[];
  readonly streamType: string;
  readonly streamBody: string | false;
}

export interface OperationTemplateView {
  readonly functionName: string;
  readonly doc: string;
  /** `input: X, ` or nothing. */
  readonly inputParameter: string;
  readonly inputArgument: string;
  readonly outputType: string;
  readonly definitionName: string;
  /** Members of the definition, `key: value` each. */
  readonly definition: readonly string[];
  readonly errorType: string;
  readonly errorDoc: string;
  readonly errorClasses: readonly string[];
  /** The same operation, its body handed on as it arrives, where it answers bytes. */
  readonly stream: { readonly functionName: string; readonly doc: string } | false;
}

/** What a body is that is handed on as it arrives. */
export const streamType = 'ReadableStream<Uint8Array>';

export function operationsView(view: ApiView, names: PublicNames, servers: Destinations): OperationsTemplateView {
  const imports = new Imports(names.taken);
  const runtime = (file: string, name: string, typeOnly = false): string =>
    imports.foreign(`./runtime/client/${file}`, name, typeOnly);
  const aws = view.model.protocol.kind === 'aws-json';
  return {
    answer: runtime('safe.js', 'Answer', true),
    call: runtime(aws ? 'aws-json.js' : 'rest-json.js', 'call'),
    callError: runtime('errors.js', 'CallError', true),
    callOptions: runtime('options.js', 'CallOptions', true),
    context: runtime('config.js', 'ClientContext', true),
    definitionType: aws ? runtime('aws-json.js', 'AwsJsonOperation', true) : runtime('rest-json.js', 'RestOperation', true),
    serviceException: imports.own('./errors.js', names.serviceException, true),
    streamType,
    streamBody: view.operations.some((operation) => answersBytes(operation, view)) && runtime('rest-body.js', 'streamBody'),
    operations: view.operations.map((operation) => ({
      functionName: operation.functionName,
      doc: docComment(summaryOf(operation), [
        ...deprecation(operation),
        { name: 'see', text: operation.operation.source },
        ...throwsOf(operation),
      ]),
      ...inputOf(operation, view, imports),
      outputType: outputOf(operation, view, imports),
      definitionName: imports.declare(`${operation.functionName}Definition`),
      definition: [
        `name: ${stringLiteral(operation.operation.id)}`,
        ...(aws
          ? awsMembers(operation, view, runtime)
          : restMembers(operation, view, ownServer(operation.operation, servers), runtime)),
        ...validators(operation, view),
        ...securityOf(operation),
        errorTable(operation, imports),
      ],
      errorType: names.operationError(operation.functionName),
      // Escaping would take the link away; the name is an identifier.
      errorDoc: `/** What {@link ${operation.functionName}} can fail with. */`,
      errorClasses: operation.errors.map((error) => error.className),
      stream: streamOf(operation, names),
    })),
    imports: imports.lines(),
  };
}

/** What the page says that an operation does, by paragraphs. */
export function summaryOf({ operation }: OperationView): readonly (string | undefined)[] {
  const { id, title, description } = operation;
  return [title, description ?? (title === undefined ? `The operation \`${id}\`.` : undefined)];
}

export const deprecation = ({ operation }: OperationView): readonly DocTag[] =>
  operation.deprecated ? [{ name: 'deprecated' }] : [];

const throwsOf = ({ errors }: OperationView): readonly DocTag[] =>
  errors.map(({ className, error }) => ({ name: 'throws', text: `{${className}} ${error.description ?? ''}`.trim() }));

/** An input that need not hold anything need not be given. */
export function inputOf(
  { input }: OperationView,
  view: ApiView,
  imports: Imports,
): { readonly inputParameter: string; readonly inputArgument: string } {
  if (input.kind === 'none') return { inputParameter: '', inputArgument: 'undefined' };
  const optional =
    input.kind === 'members'
      ? input.members.every((member) => !member.required)
      : !input.required || isOptional(input.typeName, view);
  const type = imports.own('./types.js', input.typeName, true);
  return { inputParameter: `input${optional ? '?' : ''}: ${type}, `, inputArgument: 'input' };
}

function streamOf({ functionName }: OperationView, names: PublicNames): OperationTemplateView['stream'] {
  const name = names.streamer(functionName);
  // Escaping would take the link away; the name is an identifier.
  const doc = `/** {@link ${functionName}}, its body as it arrives: read it to its end, or cancel it. */`;
  return name !== undefined && { functionName: name, doc };
}

/** The type of what is received, whose enums are open. */
export function outputOf(operation: OperationView, view: ApiView, imports: Imports): string {
  const { output } = operation;
  if (answersBytes(operation, view)) return 'Uint8Array';
  return output.kind === 'none' ? 'void' : imports.own('./types.js', receivedTypeName(view, output.typeName), true);
}

function isOptional(typeName: string, view: ApiView): boolean {
  const schema = view.types.find((type) => type.typeName === typeName)?.type.schema;
  return schema?.kind === 'object' && schema.properties.every((property) => !property.required);
}

/** What checks input and output, where its name does not tell. */
function validators(operation: OperationView, view: ApiView): readonly string[] {
  const { input, output } = operation;
  const { id } = operation.operation;
  const unchecked = output.kind === 'none' || answersBytes(operation, view);
  return [
    ...validator('requestValidator', input.kind === 'none' ? undefined : input.typeName, `${id}Request`),
    ...validator('responseValidator', unchecked ? undefined : output.typeName, `${id}Response`),
  ];
}

function validator(member: string, typeName: string | undefined, usual: string): readonly string[] {
  if (typeName === usual) return [];
  return [`${member}: ${typeName === undefined ? 'false' : stringLiteral(`validate${typeName}`)}`];
}

/** Ways to sign in, where the page says which. */
function securityOf({ operation }: OperationView): readonly string[] {
  const schemes = new Set(operation.security.flatMap((scheme) => securityScheme(scheme)));
  return schemes.size === 0 ? [] : [`security: [${[...schemes].join(', ')}]`];
}

function securityScheme(scheme: SecurityRequirement): readonly string[] {
  switch (scheme.kind) {
    case 'apiKey':
      return [`{ kind: 'apiKey', in: ${stringLiteral(scheme.in)}, key: ${stringLiteral(scheme.key)} }`];
    case 'bearer':
    case 'basic':
    case 'oauth2':
      return [`{ kind: '${scheme.kind}' }`];
    case 'unknown':
      return [];
  }
}

function errorTable({ errors }: OperationView, imports: Imports): string {
  const entries = errors.map(({ error, className }) => {
    imports.own('./errors.js', className);
    const key = propertyKey(error.name);
    return key === className ? className : `${key}: ${className}`;
  });
  return entries.length === 0 ? 'errors: {}' : `errors: { ${entries.join(', ')} }`;
}
