import { jsonBody } from './body-json.js';
import { rawBody } from './body-raw.js';
import type { ClientContext } from './config.js';
import type { AnsweredFacts, CallError, ServiceError } from './errors.js';
import { isJsonType, readJson } from './json.js';
import type { CallOptions } from './options.js';
import { type EncodedBody, readBinaryBody } from './rest-body.js';
import { call, type RestOperation } from './rest-json.js';
import type { Answer } from './safe.js';
import type { TransportAnswer } from './transport.js';

/** A request that no page tells of; its query and headers are the call's own options. */
export interface UndocumentedRequest {
  readonly method: string;
  /** Below the endpoint, with its slash; percent-encoded already. */
  readonly path: string;
  /** Text, bytes, forms and streams go as they are, anything else as JSON. */
  readonly body?: unknown;
}

/**
 * Sends a request that no page tells of, as a client sends those that one does: to its endpoint, with its headers, credentials, hooks,
 * retries and errors. JSON is parsed, text is text, and anything else is bytes; that this is an `Output` is the caller's word.
 */
export function request<Output = unknown>(
  client: ClientContext,
  { method, path, body }: UndocumentedRequest,
  options?: CallOptions,
): Answer<Output, ServiceError | CallError> {
  // Without its slash, the path would go on with the host's name.
  const below = path.startsWith('/') ? path : `/${path}`;
  const operation: RestOperation = {
    name: 'request',
    method: method.toUpperCase(),
    path: below,
    parameters: [],
    requestBody: { mediaType: '', encode },
    status: 200,
    readBody,
    errors: {},
    requestValidator: false,
    responseValidator: false,
    errorsByStatus: {},
  };
  return call(client, operation, { body }, options);
}

function encode(value: unknown): EncodedBody {
  if (value instanceof FormData || value instanceof URLSearchParams) return { body: value, contentType: undefined };
  const asItIs = typeof value === 'string' || ArrayBuffer.isView(value) || isOfPlatform(value);
  return asItIs ? { ...rawBody(value, ''), contentType: undefined } : jsonBody(value, 'application/json');
}

const isOfPlatform = (value: unknown): boolean =>
  value instanceof Blob ||
  value instanceof ArrayBuffer ||
  value instanceof ReadableStream ||
  (typeof value === 'object' && value !== null && Symbol.asyncIterator in value);

async function readBody(answer: TransportAnswer, facts: AnsweredFacts): Promise<unknown> {
  const mediaType = answer.headers.get('content-type') ?? '';
  if (mediaType && !isJsonType(mediaType) && !/^text\//i.test(mediaType)) return readBinaryBody(answer);
  const text = await answer.text();
  if (text === '') return undefined;
  return isJsonType(mediaType) ? readJson(text, facts) : text;
}
