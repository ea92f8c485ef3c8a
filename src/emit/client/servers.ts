import type { Operation, Server } from '../../model/api.js';
import { propertyAccess, propertyKey } from '../escape/index.js';
import type { ApiView } from '../view.js';

/** Options that a server's variable cannot be called like. */
const ownOptions: ReadonlySet<string> = new Set([
  'endpoint',
  'targetPrefix',
  'fetch',
  'headers',
  'timeout',
  'attemptTimeout',
  'retry',
  'validate',
  'onResponse',
]);

export interface VariableView {
  /** Key in the options type and its reading, escaped. */
  readonly optionKey: string;
  readonly optionAccess: string;
  /** Key in the `variables` object, escaped. */
  readonly key: string;
  readonly name: string;
}

/** Where an API's requests can go. */
export interface Destinations {
  /** The API's own server, where it has one that is a whole URL. */
  readonly server: string | undefined;
  /** Whether requests can go somewhere without an `endpoint`. */
  readonly complete: boolean;
  /** Of every server's URL, in order of appearance. */
  readonly variables: readonly VariableView[];
}

export function destinations(view: ApiView): Destinations {
  const server = wholeUrl(view.model.servers);
  const own = view.operations.map(({ operation }) => wholeUrl(operation.servers));
  const templates = [server, ...own].filter((url) => url !== undefined);
  const variables = new Set(templates.flatMap((url) => [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)));
  return {
    server,
    complete: server !== undefined || (own.length > 0 && own.every((url) => url !== undefined)),
    variables: [...variables].map((name) => {
      const option = ownOptions.has(name) ? `${name}Variable` : name;
      return { optionKey: propertyKey(option), optionAccess: propertyAccess(option), key: propertyKey(name), name };
    }),
  };
}

/** The server of an operation that is not the API's. */
export function ownServer(operation: Operation, api: Destinations): string | undefined {
  const url = wholeUrl(operation.servers);
  return url === api.server ? undefined : url;
}

/** The first that is a whole URL, and its encrypted twin where a document lists both. */
function wholeUrl(servers: readonly Server[]): string | undefined {
  const urls = servers.map(({ url }) => url);
  const first = urls.find((url) => /^https?:\/\/[^/]/i.test(url));
  const secure = first?.replace(/^http:/i, 'https:');
  return urls.find((url) => url === secure) ?? first;
}
