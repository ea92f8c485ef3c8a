"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallValidationError = exports.ProtocolError = exports.NetworkError = exports.AbortError = exports.TimeoutError = exports.HttpError = exports.ServiceError = exports.ClientError = void 0;
exports.reasonOf = reasonOf;
/** Any failure of a call. Its message alone tells which request failed, and how. */
class ClientError extends Error {
    /** @param facts become members of the error */
    constructor(kind, name, problem, facts) {
        const { operation, method, attempts, response, code } = facts;
        const { status, requestId } = response ?? {};
        const url = facts.url.replace(/\?.*/s, '');
        const answer = response ? `, answered ${status}${code ? ` ${code}` : ''}` : '';
        const id = requestId ? `, request id ${requestId}` : '';
        super(`${problem} (${operation}: ${method} ${url}, ${attempts ? `attempt ${attempts}` : 'not sent'}${answer}${id})`, facts);
        Object.assign(this, facts, { kind, name, url, status, requestId });
    }
}
exports.ClientError = ClientError;
/** The service answered with an error that has a name. */
class ServiceError extends ClientError {
    constructor(details) {
        super('service', details.code, details.serviceMessage || details.code, details);
    }
}
exports.ServiceError = ServiceError;
/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
class HttpError extends ClientError {
    constructor(details) {
        // Enough of the body to recognise it by, on one line.
        const excerpt = details.body.slice(0, 120).replace(/\s+/g, ' ');
        super('http', 'HttpError', `HTTP ${details.response.status}${excerpt && `: ${excerpt}`}`, details);
    }
}
exports.HttpError = HttpError;
/** No answer in the time that was given. */
class TimeoutError extends ClientError {
    constructor(details) {
        super('timeout', 'TimeoutError', `No ${details.scope === 'connect' ? 'connection' : 'answer'} within ${details.timeout} ms`, details);
    }
}
exports.TimeoutError = TimeoutError;
/** The caller's signal ended the call; `cause` is the signal's reason. */
class AbortError extends ClientError {
    constructor(details) {
        super('abort', 'AbortError', 'The call was aborted', details);
    }
}
exports.AbortError = AbortError;
/** No answer, or only part of one, could be had from the network; `cause` is what the transport failed with. */
class NetworkError extends ClientError {
    constructor(details) {
        super('network', 'NetworkError', `The request failed: ${reasonOf(details.cause)}`, details);
    }
}
exports.NetworkError = NetworkError;
/** An answer that says it succeeded, but cannot be read as this operation's. Its words are in `body` alone: they may be secret. */
class ProtocolError extends ClientError {
    constructor(details) {
        super('protocol', 'ProtocolError', `The answer cannot be read: ${details.problem}`, details);
    }
}
exports.ProtocolError = ProtocolError;
/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
class CallValidationError extends ClientError {
    constructor(details) {
        super('validation', 'CallValidationError', `The ${details.side} is not valid: ${details.issues.map(issueText).join('; ')}`, details);
    }
}
exports.CallValidationError = CallValidationError;
/** `fetch failed` says little; what it failed of stands in the causes. */
function reasonOf(error, depth = 5) {
    if (!(error instanceof Error))
        return `${error}`;
    const { message, name, cause } = error;
    return cause && depth ? `${message}: ${reasonOf(cause, depth - 1)}` : message || name;
}
function issueText({ path = [], message }) {
    const place = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
    return place ? `${place}: ${message}` : message;
}
