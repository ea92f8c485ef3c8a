import type { ApiModel, Operation } from '../model/api.js';
import { type Exchange, isJsonType } from './exchange.js';
import { bySpecificity, matchTemplate, type PathTemplate, pathTemplate } from './path-template.js';
import { Servers } from './servers.js';

/** What a call is to an API. */
export type Matched =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly variables: ReadonlyMap<string, string> }
  /** It went where the API is, or may be, looks like a call, and no operation is for it. */
  | { readonly kind: 'unknown'; readonly method: string; readonly path: string; readonly sure: boolean }
  /** A page, a script, a preflight request, an answer that says that there is no such thing. */
  | { readonly kind: 'no-call' }
  | { readonly kind: 'elsewhere' };

/** Finds the operation of each call. */
export class Matcher {
  readonly #model: ApiModel;
  readonly #servers: Servers;
  readonly #byTarget: ReadonlyMap<string, Operation>;
  readonly #routes: readonly { readonly operation: Operation; readonly template: PathTemplate }[];

  /** @param hosts see `Servers` */
  constructor(model: ApiModel, hosts: readonly string[]) {
    this.#model = model;
    this.#servers = new Servers(model, hosts);
    this.#byTarget = new Map(model.operations.map((operation) => [operation.id, operation]));
    this.#routes = model.operations
      .map((operation) => ({ operation, template: pathTemplate(operation.path) }))
      .sort((one, other) => bySpecificity(one.template, other.template));
  }

  match(exchange: Exchange): Matched {
    const paths = this.#servers.relativePaths(exchange);
    if (paths.length === 0) return { kind: 'elsewhere' };
    return this.#model.protocol.kind === 'aws-json' ? this.#byHeader(exchange) : this.#byPath(exchange, paths);
  }

  #byHeader(exchange: Exchange): Matched {
    const target = exchange.headers.get('x-amz-target');
    if (target === undefined || exchange.method !== 'POST') return { kind: 'no-call' };
    const dot = target.lastIndexOf('.');
    const { protocol } = this.#model;
    const prefix = protocol.kind === 'aws-json' ? protocol.targetPrefix : undefined;
    if (prefix !== undefined && prefix !== target.slice(0, Math.max(0, dot))) return { kind: 'elsewhere' };
    const operation = this.#byTarget.get(target.slice(dot + 1));
    if (operation) return { kind: 'operation', operation, variables: new Map() };
    if (!exchange.accepted) return { kind: 'no-call' };
    const sure = prefix !== undefined || this.#servers.areKnown;
    return { kind: 'unknown', method: 'POST', path: target.slice(dot + 1), sure };
  }

  #byPath(exchange: Exchange, paths: readonly (readonly string[])[]): Matched {
    for (const segments of paths)
      for (const { operation, template } of this.#routes) {
        if (operation.method !== exchange.method) continue;
        const variables = matchTemplate(template, segments);
        if (variables) return { kind: 'operation', operation, variables };
      }
    if (!looksLikeCall(exchange)) return { kind: 'no-call' };
    const [segments = []] = paths;
    return { kind: 'unknown', method: exchange.method, path: withoutIds(segments), sure: this.#servers.areKnown };
  }
}

/** Whether something took it and answered in data, as pages, pictures and scripts do not. */
function looksLikeCall({ method, accepted, answer, requestBody }: Exchange): boolean {
  if (!accepted || ['OPTIONS', 'HEAD', 'CONNECT', 'TRACE'].includes(method)) return false;
  const body = answer?.body;
  if (body && body.kind !== 'none' && isJsonType(answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''))
    return true;
  if (body?.kind === 'text' && isJsonType(body.mediaType)) return true;
  return method !== 'GET' && requestBody.kind === 'text' && isJsonType(requestBody.mediaType);
}

/** Segments that are values sooner than words, which may be somebody's: numbers, ids, addresses, long texts. */
const idSegment = /^\d+$|^[0-9a-f-]{8,}$|[@:]|^.{25,}$|\d.*\d.*\d/i;

const withoutIds = (segments: readonly string[]): string =>
  `/${segments.map((segment) => (idSegment.test(segment) && !/^v\d/.test(segment) ? '{}' : segment)).join('/')}`;
