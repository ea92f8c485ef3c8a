import { type AwsJsonOperation, call } from './aws-json.js';
import { awsNotation } from './aws-notation.js';
import { bytesAsBase64 } from './base64.js';
import type { ClientContext } from './config.js';
import type { CallError, ServiceError } from './errors.js';
import type { CallOptions } from './options.js';
import type { Answer } from './safe.js';

/** A call of an operation that no page tells of. */
export interface UndocumentedRequest {
  /** As the service calls it: `GetUser`. */
  readonly operation: string;
  /** An object; an empty one where absent. Bytes in it travel as base64 text. */
  readonly input?: object | undefined;
}

/**
 * Calls an operation that no page tells of, as a client calls those that one does: at its endpoint, with its headers, credentials,
 * hooks, retries and errors. What it answers is JSON as it came; that it is an `Output` is the caller's word.
 */
export function request<Output = unknown>(
  client: ClientContext,
  { operation: name, input }: UndocumentedRequest,
  options?: CallOptions,
): Answer<Output, ServiceError | CallError> {
  const operation: AwsJsonOperation = {
    name,
    json: awsNotation,
    nulls: 'kept',
    bytes: bytesAsBase64,
    errors: {},
    requestValidator: false,
    responseValidator: false,
  };
  return call(client, operation, input, options);
}
