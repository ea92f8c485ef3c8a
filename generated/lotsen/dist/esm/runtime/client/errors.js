/** Any failure of a call. Its message alone tells which request failed, and how. */
export class ClientError extends Error {
    operation;
    method;
    url;
    attempts;
    constructor(message, call, answer) {
        const sent = call.attempts === 0 ? 'not sent' : call.attempts === 1 ? 'attempt 1' : `after ${call.attempts} attempts`;
        const facts = [`${call.operation}: ${call.method} ${call.url}`, ...(answer === undefined ? [] : [answer]), sent].join(', ');
        super(`${message} (${facts})`, 'cause' in call ? { cause: call.cause } : undefined);
        this.operation = call.operation;
        this.method = call.method;
        this.url = call.url;
        this.attempts = call.attempts;
    }
}
/** The service answered with an error that has a name. */
export class ServiceError extends ClientError {
    kind = 'service';
    /** The error's name on the wire, without namespace. */
    code;
    /** The service's own words, which `message` puts the call's facts behind. */
    serviceMessage;
    status;
    requestId;
    /** The body as it was parsed; nothing has checked it against its documented shape. */
    body;
    response;
    /** How long the service asks to wait before the next request, in milliseconds. */
    retryAfter;
    constructor(details) {
        super(details.message === '' ? details.code : details.message, details, answered(details.response, details.code));
        this.code = details.code;
        this.serviceMessage = details.message;
        this.status = details.response.status;
        this.requestId = details.response.requestId;
        this.body = details.body;
        this.response = details.response;
        this.retryAfter = details.retryAfter;
    }
    get name() {
        return 'ServiceError';
    }
}
/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export class HttpError extends ClientError {
    kind = 'http';
    status;
    requestId;
    body;
    response;
    /** How long the answer asks to wait before the next request, in milliseconds. */
    retryAfter;
    constructor(call, response, body, retryAfter) {
        super(`HTTP ${response.status}${body === '' ? ' with no body' : `: ${excerpt(body)}`}`, call, answered(response));
        this.status = response.status;
        this.requestId = response.requestId;
        this.body = body;
        this.response = response;
        this.retryAfter = retryAfter;
    }
    get name() {
        return 'HttpError';
    }
}
/** No answer in the time that was given. */
export class TimeoutError extends ClientError {
    kind = 'timeout';
    /** Whether one attempt or the whole call ran out of time. */
    scope;
    /** The time that was given, in milliseconds. */
    timeout;
    constructor(call, scope, timeout) {
        super(`No answer within ${timeout} ms${scope === 'call' ? ' for the whole call' : ''}`, call);
        this.scope = scope;
        this.timeout = timeout;
    }
    get name() {
        return 'TimeoutError';
    }
}
/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends ClientError {
    kind = 'abort';
    constructor(call) {
        super('The call was aborted', call);
    }
    get name() {
        return 'AbortError';
    }
}
/** No answer, or only part of one, could be had from the network; `cause` is what `fetch` threw. */
export class NetworkError extends ClientError {
    kind = 'network';
    constructor(call) {
        super(`The request failed: ${reasonOf(call.cause)}`, call);
    }
    get name() {
        return 'NetworkError';
    }
}
/** An answer that says it succeeded, but cannot be read as this operation's. */
export class ProtocolError extends ClientError {
    kind = 'protocol';
    status;
    requestId;
    body;
    response;
    constructor(problem, call, response, body) {
        super(`The answer cannot be read: ${problem}${body === '' ? '' : `: ${excerpt(body)}`}`, call, answered(response));
        this.status = response.status;
        this.requestId = response.requestId;
        this.body = body;
        this.response = response;
    }
    get name() {
        return 'ProtocolError';
    }
}
/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
export class CallValidationError extends ClientError {
    kind = 'validation';
    side;
    issues;
    /** Of the answer whose body did not fit. */
    response;
    constructor(side, issues, call, response) {
        const what = side === 'request' ? 'The input is not valid' : 'The output is not as documented';
        super(`${what}: ${issues.map(issueText).join('; ')}`, call, response && answered(response));
        this.side = side;
        this.issues = issues;
        this.response = response;
    }
    get name() {
        return 'CallValidationError';
    }
}
function answered(response, code) {
    const id = response.requestId === undefined ? '' : `, request id ${response.requestId}`;
    return `answered ${response.status}${code === undefined ? '' : ` ${code}`}${id}`;
}
/** Enough of a body to recognise it by, on one line. */
function excerpt(body) {
    const line = body.slice(0, 400).replace(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
/** `fetch failed` says little; what it failed of stands in the causes. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message || error.name;
}
function issueText(issue) {
    const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
}
