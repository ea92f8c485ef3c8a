import type { ClientContext } from './config.js';
import { ClientError } from './errors.js';
import { listening } from './listening.js';
import type { ResponseMetadata } from './response.js';

declare const failure: unique symbol;

/** A promise that says in its type what it may be rejected with. */
export interface Answer<Output, Failure> extends Promise<Output> {
  /** Exists for the type checker alone. */
  readonly [failure]?: Failure;
}

/** What a call came to, without anything thrown: look at `error` first. */
export type SafeResult<Output, Failure> =
  | { readonly data: Output; readonly error: undefined; readonly response: ResponseMetadata }
  | {
      readonly data: undefined;
      readonly error: Failure;
      /** Of the last answer, if there was one. */
      readonly response: ResponseMetadata | undefined;
    };

/** An operation that answers with `{ data, error, response }` in place of throwing. */
export type SafeOperation<Rest extends readonly unknown[], Output, Failure> = (
  client: ClientContext,
  ...rest: Rest
) => Promise<SafeResult<Output, Failure>>;

/**
 * Makes an operation's function answer with `{ data, error, response }` in place of throwing.
 * What no call fails with of itself, such as an error thrown by a `headers` function, is still thrown.
 */
export function safe<Rest extends readonly unknown[], Output, Failure>(
  operation: (client: ClientContext, ...rest: Rest) => Answer<Output, Failure>,
): SafeOperation<Rest, Output, Failure> {
  return async (client, ...rest) => {
    const { context, last } = listening(client);
    try {
      const data = await operation(context, ...rest);
      // An operation that succeeded had an answer.
      return { data, error: undefined, response: last() as ResponseMetadata };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return { data: undefined, error: error as Failure, response: last() };
    }
  };
}
