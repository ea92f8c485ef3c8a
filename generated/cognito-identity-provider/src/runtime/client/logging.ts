import { ClientError, ServiceError } from './errors.js';
import type { ClientHooks } from './hooks.js';
import { redactor } from './redact.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where to write: `console`, or a logger of a library. */
export type Logger = { readonly [Level in LogLevel]: (message: string, facts: { readonly [name: string]: unknown }) => void };

export interface LoggingOptions {
  /** The least that is written; `info` where absent. Inputs, outputs and headers are written at `debug` alone. */
  readonly level?: LogLevel | undefined;
  /** Names of members that are secret, beside those whose names give it away; the package's `secretMembers`. */
  readonly secrets?: readonly string[] | undefined;
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/**
 * Writes what happens to calls: each attempt at `debug`, each success at `info`, each retry at `warn`, each failure at `error`.
 * Credentials and secret members are left out, and so is the query of a URL.
 */
export function logging(logger: Logger, { level = 'info', secrets }: LoggingOptions = {}): ClientHooks {
  const redact = redactor(secrets);
  const write = (at: LogLevel, message: string, facts: () => { readonly [name: string]: unknown }): void => {
    if (levels.indexOf(at) >= levels.indexOf(level)) logger[at](message, facts());
  };
  const detailed = level === 'debug';
  return {
    request({ call, attempt, request: { method, url, headers } }) {
      write('debug', `${call.operation}: attempt ${attempt}`, () => ({
        operation: call.operation,
        attempt,
        method,
        url: url.replace(/\?.*$/s, ''),
        headers: redact(headers),
        input: redact(call.input),
      }));
    },
    retry({ call, attempt, error, delay }) {
      write('warn', `${call.operation}: again in ${delay} ms after ${error.name}`, () => ({
        operation: call.operation,
        attempt,
        delay,
        ...failureFacts(error),
      }));
    },
    success({ call, attempt, output, response }) {
      write('info', `${call.operation}: ${response.status}`, () => ({
        operation: call.operation,
        attempt,
        status: response.status,
        requestId: response.requestId,
        duration: Date.now() - call.startedAt,
        ...(detailed ? { output: redact(output) } : {}),
      }));
    },
    error({ call, attempt, error }) {
      write('error', `${call.operation}: ${error instanceof Error ? error.name : 'failed'}`, () => ({
        operation: call.operation,
        attempt,
        duration: Date.now() - call.startedAt,
        ...failureFacts(error),
      }));
    },
  };
}

/** Messages may repeat what a service or a proxy said, but no part of the request. */
function failureFacts(error: unknown): { readonly [name: string]: unknown } {
  if (!(error instanceof ClientError)) return { error: error instanceof Error ? error.name : typeof error };
  const { kind, status, requestId, message } = error;
  return { kind, ...(error instanceof ServiceError ? { code: error.code } : {}), status, requestId, error: message };
}
