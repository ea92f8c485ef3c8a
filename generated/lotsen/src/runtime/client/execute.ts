import { Call } from './call.js';
import type { ClientConfig, ClientContext } from './config.js';
import {
  AbortError,
  type CallFacts,
  CallValidationError,
  ClientError,
  HttpError,
  NetworkError,
  ProtocolError,
} from './errors.js';
import { Unreadable } from './json.js';
import type { Operation, Protocol, WireRequest } from './operation.js';
import type { CallOptions } from './options.js';
import { type ResponseMetadata, responseMetadata } from './response.js';
import { retryAfterOf } from './retry.js';
import { validatorFor } from './validation.js';

/** One call: checks the input, sends it until there is an answer to keep, reads and checks the answer. */
export async function execute<O extends Operation>(
  client: ClientContext,
  protocol: Protocol<O>,
  operation: O,
  input: unknown,
  options: CallOptions = {},
): Promise<unknown> {
  const { config, observe } = client;
  const validate = config.options.validate;
  const checkInput = validatorFor('request', operation.requestValidator, validate, options.validate);
  const checkOutput = validatorFor('response', operation.responseValidator, validate, options.validate);
  const unsent = (): CallFacts => ({ operation: operation.name, ...protocol.target(config, operation), attempts: 0 });
  if (options.signal?.aborted) throw new AbortError({ ...unsent(), cause: options.signal.reason });
  const checked = checkInput === undefined ? input : await check('request', checkInput, input, unsent);
  const request = encode(protocol, config, operation, checked, unsent);
  const call = new Call(config, options, operation.name, request);

  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call.attempt(attempt, async (response) => {
        const metadata = responseMetadata(response, attempt);
        observe?.(metadata);
        (options.onResponse ?? config.options.onResponse)?.(metadata);
        if (!protocol.isSuccess(operation, response)) throw await failure(call, protocol, operation, response, metadata);
        const output = await read(call, metadata, () => protocol.decode(operation, response));
        return checkOutput === undefined ? output : check('response', checkOutput, output, () => call.facts(attempt), metadata);
      });
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      await call.waitBeforeNext(error, attempt);
    }
  }
}

function encode<O extends Operation>(
  protocol: Protocol<O>,
  config: ClientConfig,
  operation: O,
  input: unknown,
  facts: () => CallFacts,
): WireRequest {
  try {
    return protocol.encode(config, operation, input);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CallValidationError('request', [{ message }], { ...facts(), cause });
  }
}

async function failure<O extends Operation>(
  call: Call,
  protocol: Protocol<O>,
  operation: O,
  response: Response,
  metadata: ResponseMetadata,
): Promise<ClientError> {
  const text = await read(call, metadata, () => response.text());
  const retryAfter = retryAfterOf(response.headers);
  const facts = call.facts(metadata.attempts);
  const named = protocol.nameError(operation, response, text);
  if (named === undefined) return new HttpError(facts, metadata, text, retryAfter);
  const details = { ...facts, ...named, response: metadata, retryAfter };
  const documented = Object.hasOwn(operation.errors, named.code) ? operation.errors[named.code] : undefined;
  return new (documented ?? call.serviceError)(details);
}

/** A body that stops half-way is the network's fault; one that is whole and makes no sense is the answer's. */
async function read<T>(call: Call, metadata: ResponseMetadata, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw new NetworkError(call.facts(metadata.attempts, cause));
    throw new ProtocolError(cause.message, call.facts(metadata.attempts, cause.cause), metadata, cause.body);
  }
}

async function check(
  side: 'request' | 'response',
  validate: NonNullable<ReturnType<typeof validatorFor>>,
  value: unknown,
  facts: () => CallFacts,
  response?: ResponseMetadata,
): Promise<unknown> {
  const result = await validate(value);
  if (result.issues !== undefined) throw new CallValidationError(side, result.issues, facts(), response);
  return result.value;
}
