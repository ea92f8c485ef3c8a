import type { ClientError } from './errors.js';
import type { ResponseMetadata } from './response.js';
import type { TransportRequest } from './transport.js';

/** One call, however often its request is sent: the same object in all that a hook is told of it. */
export interface CallInfo {
  /** The operation, as documented: `GetUser`. */
  readonly operation: string;
  readonly input: unknown;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Which call, and which of its attempts, counted from 1. */
export interface AttemptEvent {
  readonly call: CallInfo;
  readonly attempt: number;
}

export interface RequestEvent extends AttemptEvent {
  /** About to be sent; its URL and headers may be changed. */
  readonly request: TransportRequest;
}

export interface ResponseEvent extends AttemptEvent {
  readonly request: TransportRequest;
  readonly response: ResponseMetadata;
}

export interface RetryEvent extends AttemptEvent {
  /** Why there is another attempt. */
  readonly error: ClientError;
  /** Until the next attempt, in milliseconds. */
  readonly delay: number;
}

export interface ErrorEvent extends AttemptEvent {
  /** What the call fails with. */
  readonly error: unknown;
}

export interface SuccessEvent extends AttemptEvent {
  readonly output: unknown;
  readonly response: ResponseMetadata;
}

/** Told of what happens to calls, and waited for. What a hook throws, the call fails with. */
export interface ClientHooks {
  /** Before each attempt, and before it is signed. */
  request?(event: RequestEvent): void | Promise<void>;
  /** Of every answer, those that are tried again included; its body is not read yet. */
  response?(event: ResponseEvent): void | Promise<void>;
  /** Before the wait for another attempt. */
  retry?(event: RetryEvent): void | Promise<void>;
  /** Once, of a call that fails. */
  error?(event: ErrorEvent): void | Promise<void>;
  /** Once, of a call that succeeds. */
  success?(event: SuccessEvent): void | Promise<void>;
}
