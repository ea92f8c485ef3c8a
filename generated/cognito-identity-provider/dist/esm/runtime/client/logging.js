import { ClientError, ServiceError } from './errors.js';
import { redactor } from './redact.js';
const levels = ['debug', 'info', 'warn', 'error'];
/**
 * Writes what happens to calls: each attempt at `debug`, each success at `info`, each retry at `warn`, each failure at `error`.
 * Credentials and secret members are left out, and so is the query of a URL.
 */
export function logging(logger, { level = 'info', secrets } = {}) {
    const redact = redactor(secrets);
    const write = (at, message, facts) => {
        if (levels.indexOf(at) >= levels.indexOf(level))
            logger[at](message, facts());
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
function failureFacts(error) {
    if (!(error instanceof ClientError))
        return { error: error instanceof Error ? error.name : typeof error };
    const { kind, status, requestId, message } = error;
    return { kind, ...(error instanceof ServiceError ? { code: error.code } : {}), status, requestId, error: message };
}
