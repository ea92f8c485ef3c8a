import { call } from '../../../../src/emit/client/runtime/aws-json.js';
import { type ClientContext, configure } from '../../../../src/emit/client/runtime/config.js';
import { ServiceError } from '../../../../src/emit/client/runtime/errors.js';
import type { Operation } from '../../../../src/emit/client/runtime/operation.js';
import type { CallOptions, ClientOptions } from '../../../../src/emit/client/runtime/options.js';
import { type RetryOptions, retries } from '../../../../src/emit/client/runtime/retry.js';
import type { Answer } from '../../../../src/emit/client/runtime/safe.js';

/** What a generated client has of its own, in small. */
export class PetServiceException<Code extends string = string, Body = unknown> extends ServiceError<Code, Body> {}

export class PetNotFound extends PetServiceException<'PetNotFound'> {}

const getPetDefinition: Operation = {
  name: 'GetPet',
  requestValidator: 'validateGetPetRequest',
  responseValidator: 'validateGetPetResponse',
  errors: { PetNotFound },
};

export interface GetPetRequest {
  readonly Id?: string;
}
export interface GetPetResponse {
  readonly Name?: string;
}

export function getPet(client: ClientContext, input: GetPetRequest, options?: CallOptions): Answer<GetPetResponse, PetNotFound> {
  return call(client, getPetDefinition, input, options);
}

export interface PetClientOptions extends Omit<ClientOptions, 'retry'> {
  readonly retry?: RetryOptions | false;
}

export function petClient(endpoint: string | URL, { retry, ...options }: PetClientOptions = {}): ClientContext {
  const api = { serviceError: PetServiceException, targetPrefix: 'PetStore' };
  // Without a wait between the attempts, unless a test is about it.
  const policy = retry !== false && retries({ sleep: async () => {}, ...retry });
  return { config: configure(api, { endpoint }, { ...options, retry: policy }) };
}

/** What a promise is rejected with; fails where it is not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => Promise.reject(new Error(`It came to ${JSON.stringify(value)}`)),
    (error: unknown) => error,
  );
}
