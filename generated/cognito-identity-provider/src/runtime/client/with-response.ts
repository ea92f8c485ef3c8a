import type { ClientContext } from './config.js';
import { listening } from './listening.js';
import type { ResponseMetadata } from './response.js';
import type { Answer } from './safe.js';

/** An output, and what came with it. */
export interface OutputWithResponse<Output> {
  readonly data: Output;
  readonly response: ResponseMetadata;
}

/** Makes an operation's function answer with `{ data, response }`: status, headers and request id beside the output. */
export function withResponse<Rest extends readonly unknown[], Output, Failure>(
  operation: (client: ClientContext, ...rest: Rest) => Answer<Output, Failure>,
): (client: ClientContext, ...rest: Rest) => Promise<OutputWithResponse<Output>> {
  return async (client, ...rest) => {
    const { context, last } = listening(client);
    const data = await operation(context, ...rest);
    const response = last();
    if (response === undefined) throw new TypeError('an operation that answered told nothing of its response');
    return { data, response };
  };
}
