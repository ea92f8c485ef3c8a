import { rawBody } from './body-raw.js';
import type { ClientContext } from './config.js';
import type { CallError, ServiceError } from './errors.js';
import { isJsonType, mediaTypeOf, readJson } from './json.js';
import type { CallOptions, HeaderValues, QueryValues } from './options.js';
import { type BodyEncoder, type BodyReader, readBinaryBody } from './rest-body.js';
import { call, type RestOperation } from './rest-json.js';
import type { Answer } from './safe.js';

/** A request that no page tells of. */
export interface UndocumentedRequest {
  readonly method: string;
  /** Below the endpoint, with its slash; percent-encoded already. */
  readonly path: string;
  readonly query?: QueryValues | undefined;
  readonly headers?: HeaderValues | undefined;
  /** Text, bytes, forms and streams go as they are, anything else as JSON. */
  readonly body?: unknown;
}

/**
 * Sends a request that no page tells of, as the client sends those that one does: its endpoint, headers, credentials, retries and
 * errors. JSON is parsed, text is text, and anything else is bytes; that it is an `Output` is the caller's word.
 */
export async function request<Output = unknown>(
  client: ClientContext,
  { method, path, query, headers, body }: UndocumentedRequest,
  options?: CallOptions,
): Promise<Output> {
  // Without it, the path would go on with the name of the host.
  if (!path.startsWith('/')) throw new TypeError(`a path begins with a slash, and ${JSON.stringify(path)} does not`);
  const operation: RestOperation = {
    name: `${method} ${path}`,
    method,
    path,
    parameters: [...namesOf(headers).map((name) => ({ in: 'header', member: name, name }) as const)],
    requestBody: { mediaType: '', encode },
    status: 200,
    readBody,
    errors: {},
    errorsByStatus: {},
  };
  return call(client, operation, { ...headers, body }, { ...options, query: { ...query, ...options?.query } });
}
