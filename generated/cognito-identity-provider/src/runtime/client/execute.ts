import type { ClientContext } from './config.js';
import { sleep, withDeadline } from './deadline.js';
import {
  AbortError,
  type AnsweredFacts,
  type CallFacts,
  CallValidationError,
  ClientError,
  HttpError,
  NetworkError,
  ProtocolError,
  TimeoutError,
} from './errors.js';
import { headersOfAttempt } from './headers.js';
import type { AttemptEvent, CallInfo, ClientHooks } from './hooks.js';
import { Unreadable } from './json.js';
import type { Operation, Protocol, WireRequest } from './operation.js';
import type { CallOptions, ClientOptions } from './options.js';
import { type ResponseMetadata, responseMetadata } from './response.js';
import { type TransportAnswer, TransportError, type TransportRequest } from './transport.js';

/** One call: checks the input, sends it until there is an answer to keep, reads and checks the answer. */
export async function execute<O extends Operation>(
  { config }: ClientContext,
  protocol: Protocol<O>,
  operation: O,
  input: unknown,
  own: CallOptions = {},
): Promise<unknown> {
  const shared = config.options;
  const option = <Name extends keyof CallOptions & keyof ClientOptions>(name: Name): CallOptions[Name] =>
    own[name] ?? shared[name];
  const timeout = option('timeout') ?? Number.POSITIVE_INFINITY;
  const attemptTimeout = option('attemptTimeout') ?? Number.POSITIVE_INFINITY;
  const connectTimeout = option('connectTimeout');
  const retry = option('retry') || undefined;
  const validate = option('validate') || undefined;
  const auth = option('auth') || undefined;
  const hooks = [shared.hooks ?? [], own.hooks ?? []].flat();
  const call: CallInfo = { operation: operation.name, input, startedAt: Date.now() };
  const end = call.startedAt + timeout;
  let { method, url } = protocol.target(config, operation);
  let attempt = 0;
  let response: ResponseMetadata | undefined;
  let succeeded = false;

  const facts = (): CallFacts => ({
    operation: operation.name,
    method,
    url: url.replace(/\?.*$/s, ''),
    attempts: attempt,
    ...(response && { response }),
  });

  const aborted = (): ClientError => new AbortError({ ...facts(), cause: own.signal?.reason });
  const timedOut = (scope: 'attempt' | 'call'): ClientError =>
    new TimeoutError({ ...facts(), scope, timeout: scope === 'attempt' ? attemptTimeout : timeout });
  const unsendable = (cause: unknown): ClientError =>
    new CallValidationError({ ...facts(), cause, side: 'request', issues: [{ message: messageOf(cause) }] });
  const undelivered = (cause: unknown): ClientError => {
    if (!(cause instanceof TransportError)) return new NetworkError({ ...facts(), cause });
    if (cause.kind === 'unsendable') return unsendable(cause);
    return new TimeoutError({ ...facts(), cause, scope: 'connect', timeout: connectTimeout ?? 0 });
  };

  const tell = async <Name extends keyof ClientHooks>(
    name: Name,
    event: Omit<HookEvent<Name>, keyof AttemptEvent>,
  ): Promise<void> => {
    for (const hook of hooks) await (hook[name] as Hear | undefined)?.call(hook, { call, attempt, ...event });
  };

  const check = async (side: 'request' | 'response', value: unknown): Promise<unknown> => {
    const result = await validate?.(side, operation, value);
    if (result?.issues) throw new CallValidationError({ ...facts(), side, issues: result.issues });
    return result ? result.value : value;
  };

  /** Sends the request once and reads its answer, all of it within the time there is. */
  const once = async (wire: WireRequest, signal: AbortSignal | undefined): Promise<unknown> => {
    // An attempt that was given up stops at the next step: what is told and sent is another's by then.
    const goOn = (): void => signal?.throwIfAborted();
    const isGiven = shared.headers || own.headers;
    const headers = isGiven ? await headersOfAttempt(wire.headers, shared.headers, own.headers) : { ...wire.headers };
    const request: TransportRequest = { method, url: wire.url, headers, body: wire.body, signal, connectTimeout };
    goOn();
    // What there is not to wait for is not waited for: a wait costs a call more than most of what stands between two of them.
    if (hooks[0]) await tell('request', { request });
    goOn();
    if (auth) await auth(request, operation);
    goOn();
    let answer: TransportAnswer;
    try {
      answer = await config.transport(request);
    } catch (cause) {
      throw undelivered(cause);
    }
    const metadata = responseMetadata(answer, attempt);
    try {
      goOn();
      response = metadata;
      if (hooks[0]) await tell('response', { request, response: metadata });
      goOn();
    } catch (error) {
      // Nobody is going to read it, and it would keep its connection.
      answer.body?.cancel().catch(() => {});
      throw error;
    }
    const answered = (): AnsweredFacts => ({ ...facts(), response: metadata });
    // A body that stops half-way is the network's fault; one that is whole and makes no sense is the answer's.
    const unread = (cause: unknown): ClientError =>
      cause instanceof Unreadable
        ? new ProtocolError({ ...answered(), cause: cause.cause, problem: cause.message, body: cause.body })
        : new NetworkError({ ...answered(), cause });
    if (!protocol.isSuccess(operation, answer.status)) {
      const body = await answer.text().catch((cause: unknown) => {
        throw unread(cause);
      });
      const named = protocol.nameError(operation, answer, body);
      if (!named) throw new HttpError({ ...answered(), body });
      const documented = Object.hasOwn(operation.errors, named.code) ? operation.errors[named.code] : undefined;
      throw new (documented ?? config.api.serviceError)({ ...answered(), ...named });
    }
    let decoded: unknown;
    try {
      decoded = await protocol.decode(operation, answer);
    } catch (cause) {
      throw unread(cause);
    }
    const output = validate ? await check('response', decoded) : decoded;
    goOn();
    succeeded = true;
    if (hooks[0]) await tell('success', { output, response: metadata });
    return output;
  };

  try {
    if (own.signal?.aborted) throw aborted();
    const checked = validate ? await check('request', input) : input;
    let wire: WireRequest;
    try {
      wire = protocol.encode(config, operation, checked);
    } catch (cause) {
      throw unsendable(cause);
    }
    ({ method, url } = wire);
    for (;;) {
      attempt += 1;
      response = undefined;
      try {
        const left = end - Date.now();
        const late = () => timedOut(attemptTimeout < left ? 'attempt' : 'call');
        const limit = Math.min(attemptTimeout, left);
        const output = await withDeadline(own.signal, limit, aborted, late, (signal) => once(wire, signal));
        retry?.succeeded?.();
        return output;
      } catch (error) {
        const failed = error instanceof ClientError ? error : undefined;
        // What a hook makes of a success is no reason to do it twice.
        const delay = failed && !succeeded ? retry?.delay(failed, attempt, wire) : undefined;
        if (!failed || delay === undefined || Date.now() + delay >= end) throw error;
        await tell('retry', { error: failed, delay });
        const wait = (signal: AbortSignal | undefined) => (retry?.sleep ?? sleep)(delay, signal);
        await withDeadline(own.signal, undefined, aborted, () => timedOut('call'), wait);
      }
    }
  } catch (error) {
    await tell('error', { error });
    throw error;
  }
}

type Hear = (event: object) => unknown;
type HookEvent<Name extends keyof ClientHooks> = Parameters<NonNullable<ClientHooks[Name]>>[0];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
