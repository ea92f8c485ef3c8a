import type { Authenticated } from './authenticate.js';
import type { ClientConfig } from './config.js';
import type { AnsweredFacts, ServiceError, ServiceErrorDetails } from './errors.js';
import type { WireBody } from './options.js';
import type { TransportAnswer } from './transport.js';

export type ServiceErrorClass = new (details: ServiceErrorDetails) => ServiceError;

/** What every protocol has to know of an operation. */
export interface Operation extends Authenticated {
  /** As documented: `GetUser`. */
  readonly name: string;
  /** `POST` where absent. */
  readonly method?: string;
  /** `/users/{id}`; `/` where absent. */
  readonly path?: string;
  /** Status of the documented success. */
  readonly status?: number;
  /** The documented errors, by their names on the wire. */
  readonly errors: { readonly [code: string]: ServiceErrorClass };
  /** Name of the function in the package's validator module that checks the input, where it is not `validate<name>Request`; false: none. */
  readonly requestValidator?: string | false;
  /** The same for the output, where it is not `validate<name>Response`. */
  readonly responseValidator?: string | false;
}

/** A request as it goes out, but for the caller's headers. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: WireBody | undefined;
  /** Whether sending it twice does no harm. */
  readonly repeatable: boolean;
}

/** An error as a protocol makes it out. */
export interface NamedError {
  readonly code: string;
  /** The service's own words; may be empty. */
  readonly serviceMessage: string;
  readonly body: unknown;
}

/** How operations of one kind travel. */
export interface Protocol<O extends Operation> {
  encode(config: ClientConfig, operation: O, input: unknown): WireRequest;
  /** The output. Fails with a `ProtocolError`, made of the facts, where the body cannot be one. */
  decode(operation: O, answer: TransportAnswer, facts: AnsweredFacts): Promise<unknown>;
  /** What the body or a header of an error names; undefined where nothing does. */
  nameError(operation: O, answer: TransportAnswer, text: string): NamedError | undefined;
}
