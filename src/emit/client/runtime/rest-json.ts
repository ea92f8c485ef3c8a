import type { ClientConfig, ClientContext } from './config.js';
import { baseUrl, fillServer } from './endpoint.js';
import { execute } from './execute.js';
import { firstText, type Members, parsed } from './json.js';
import type { NamedError, Operation, Protocol } from './operation.js';
import type { CallOptions, QueryValues } from './options.js';
import type { BodyEncoder, BodyReader } from './rest-body.js';
import { expandPath, headersOf, queryString, type RestParameter } from './rest-url.js';

/** An operation told apart by method and path. */
export interface RestOperation extends Operation {
  readonly method: string;
  /** `/users/{id}`. */
  readonly path: string;
  /** The operation's own server, where it has one. */
  readonly server?: string;
  readonly parameters: readonly RestParameter[];
  /** The call's own: in place of the input's of the same name. */
  readonly query?: QueryValues | undefined;
  /** Writes the input's `body` member. */
  readonly requestBody?: { readonly mediaType: string; readonly encode: BodyEncoder };
  /** Header, in lower case, by whose value the service tells a second attempt from a second call; and what makes one. */
  readonly idempotency?: { readonly header: string; readonly key: () => string };
  /** Status of the documented success. */
  readonly status: number;
  readonly accept?: string;
  readonly readBody: BodyReader;
  /** Names of documented errors by status, where a status has but one. */
  readonly errorsByStatus: { readonly [status: number]: string };
}

/** Methods that HTTP lets anyone repeat. */
const repeatableMethods: ReadonlySet<string> = /* @__PURE__ */ new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

const restJson: Protocol<RestOperation> = {
  encode(config, operation, input) {
    const members = new Map<string, unknown>(Object.entries(Object(input)));
    const { parameters, requestBody, query, idempotency } = operation;
    const path = expandPath(operation.path, parameters, members);
    const value = members.get('body');
    const encoded =
      requestBody === undefined || value === undefined ? undefined : requestBody.encode(value, requestBody.mediaType);
    const headers: { [name: string]: string } = {
      ...(operation.accept === undefined ? {} : { accept: operation.accept }),
      ...(encoded?.contentType === undefined ? {} : { 'content-type': encoded.contentType }),
      ...headersOf(parameters, members),
    };
    if (idempotency !== undefined) headers[idempotency.header] ??= idempotency.key();
    return {
      method: operation.method,
      url: `${serverOf(config, operation)}${path}${queryString(parameters, members, query)}`,
      headers,
      body: encoded?.body,
      repeatable: idempotency !== undefined || repeatableMethods.has(operation.method),
    };
  },

  async decode(operation, answer, facts) {
    return answer.status === 204 || answer.status === 205 ? undefined : operation.readBody(answer, facts);
  },

  nameError(operation, response, text): NamedError | undefined {
    const body = parsed(text);
    const members: Members = Object(body);
    const nested: Members = Object(members['error']);
    const code = [members, nested].map(codeIn).find((found) => found !== undefined && Object.hasOwn(operation.errors, found));
    const name = code ?? operation.errorsByStatus[response.status] ?? codeIn(members) ?? codeIn(nested);
    if (name === undefined) return undefined;
    const messages = [members, nested].flatMap((of) => messageKeys.map((key) => of[key]));
    return { code: name, serviceMessage: firstText(...messages, members['error']) ?? '', body: body ?? text };
  },
};

const messageKeys = ['message', 'Message', 'msg', 'error_description', 'detail', 'title'] as const;

/** What APIs call the name of an error, in the order in which they are asked. */
const codeKeys = ['__type', 'code', 'Code', 'errorCode', 'error_code', 'error'] as const;

const codeIn = (members: Members): string | undefined => firstText(...codeKeys.map((key) => members[key]));

function serverOf(config: ClientConfig, operation: RestOperation): string {
  const { endpoint, variables } = config.destination;
  if (operation.server !== undefined && endpoint === undefined) return baseUrl(fillServer(operation.server, variables));
  if (config.url === undefined) throw new TypeError('the client was given no `endpoint`');
  return config.url;
}

/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
export function call<Output>(
  client: ClientContext,
  operation: RestOperation,
  input: unknown,
  options?: CallOptions,
): Promise<Output> {
  const { query } = options ?? {};
  return execute(
    client,
    restJson,
    query === undefined ? operation : { ...operation, query },
    input ?? {},
    options,
  ) as Promise<Output>;
}
