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
  readonly cause?: unknown;
}

/** Any failure of a call. Its message alone tells which request failed, and how. */
export abstract class ClientError extends Error {
  abstract readonly kind: 'service' | 'http' | 'timeout' | 'abort' | 'network' | 'protocol' | 'validation';
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly attempts: number;

  constructor(message: string, call: CallFacts, answer?: string) {
    const sent = call.attempts === 0 ? 'not sent' : call.attempts === 1 ? 'attempt 1' : `after ${call.attempts} attempts`;
    const facts = [`${call.operation}: ${call.method} ${call.url}`, ...(answer === undefined ? [] : [answer]), sent].join(', ');
    super(`${message} (${facts})`, 'cause' in call ? { cause: call.cause } : undefined);
    this.operation = call.operation;
    this.method = call.method;
    this.url = call.url;
    this.attempts = call.attempts;
  }
}

/** What a service error is made of. */
export interface ServiceErrorDetails extends CallFacts {
  readonly code: string;
  /** The service's own words; may be empty. */
  readonly message: string;
  readonly body: unknown;
  readonly response: ResponseMetadata;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/** The service answered with an error that has a name. */
export class ServiceError<Code extends string = string, Body = unknown> extends ClientError {
  readonly kind = 'service';
  /** The error's name on the wire, without namespace. */
  readonly code: Code;
  /** The service's own words, which `message` puts the call's facts behind. */
  readonly serviceMessage: string;
  readonly status: number;
  readonly requestId: string | undefined;
  /** The body as it was parsed; nothing has checked it against its documented shape. */
  readonly body: Body;
  readonly response: ResponseMetadata;
  /** How long the service asks to wait before the next request, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(details: ServiceErrorDetails) {
    super(details.message === '' ? details.code : details.message, details, answered(details.response, details.code));
    this.code = details.code as Code;
    this.serviceMessage = details.message;
    this.status = details.response.status;
    this.requestId = details.response.requestId;
    this.body = details.body as Body;
    this.response = details.response;
    this.retryAfter = details.retryAfter;
  }

  override get name(): string {
    return 'ServiceError';
  }
}

/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export class HttpError extends ClientError {
  readonly kind = 'http';
  readonly status: number;
  readonly requestId: string | undefined;
  readonly body: string;
  readonly response: ResponseMetadata;
  /** How long the answer asks to wait before the next request, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(call: CallFacts, response: ResponseMetadata, body: string, retryAfter: number | undefined) {
    super(`HTTP ${response.status}${body === '' ? ' with no body' : `: ${excerpt(body)}`}`, call, answered(response));
    this.status = response.status;
    this.requestId = response.requestId;
    this.body = body;
    this.response = response;
    this.retryAfter = retryAfter;
  }

  override get name(): 'HttpError' {
    return 'HttpError';
  }
}

/** No answer in the time that was given. */
export class TimeoutError extends ClientError {
  readonly kind = 'timeout';
  /** Whether one attempt or the whole call ran out of time. */
  readonly scope: 'attempt' | 'call';
  /** The time that was given, in milliseconds. */
  readonly timeout: number;

  constructor(call: CallFacts, scope: 'attempt' | 'call', timeout: number) {
    super(`No answer within ${timeout} ms${scope === 'call' ? ' for the whole call' : ''}`, call);
    this.scope = scope;
    this.timeout = timeout;
  }

  override get name(): 'TimeoutError' {
    return 'TimeoutError';
  }
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends ClientError {
  readonly kind = 'abort';

  constructor(call: CallFacts) {
    super('The call was aborted', call);
  }

  override get name(): 'AbortError' {
    return 'AbortError';
  }
}

/** No answer, or only part of one, could be had from the network; `cause` is what `fetch` threw. */
export class NetworkError extends ClientError {
  readonly kind = 'network';

  constructor(call: CallFacts) {
    super(`The request failed: ${reasonOf(call.cause)}`, call);
  }

  override get name(): 'NetworkError' {
    return 'NetworkError';
  }
}

/** An answer that says it succeeded, but cannot be read as this operation's. */
export class ProtocolError extends ClientError {
  readonly kind = 'protocol';
  readonly status: number;
  readonly requestId: string | undefined;
  readonly body: string;
  readonly response: ResponseMetadata;

  constructor(problem: string, call: CallFacts, response: ResponseMetadata, body: string) {
    super(`The answer cannot be read: ${problem}${body === '' ? '' : `: ${excerpt(body)}`}`, call, answered(response));
    this.status = response.status;
    this.requestId = response.requestId;
    this.body = body;
    this.response = response;
  }

  override get name(): 'ProtocolError' {
    return 'ProtocolError';
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
  readonly side: 'request' | 'response';
  readonly issues: readonly CallValidationIssue[];
  /** Of the answer whose body did not fit. */
  readonly response: ResponseMetadata | undefined;

  constructor(
    side: 'request' | 'response',
    issues: readonly CallValidationIssue[],
    call: CallFacts,
    response?: ResponseMetadata,
  ) {
    const what = side === 'request' ? 'The input is not valid' : 'The output is not as documented';
    super(`${what}: ${issues.map(issueText).join('; ')}`, call, response && answered(response));
    this.side = side;
    this.issues = issues;
    this.response = response;
  }

  override get name(): 'CallValidationError' {
    return 'CallValidationError';
  }
}

/** What a call can fail with besides the service's own errors. */
export type CallError = HttpError | TimeoutError | AbortError | NetworkError | ProtocolError | CallValidationError;

function answered(response: ResponseMetadata, code?: string): string {
  const id = response.requestId === undefined ? '' : `, request id ${response.requestId}`;
  return `answered ${response.status}${code === undefined ? '' : ` ${code}`}${id}`;
}

/** Enough of a body to recognise it by, on one line. */
function excerpt(body: string): string {
  const line = body.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

/** `fetch failed` says little; what it failed of stands in the causes. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message || error.name;
}

function issueText(issue: CallValidationIssue): string {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
