import { schemasIn } from '../../model/walk.js';
import { epochSeconds } from '../../protocol/epoch-seconds.js';
import { type DocTag, docComment, stringLiteral, uniqueIdentifier } from '../escape/index.js';
import { secretMembers } from '../secret-members.js';
import type { ApiView, OperationView } from '../view.js';
import { Imports } from './imports.js';
import { deprecation, inputOf, outputOf, streamType, summaryOf } from './operations-view.js';
import { pagedOperations, resultOf } from './paginators-view.js';
import { dateFunctions, type PublicNames, requestNames, runtimeFunctions, runtimeTypes } from './public-names.js';
import type { Destinations } from './servers.js';

/** What `templates/client/client.hbs` prints. */
export interface ClassTemplateView {
  readonly imports: readonly string[];
  /** `export …` declarations of the runtime's public names. */
  readonly reexports: readonly string[];
  readonly optionsDoc: string;
  readonly optionsName: string;
  readonly clientOptions: string;
  /** Type expressions that are intersected with the options that every client has. */
  readonly required: readonly string[];
  readonly apiName: string;
  readonly apiType: string;
  readonly api: readonly string[];
  readonly configure: string;
  /** An object literal: where to send to. */
  readonly destination: string;
  readonly defaultOptions: string;
  readonly secretMembersName: string;
  /** A list literal. */
  readonly secretMembers: string;
  readonly createDoc: string;
  readonly createName: string;
  readonly context: string;
  readonly clientConfig: string;
  readonly className: string;
  readonly classDoc: string;
  readonly retries: string;
  readonly safe: string;
  readonly safeClass: string;
  readonly safeDoc: string;
  readonly safeResult: string;
  readonly answer: string;
  readonly callOptions: string;
  readonly methods: readonly MethodTemplateView[];
  /** A function, a type and a method for what no page tells of. */
  readonly request: {
    readonly doc: string;
    readonly name: string;
    readonly type: string;
    readonly method: string;
    readonly failure: string;
  };
  readonly pageOptions: string | false;
  readonly paginators: readonly {
    readonly name: string;
    readonly doc: string;
    readonly inputParameter: string;
    readonly inputArgument: string;
    readonly resultType: string;
  }[];
}

interface MethodTemplateView {
  readonly methodName: string;
  readonly functionName: string;
  readonly doc: string;
  readonly safeDoc: string;
  readonly inputParameter: string;
  /** `input, ` or nothing. */
  readonly inputArgument: string;
  readonly outputType: string;
  readonly errorType: string;
}

/** What else the classes have; no method can be called so. */
const ownMembers = ['constructor', 'prototype', 'config', 'safe', 'requestUndocumented', 'then'] as const;

/** What methods call their parameters; inside them, nothing else of that name can be seen. */
const parameters = ['client', 'input', 'options'] as const;

export function classView(view: ApiView, names: PublicNames, servers: Destinations): ClassTemplateView {
  const imports = new Imports(names.taken);
  const runtime = (file: string, name: string, typeOnly = false): string =>
    imports.foreign(`./runtime/client/${file}`, name, typeOnly);
  const { title, protocol } = view.model;
  const needsPrefix = protocol.kind === 'aws-json' && protocol.targetPrefix === undefined;
  const required = [destinationType(servers), ...(needsPrefix ? ['{ readonly targetPrefix: string }'] : [])];
  const methodNames = methodNamesOf(view);
  const paged = pagedOperations(view, names);
  const methodTaken = view.operations.some(({ functionName }) => functionName === 'request');
  const visible = (name: string): string =>
    parameters.some((parameter) => parameter === name) ? imports.declare(`${name}Operation`) : name;
  const optional = servers.complete && servers.variables.length === 0 && !needsPrefix;
  return {
    optionsDoc: docComment([`Where a client of ${title} sends its requests, and how.`]),
    optionsName: names.clientOptions,
    clientOptions: runtime('options.js', 'ClientOptions', true),
    required,
    apiName: imports.declare('api'),
    apiType: runtime('config.js', 'Api', true),
    api: [
      `serviceError: ${imports.own('./errors.js', names.serviceException)}`,
      ...(servers.server === undefined ? [] : [`server: ${stringLiteral(servers.server)}`]),
      ...(protocol.kind === 'aws-json' && protocol.targetPrefix !== undefined
        ? [`targetPrefix: ${stringLiteral(protocol.targetPrefix)}`]
        : []),
    ],
    configure: runtime('config.js', 'configure'),
    destination: `{ ${[
      'endpoint: options.endpoint',
      ...(servers.variables.length === 0
        ? []
        : [`variables: { ${servers.variables.map(({ key, optionAccess }) => `${key}: options${optionAccess}`).join(', ')} }`]),
      ...(needsPrefix ? [`targetPrefix: ${runtime('given.js', 'given')}('targetPrefix', options.targetPrefix)`] : []),
    ].join(', ')} }`,
    defaultOptions: optional ? ' = {}' : '',
    secretMembersName: names.secretMembers,
    secretMembers: `[${secretMembers(view.model).map(stringLiteral).join(', ')}]`,
    createDoc: docComment([
      `All that the functions of ${title} need to be called with. Unlike the class, it leaves a bundler free to drop the operations that are not used, and sends a request again only where \`retry\` says so.`,
    ]),
    createName: names.createClient,
    context: runtime('config.js', 'ClientContext', true),
    clientConfig: runtime('config.js', 'ClientConfig', true),
    className: names.client,
    classDoc: docComment([`A client of ${title}, with a method for each operation.`, view.model.description]),
    retries: runtime('retry.js', 'retries'),
    safe: runtime('safe.js', 'safe'),
    safeClass: names.safeClient,
    safeDoc: docComment([`The operations of ${title}, answering with \`{ data, error, response }\` in place of throwing.`]),
    safeResult: runtime('safe.js', 'SafeResult', true),
    answer: runtime('safe.js', 'Answer', true),
    callOptions: runtime('options.js', 'CallOptions', true),
    request: {
      // Escaping would take the link away; the name is an identifier.
      doc: `/** Calls what no page tells of. See {@link ${runtime(requestFile(view), requestNames.function)}}. */`,
      name: runtime(requestFile(view), requestNames.function),
      type: runtime(requestFile(view), requestNames.type, true),
      method: methodTaken ? 'requestUndocumented' : 'request',
      failure: `${runtime('errors.js', 'ServiceError', true)} | ${runtime('errors.js', 'CallError', true)}`,
    },
    methods: view.operations.flatMap((operation) => {
      const { inputParameter, inputArgument } = inputOf(operation, view, imports);
      const methodName = methodNames.get(operation.functionName) ?? operation.functionName;
      const functionName = imports.own('./operations.js', operation.functionName, false, visible(operation.functionName));
      const method = {
        methodName,
        functionName,
        doc: docComment(summaryOf(operation), [...deprecation(operation), seeFunction(operation, functionName)]),
        // Escaping would take the link away; both names are identifiers.
        safeDoc: `/** {@link ${names.client}.${methodName}}, without throwing. */`,
        inputParameter,
        inputArgument: inputParameter === '' ? '' : `${inputArgument}, `,
        outputType: outputOf(operation, view, imports),
        errorType: imports.own('./operations.js', names.operationError(operation.functionName), true),
      };
      const streamer = names.streamer(operation.functionName);
      if (streamer === undefined) return [method];
      imports.own('./operations.js', streamer);
      const doc = `/** See {@link ${streamer}}. */`;
      return [method, { ...method, methodName: streamer, functionName: streamer, doc, safeDoc: doc, outputType: streamType }];
    }),
    pageOptions: paged.length > 0 && runtime('paginate.js', 'PageOptions', true),
    paginators: paged.map((one) => {
      const { inputParameter, inputArgument } = inputOf(one.operation, view, imports);
      return {
        name: imports.own('./paginators.js', one.name),
        doc: `/** See {@link ${one.name}}. */`,
        inputParameter,
        inputArgument: inputParameter === '' ? '' : `${inputArgument}, `,
        resultType: resultOf(one, view, imports, runtime),
      };
    }),
    imports: imports.lines(),
    reexports: [...reexports(names, view), ...(paged.length === 0 ? [] : ["export * from './paginators.js';"])],
  };
}

/** The list of what a call throws can be long: it stands with the function. */
const seeFunction = ({ errors }: OperationView, functionName: string): DocTag => ({
  name: 'see',
  link: functionName,
  ...(errors.length === 0 ? {} : { text: 'for what it throws' }),
});

/** Exactly one of: where to, whole; or the server's variables. Where some operations have a server and others none: where to. */
function destinationType({ complete, variables }: Destinations): string {
  if (!complete) {
    const beside = variables.map(({ optionKey }) => `; readonly ${optionKey}?: string | undefined`);
    return `{ readonly endpoint: string | URL${beside.join('')} }`;
  }
  if (variables.length === 0) return '{ readonly endpoint?: string | URL | undefined }';
  const without = variables.map(({ optionKey }) => `readonly ${optionKey}?: undefined`).join('; ');
  const given = variables.map(({ optionKey }) => `readonly ${optionKey}: string`).join('; ');
  return `({ readonly endpoint: string | URL; ${without} } | { readonly endpoint?: undefined; ${given} })`;
}

function methodNamesOf(view: ApiView): ReadonlyMap<string, string> {
  const taken = new Set<string>([...ownMembers, ...view.operations.map((operation) => operation.functionName)]);
  return new Map(
    view.operations.map(({ functionName }) => {
      if (!ownMembers.some((member) => member === functionName)) return [functionName, functionName];
      const name = uniqueIdentifier(`${functionName}Operation`, taken);
      taken.add(name);
      return [functionName, name];
    }),
  );
}

const requestFile = ({ model }: ApiView): string => (model.protocol.kind === 'aws-json' ? 'aws-request.js' : 'rest-request.js');

/** Whether a value of some type is a date that travels as seconds since 1970. */
const holdsSeconds = ({ types }: ApiView): boolean =>
  types.some(({ type }) =>
    [...schemasIn(type.schema)].some((schema) => schema.kind === 'number' && schema.format === epochSeconds),
  );

function reexports(names: PublicNames, view: ApiView): readonly string[] {
  const renamed = (name: string): string => (names.exported(name) === name ? name : `${name} as ${names.exported(name)}`);
  const reexport = (kind: 'export' | 'export type', file: string, exported: readonly string[]): string =>
    `${kind} { ${exported.map(renamed).join(', ')} } from './runtime/client/${file}';`;
  return [
    "export * from './errors.js';",
    "export * from './operations.js';",
    ...Object.entries(runtimeFunctions).map(([file, names]) => reexport('export', file, names)),
    reexport('export', requestFile(view), [requestNames.function]),
    reexport('export type', requestFile(view), [requestNames.type]),
    ...(holdsSeconds(view) ? [reexport('export', 'dates.js', dateFunctions)] : []),
    ...Object.entries(runtimeTypes).map(([file, names]) => reexport('export type', file, names)),
  ];
}
