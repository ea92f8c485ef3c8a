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
  abstract readonly kind: 'service' | 'http' | 'timeout' | 'abort' | 'network' | 'protocol' | 'validation';
  declare readonly operation: string;
  declare readonly method: string;
  /** Without its query, which may hold secrets. */
  declare readonly url: string;
  /** How many times the request was sent; 0 when it never was. */
  declare readonly attempts: number;
  /** Of the answer, where there was one. */
  declare readonly response: ResponseMetadata | undefined;
  readonly status: number | undefined;
  /** The number that the service gave the request, where it says one. */
  readonly requestId: string | undefined;

  /** @param facts become members of the error */
  constructor(name: string, message: string, facts: CallFacts) {
    super(`${message} (${wordsOf(facts)})`, facts);
    Object.assign(this, facts, { name });
    this.status = facts.response?.status;
    this.requestId = facts.response?.requestId;
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
  readonly kind = 'service';
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
    super(details.code, details.serviceMessage || details.code, details);
  }
}

/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export class HttpError extends ClientError {
  readonly kind = 'http';
  declare readonly name: 'HttpError';
  declare readonly response: ResponseMetadata;
  declare readonly status: number;
  declare readonly body: string;

  constructor(details: AnsweredFacts & { readonly body: string }) {
    super('HttpError', `HTTP ${details.response.status}${excerpt(details.body)}`, details);
  }
}

/** No answer in the time that was given. */
export class TimeoutError extends ClientError {
  readonly kind = 'timeout';
  declare readonly name: 'TimeoutError';
  /** What ran out of time: getting a connection, one attempt, or the whole call. */
  declare readonly scope: 'connect' | 'attempt' | 'call';
  /** The time that was given, in milliseconds. */
  declare readonly timeout: number;

  constructor(details: CallFacts & { readonly scope: TimeoutError['scope']; readonly timeout: number }) {
    super('TimeoutError', `No ${details.scope === 'connect' ? 'connection' : 'answer'} within ${details.timeout} ms`, details);
  }
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends ClientError {
  readonly kind = 'abort';
  declare readonly name: 'AbortError';

  constructor(details: CallFacts) {
    super('AbortError', 'The call was aborted', details);
  }
}

/** No answer, or only part of one, could be had from the network; `cause` is what the transport failed with. */
export class NetworkError extends ClientError {
  readonly kind = 'network';
  declare readonly name: 'NetworkError';

  constructor(details: CallFacts) {
    super('NetworkError', `The request failed: ${reasonOf(details.cause)}`, details);
  }
}

/** An answer that says it succeeded, but cannot be read as this operation's. Its words are in `body` alone: they may be secret. */
export class ProtocolError extends ClientError {
  readonly kind = 'protocol';
  declare readonly name: 'ProtocolError';
  declare readonly response: ResponseMetadata;
  declare readonly status: number;
  declare readonly body: string;

  constructor(details: AnsweredFacts & { readonly problem: string; readonly body: string }) {
    super('ProtocolError', `The answer cannot be read: ${details.problem}`, details);
  }
}

/** One thing wrong with a value. */
export interface CallValidationIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
export class CallValidationError extends ClientError {
  readonly kind = 'validation';
  declare readonly name: 'CallValidationError';
  declare readonly side: 'request' | 'response';
  declare readonly issues: readonly CallValidationIssue[];

  constructor(details: CallFacts & { readonly side: 'request' | 'response'; readonly issues: readonly CallValidationIssue[] }) {
    super('CallValidationError', `The ${details.side} is not valid: ${details.issues.map(issueText).join('; ')}`, details);
  }
}

/** What a call can fail with besides the service's own errors. */
export type CallError = HttpError | TimeoutError | AbortError | NetworkError | ProtocolError | CallValidationError;

/** `GetUser: POST https://…, attempt 2, answered 400 UserNotFound, request id 7` */
function wordsOf({ operation, method, url, attempts, response, code }: CallFacts & { readonly code?: string }): string {
  const id = response?.requestId ? `, request id ${response.requestId}` : '';
  const answer = response ? `, answered ${response.status}${code ? ` ${code}` : ''}${id}` : '';
  return `${operation}: ${method} ${url}, ${attempts ? `attempt ${attempts}` : 'not sent'}${answer}`;
}

/** Enough of a body to recognise it by, on one line. */
function excerpt(body: string): string {
  return body && `: ${body.slice(0, 120).replace(/\s+/g, ' ')}`;
}

/** `fetch failed` says little; what it failed of stands in the causes. */
function reasonOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `${error}`;
  const { message, name, cause } = error;
  return cause && depth < 5 ? `${message}: ${reasonOf(cause, depth + 1)}` : message || name;
}

function issueText({ path = [], message }: CallValidationIssue): string {
  const place = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return (place && `${place}: `) + message;
}
