import { paginationOf } from '../../model/pagination.js';
import { identifier } from '../escape/index.js';
import { declarationsOf } from '../types/declarations.js';
import { validatorExports } from '../types/index.js';
import type { ApiView } from '../view.js';
import { answersBytes } from './rest-definition.js';

/** Error classes of the runtime that users meet. */
export const runtimeErrors = [
  'AbortError',
  'CallValidationError',
  'ClientError',
  'HttpError',
  'NetworkError',
  'ProtocolError',
  'ServiceError',
  'TimeoutError',
] as const;

/** Functions of the runtime that users may call, by the module that has them; a bundler keeps those that are. */
export const runtimeFunctions = {
  'credentials.js': ['apiKey', 'asDocumented', 'basic', 'bearer'],
  'logging.js': ['logging'],
  'retry.js': ['isRetriable', 'retries', 'retryAfterOf'],
  'safe.js': ['safe'],
  'sigv4.js': ['sigV4'],
  'tracing.js': ['tracing'],
  'transport.js': ['TransportError'],
  'transport-fetch.js': ['fetchTransport'],
  'transport-node.js': ['nodeTransport'],
  'undocumented.js': ['undocumented'],
  'validation.js': ['validation'],
  'with-response.js': ['withResponse'],
} as const;

/** Types of the runtime that users may have to name, by the module that has them. */
export const runtimeTypes = {
  'authenticate.js': ['Authenticate', 'Authenticated', 'SecurityScheme'],
  'config.js': ['ClientContext'],
  'credentials.js': ['ApiKeyPlace', 'BasicCredentials', 'Credentials', 'Secret'],
  'errors.js': ['CallError', 'CallValidationIssue'],
  'hooks.js': ['CallInfo', 'ClientHooks', 'ErrorEvent', 'RequestEvent', 'ResponseEvent', 'RetryEvent', 'SuccessEvent'],
  'logging.js': ['Logger', 'LoggingOptions', 'LogLevel'],
  'options.js': ['CallOptions', 'ClientOptions', 'Fetch', 'FetchInit', 'HeaderSource', 'HeaderValues'],
  'response.js': ['ResponseMetadata'],
  'retry.js': ['RetryOptions', 'RetryPolicy'],
  'safe.js': ['Answer', 'SafeOperation', 'SafeResult'],
  'sigv4.js': ['RequestSigner', 'SignableRequest'],
  'tracing.js': ['Tracer', 'TraceSpan'],
  'transport.js': ['Transport', 'TransportAnswer', 'TransportRequest'],
  'transport-node.js': ['NodeTransport', 'NodeTransportOptions'],
  'validation.js': ['StandardSchema', 'Validate', 'ValidationOptions'],
  'with-response.js': ['OutputWithResponse'],
} as const;

/** What calls an operation that no page tells of; which module has it is the protocol's matter. */
export const requestNames = { function: 'request', type: 'UndocumentedRequest' } as const;

/** Those that go along with dates that travel as seconds, where there are some. */
export const dateFunctions = ['dateOfSeconds', 'secondsOfDate'] as const;

/** Those that go along with a paginator, where there is one. */
export const pageTypes = ['PagedItems', 'PageOptions', 'Pages'] as const;

/** What a package's client exports under which name, beside what is named after the page's types, errors and operations. */
export interface PublicNames {
  readonly client: string;
  readonly clientOptions: string;
  readonly safeClient: string;
  readonly createClient: string;
  readonly serviceException: string;
  /** Names of members that hold a secret. */
  readonly secretMembers: string;
  /** Type of every error that a call can end with. */
  readonly error: string;
  readonly isError: string;
  /** What the page's things, and what is named after the API, are called: nothing else in a module of the client may be. */
  readonly taken: ReadonlySet<string>;
  /** What something of the runtime is exported as: its own name, unless the page has something of that name. */
  exported(name: string): string;
  /** Type of the errors of one operation. */
  operationError(functionName: string): string;
  /** Function that walks through the pages of an operation that has some. */
  paginator(functionName: string): string | undefined;
  /** Function that hands on the body of an operation whose answer is bytes, as it arrives. */
  streamer(functionName: string): string | undefined;
}

/** By the view's types: views of one package in several versions share them. */
const decided = new WeakMap<ApiView['types'], PublicNames>();

/** Asking again for the same view costs nothing. */
export function publicNames(view: ApiView): PublicNames {
  const known = decided.get(view.types) ?? decideNames(view);
  decided.set(view.types, known);
  return known;
}

function decideNames(view: ApiView): PublicNames {
  const { className } = view;
  const types = declarationsOf(view).all.flatMap(({ name, receivedName }) =>
    receivedName === undefined ? [name] : [name, receivedName],
  );
  const ofPage = [
    ...types,
    ...types.flatMap((name) => [`${name}Schema`, `validate${name}`, `is${name}`, `assert${name}`]),
    ...view.errors.map((error) => error.className),
    ...view.operations.map((operation) => operation.functionName),
  ];
  const taken = new Set<string>([...ofPage, ...validatorExports, 'createMockServer']);
  const claim = (...candidates: readonly string[]): string => {
    let name = candidates.find((candidate) => !taken.has(candidate)) ?? identifier(`${className}${candidates.join('')}`);
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  };
  const client = claim(`${className}Client`, `${className}ApiClient`);
  const fixed = {
    client,
    clientOptions: claim(`${client}Options`),
    safeClient: claim(`Safe${client}`),
    createClient: claim(`create${client}`),
    serviceException: claim(`${className}ServiceException`, `${className}ServiceError`),
    error: claim(`${className}Error`, `Any${className}Error`),
    secretMembers: claim('secretMembers', `${lowerFirst(className)}SecretMembers`),
    isError: claim(`is${className}Error`, `isAny${className}Error`),
  };
  const perOperation = new Map(
    view.operations.map(({ functionName }) => {
      const name = upperFirst(functionName);
      return [functionName, claim(`${name}Error`, `${name}Failure`)];
    }),
  );
  const paginators = new Map(
    view.operations
      .filter(({ operation }) => paginationOf(operation, view.model) !== undefined)
      .map(({ functionName }) => {
        const name = upperFirst(functionName);
        return [functionName, claim(`paginate${name}`, `paginate${name}Pages`)];
      }),
  );
  const streamers = new Map(
    view.operations
      .filter((operation) => answersBytes(operation, view))
      .map(({ functionName }) => [functionName, claim(`${functionName}Stream`, `${functionName}AsStream`)]),
  );
  const local = new Set(taken);
  const runtime = new Map<string, string>(
    [
      ...(paginators.size === 0 ? [] : pageTypes),
      ...Object.values(requestNames),
      ...dateFunctions,
      ...runtimeErrors,
      ...Object.values(runtimeFunctions).flat(),
      ...Object.values(runtimeTypes).flat(),
    ].map((name) => [name, claim(name, `${className}${upperFirst(name)}`)]),
  );
  return {
    ...fixed,
    taken: local,
    exported: (name) => runtime.get(name) ?? name,
    operationError: (functionName) => perOperation.get(functionName) ?? 'never',
    paginator: (functionName) => paginators.get(functionName),
    streamer: (functionName) => streamers.get(functionName),
  };
}

const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

function upperFirst(name: string): string {
  const [first = ''] = name;
  return first.toUpperCase() + name.slice(first.length);
}
