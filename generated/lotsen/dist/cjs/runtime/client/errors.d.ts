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
export declare abstract class ClientError extends Error {
    abstract readonly kind: 'service' | 'http' | 'timeout' | 'abort' | 'network' | 'protocol' | 'validation';
    readonly operation: string;
    readonly method: string;
    readonly url: string;
    readonly attempts: number;
    constructor(message: string, call: CallFacts, answer?: string);
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
export declare class ServiceError<Code extends string = string, Body = unknown> extends ClientError {
    readonly kind = "service";
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
    constructor(details: ServiceErrorDetails);
    get name(): string;
}
/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export declare class HttpError extends ClientError {
    readonly kind = "http";
    readonly status: number;
    readonly requestId: string | undefined;
    readonly body: string;
    readonly response: ResponseMetadata;
    /** How long the answer asks to wait before the next request, in milliseconds. */
    readonly retryAfter: number | undefined;
    constructor(call: CallFacts, response: ResponseMetadata, body: string, retryAfter: number | undefined);
    get name(): 'HttpError';
}
/** No answer in the time that was given. */
export declare class TimeoutError extends ClientError {
    readonly kind = "timeout";
    /** Whether one attempt or the whole call ran out of time. */
    readonly scope: 'attempt' | 'call';
    /** The time that was given, in milliseconds. */
    readonly timeout: number;
    constructor(call: CallFacts, scope: 'attempt' | 'call', timeout: number);
    get name(): 'TimeoutError';
}
/** The caller's signal ended the call; `cause` is the signal's reason. */
export declare class AbortError extends ClientError {
    readonly kind = "abort";
    constructor(call: CallFacts);
    get name(): 'AbortError';
}
/** No answer, or only part of one, could be had from the network; `cause` is what `fetch` threw. */
export declare class NetworkError extends ClientError {
    readonly kind = "network";
    constructor(call: CallFacts);
    get name(): 'NetworkError';
}
/** An answer that says it succeeded, but cannot be read as this operation's. */
export declare class ProtocolError extends ClientError {
    readonly kind = "protocol";
    readonly status: number;
    readonly requestId: string | undefined;
    readonly body: string;
    readonly response: ResponseMetadata;
    constructor(problem: string, call: CallFacts, response: ResponseMetadata, body: string);
    get name(): 'ProtocolError';
}
/** One thing wrong with a value. */
export interface CallValidationIssue {
    readonly message: string;
    readonly path?: readonly (PropertyKey | {
        readonly key: PropertyKey;
    })[] | undefined;
}
/** An input that was not sent, or an output that was not handed on, as it breaks its documented shape. */
export declare class CallValidationError extends ClientError {
    readonly kind = "validation";
    readonly side: 'request' | 'response';
    readonly issues: readonly CallValidationIssue[];
    /** Of the answer whose body did not fit. */
    readonly response: ResponseMetadata | undefined;
    constructor(side: 'request' | 'response', issues: readonly CallValidationIssue[], call: CallFacts, response?: ResponseMetadata);
    get name(): 'CallValidationError';
}
/** What a call can fail with besides the service's own errors. */
export type CallError = HttpError | TimeoutError | AbortError | NetworkError | ProtocolError | CallValidationError;
