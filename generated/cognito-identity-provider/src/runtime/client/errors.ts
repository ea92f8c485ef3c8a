import type { ResponseMetadata } from './response.js';

/** Where a call stood when it failed. */
export interface CallFacts {
  /** The operation, as documented: `GetUser`. */
  readonly operation: string;
  readonly method: string;
  /** Without its query, which may hold secrets. */
  readonly url: string;
  /** How many times the request was sent; 0 when it never was. */
  readonly attempts: number;
  /** Of the last answer, where there was one. */
  readonly response?: ResponseMetadata | undefined;
  readonly cause?: unknown;
}

/** Of a call that was answered. */
export interface AnsweredFacts extends CallFacts {
  readonly response: ResponseMetadata;
}

/** Any failure of a call. Its message alone tells which request failed, and how. */
export abstract class ClientError extends Error implements CallFacts {
  declare readonly kind: 'service' | 'http' | 'timeout' | 'abort' | 'network' | 'protocol' | 'validation';
  declare readonly operation: string;
  declare readonly method: string;
  /** Without its query, which may hold secrets. */
  declare readonly url: string;
  /** How many times the request was sent; 0 when it never was. */
  declare readonly attempts: number;
  /** Of the answer, where there was one. */
  declare readonly response: ResponseMetadata | undefined;
  declare readonly status: number | undefined;
  /** The number that the service gave the request, where it says one. */
  declare readonly requestId: string | undefined;

  /** @param facts become members of the error */
  constructor(kind: ClientError['kind'], name: string, problem: string, facts: CallFacts & { readonly code?: string }) {
    const { operation, method, attempts, response, code } = facts;
    const { status, requestId } = response ?? {};
    const url = facts.url.replace(/\?.*/s, '');
    const answer = response ? `, answered ${status}${code ? ` ${code}` : ''}` : '';
    const id = requestId ? `, request id ${requestId}` : '';
    super(`${problem} (${operation}: ${method} ${url}, ${attempts ? `attempt ${attempts}` : 'not sent'}${answer}${id})`, facts);
    Object.assign(this, facts, { kind, name, url, status, requestId });
  }
}

/** What a service error is made of. */
export interface ServiceErrorDetails extends AnsweredFacts {
  readonly code: string;
  /** The service's own words; may be empty. */
  readonly serviceMessage: string;
  readonly body: unknown;
}

/** The service answered with an error that has a name. */
export class ServiceError<Code extends string = string, Body = unknown> extends ClientError {
  declare readonly kind: 'service';
  /** The error's code, as the service's own clients have it. */
  declare readonly name: Code;
  declare readonly response: ResponseMetadata;
  declare readonly status: number;
  /** The error's name on the wire, without namespace. */
  declare readonly code: Code;
  /** The service's own words, which `message` puts the call's facts behind. */
  declare readonly serviceMessage: string;
  /** The body as it was parsed; nothing has checked it against its documented shape. */
  declare readonly body: Body;

  constructor(details: ServiceErrorDetails) {
    super('service', details.code, details.serviceMessage || details.code, details);
  }
}

/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export class HttpError extends ClientError {
  declare readonly kind: 'http';
  declare readonly name: 'HttpError';
  declare readonly response: ResponseMetadata;
  declare readonly status: number;
  declare readonly body: string;

  constructor(details: AnsweredFacts & { readonly body: string }) {
    // Enough of the body to recognise it by, on one line.
    const excerpt = details.body.slice(0, 120).replace(/\s+/g, ' ');
    super('http', 'HttpError', `HTTP ${details.response.status}${excerpt && `: ${excerpt}`}`, details);
  }
}

/** No answer in the time that was given. */
export class TimeoutError extends ClientError {
  declare readonly kind: 'timeout';
  declare readonly name: 'TimeoutError';
  /** What ran out of time: getting a connection, one attempt, or the whole call. */
  declare readonly scope: 'connect' | 'attempt' | 'call';
  /** The time that was given, in milliseconds. */
  declare readonly timeout: number;

  constructor(details: CallFacts & { readonly scope: TimeoutError['scope']; readonly timeout: number }) {
    super(
      'timeout',
      'TimeoutError',
      `No ${details.scope === 'connect' ? 'connection' : 'answer'} within ${details.timeout} ms`,
      details,
    );
  }
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends ClientError {
  declare readonly kind: 'abort';
  declare readonly name: 'AbortError';

  constructor(details: CallFacts) {
    super('abort', 'AbortError', 'The call was aborted', details);
  }
}

/** No answer, or only part of one, could be had from the network; `cause` is what the transport failed with. */
export class NetworkError extends ClientError {
  declare readonly kind: 'network';
  declare readonly name: 'NetworkError';

  constructor(details: CallFacts) {
    super('network', 'NetworkError', `The request failed: ${reasonOf(details.cause)}`, details);
  }
}

/** An answer that says it succeeded, but cannot be read as this operation's. Its words are in `body` alone: they may be secret. */
export class ProtocolError extends ClientError {
  declare readonly kind: 'protocol';
  declare readonly name: 'ProtocolError';
  declare readonly response: ResponseMetadata;
  declare readonly status: number;
  declare readonly body: string;

  constructor(details: AnsweredFacts & { readonly problem: string; readonly body: string }) {
    super('protocol', 'ProtocolError', `The answer cannot be read: ${details.problem}`, details);
  }
}

/** One thing wrong with a value. */
export interface CallValidationIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
export class CallValidationError extends ClientError {
  declare readonly kind: 'validation';
  declare readonly name: 'CallValidationError';
  declare readonly side: 'request' | 'response';
  declare readonly issues: readonly CallValidationIssue[];

  constructor(details: CallFacts & { readonly side: 'request' | 'response'; readonly issues: readonly CallValidationIssue[] }) {
    super(
      'validation',
      'CallValidationError',
      `The ${details.side} is not valid: ${details.issues.map(issueText).join('; ')}`,
      details,
    );
  }
}

/** What a call can fail with besides the service's own errors. */
export type CallError = HttpError | TimeoutError | AbortError | NetworkError | ProtocolError | CallValidationError;

/** `fetch failed` says little; what it failed of stands in the causes. */
export function reasonOf(error: unknown, depth = 5): string {
  if (!(error instanceof Error)) return `${error}`;
  const { message, name, cause } = error;
  return cause && depth ? `${message}: ${reasonOf(cause, depth - 1)}` : message || name;
}

function issueText({ path = [], message }: CallValidationIssue): string {
  const place = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return place ? `${place}: ${message}` : message;
}
