"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallValidationError = exports.ProtocolError = exports.NetworkError = exports.AbortError = exports.TimeoutError = exports.HttpError = exports.ServiceError = exports.ClientError = void 0;
/** Any failure of a call. Its message alone tells which request failed, and how. */
class ClientError extends Error {
    status;
    /** The number that the service gave the request, where it says one. */
    requestId;
    /** @param facts become members of the error */
    constructor(name, message, facts) {
        super(`${message} (${wordsOf(facts)})`, facts);
        Object.assign(this, facts, { name });
        this.status = facts.response?.status;
        this.requestId = facts.response?.requestId;
    }
}
exports.ClientError = ClientError;
/** The service answered with an error that has a name. */
class ServiceError extends ClientError {
    kind = 'service';
    constructor(details) {
        super(details.code, details.serviceMessage || details.code, details);
    }
}
exports.ServiceError = ServiceError;
/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
class HttpError extends ClientError {
    kind = 'http';
    constructor(details) {
        super('HttpError', `HTTP ${details.response.status}${excerpt(details.body)}`, details);
    }
}
exports.HttpError = HttpError;
/** No answer in the time that was given. */
class TimeoutError extends ClientError {
    kind = 'timeout';
    constructor(details) {
        super('TimeoutError', `No ${details.scope === 'connect' ? 'connection' : 'answer'} within ${details.timeout} ms`, details);
    }
}
exports.TimeoutError = TimeoutError;
/** The caller's signal ended the call; `cause` is the signal's reason. */
class AbortError extends ClientError {
    kind = 'abort';
    constructor(details) {
        super('AbortError', 'The call was aborted', details);
    }
}
exports.AbortError = AbortError;
/** No answer, or only part of one, could be had from the network; `cause` is what the transport failed with. */
class NetworkError extends ClientError {
    kind = 'network';
    constructor(details) {
        super('NetworkError', `The request failed: ${reasonOf(details.cause)}`, details);
    }
}
exports.NetworkError = NetworkError;
/** An answer that says it succeeded, but cannot be read as this operation's. Its words are in `body` alone: they may be secret. */
class ProtocolError extends ClientError {
    kind = 'protocol';
    constructor(details) {
        super('ProtocolError', `The answer cannot be read: ${details.problem}`, details);
    }
}
exports.ProtocolError = ProtocolError;
/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
class CallValidationError extends ClientError {
    kind = 'validation';
    constructor(details) {
        super('CallValidationError', `The ${details.side} is not valid: ${details.issues.map(issueText).join('; ')}`, details);
    }
}
exports.CallValidationError = CallValidationError;
/** `GetUser: POST https://…, attempt 2, answered 400 UserNotFound, request id 7` */
function wordsOf({ operation, method, url, attempts, response, code }) {
    const id = response?.requestId ? `, request id ${response.requestId}` : '';
    const answer = response ? `, answered ${response.status}${code ? ` ${code}` : ''}${id}` : '';
    return `${operation}: ${method} ${url}, ${attempts ? `attempt ${attempts}` : 'not sent'}${answer}`;
}
/** Enough of a body to recognise it by, on one line. */
function excerpt(body) {
    return body && `: ${body.slice(0, 120).replace(/\s+/g, ' ')}`;
}
/** `fetch failed` says little; what it failed of stands in the causes. */
function reasonOf(error, depth = 0) {
    if (!(error instanceof Error))
        return `${error}`;
    const { message, name, cause } = error;
    return cause && depth < 5 ? `${message}: ${reasonOf(cause, depth + 1)}` : message || name;
}
function issueText({ path = [], message }) {
    const place = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
    return (place && `${place}: `) + message;
}
