import type { ClientContext } from './config.js';
import type { ResponseMetadata } from './response.js';
import type { Answer } from './safe.js';
/** An output, and what came with it. */
export interface OutputWithResponse<Output> {
    readonly data: Output;
    readonly response: ResponseMetadata;
}
/** Makes an operation's function answer with `{ data, response }`: status, headers and request id beside the output. */
export declare function withResponse<Rest extends readonly unknown[], Output, Failure>(operation: (client: ClientContext, ...rest: Rest) => Answer<Output, Failure>): (client: ClientContext, ...rest: Rest) => Promise<OutputWithResponse<Output>>;
