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
export declare abstract class ClientError extends Error implements CallFacts {
    readonly kind: 'service' | 'http' | 'timeout' | 'abort' | 'network' | 'protocol' | 'validation';
    readonly operation: string;
    readonly method: string;
    /** Without its query, which may hold secrets. */
    readonly url: string;
    /** How many times the request was sent; 0 when it never was. */
    readonly attempts: number;
    /** Of the answer, where there was one. */
    readonly response: ResponseMetadata | undefined;
    readonly status: number | undefined;
    /** The number that the service gave the request, where it says one. */
    readonly requestId: string | undefined;
    /** @param facts become members of the error */
    constructor(kind: ClientError['kind'], name: string, problem: string, facts: CallFacts & {
        readonly code?: string;
    });
}
/** What a service error is made of. */
export interface ServiceErrorDetails extends AnsweredFacts {
    readonly code: string;
    /** The service's own words; may be empty. */
    readonly serviceMessage: string;
    readonly body: unknown;
}
/** The service answered with an error that has a name. */
export declare class ServiceError<Code extends string = string, Body = unknown> extends ClientError {
    readonly kind: 'service';
    /** The error's code, as the service's own clients have it. */
    readonly name: Code;
    readonly response: ResponseMetadata;
    readonly status: number;
    /** The error's name on the wire, without namespace. */
    readonly code: Code;
    /** The service's own words, which `message` puts the call's facts behind. */
    readonly serviceMessage: string;
    /** The body as it was parsed; nothing has checked it against its documented shape. */
    readonly body: Body;
    constructor(details: ServiceErrorDetails);
}
/** The status tells of an error, and the body names none: a proxy's or a load balancer's page, most often. */
export declare class HttpError extends ClientError {
    readonly kind: 'http';
    readonly name: 'HttpError';
    readonly response: ResponseMetadata;
    readonly status: number;
    readonly body: string;
    constructor(details: AnsweredFacts & {
        readonly body: string;
    });
}
/** No answer in the time that was given. */
export declare class TimeoutError extends ClientError {
    readonly kind: 'timeout';
    readonly name: 'TimeoutError';
    /** What ran out of time: getting a connection, one attempt, or the whole call. */
    readonly scope: 'connect' | 'attempt' | 'call';
    /** The time that was given, in milliseconds. */
    readonly timeout: number;
    constructor(details: CallFacts & {
        readonly scope: TimeoutError['scope'];
        readonly timeout: number;
    });
}
/** The caller's signal ended the call; `cause` is the signal's reason. */
export declare class AbortError extends ClientError {
    readonly kind: 'abort';
    readonly name: 'AbortError';
    constructor(details: CallFacts);
}
/** No answer, or only part of one, could be had from the network; `cause` is what the transport failed with. */
export declare class NetworkError extends ClientError {
    readonly kind: 'network';
    readonly name: 'NetworkError';
    constructor(details: CallFacts);
}
/** An answer that says it succeeded, but cannot be read as this operation's. Its words are in `body` alone: they may be secret. */
export declare class ProtocolError extends ClientError {
    readonly kind: 'protocol';
    readonly name: 'ProtocolError';
    readonly response: ResponseMetadata;
    readonly status: number;
    readonly body: string;
    constructor(details: AnsweredFacts & {
        readonly problem: string;
        readonly body: string;
    });
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
    readonly kind: 'validation';
    readonly name: 'CallValidationError';
    readonly side: 'request' | 'response';
    readonly issues: readonly CallValidationIssue[];
    constructor(details: CallFacts & {
        readonly side: 'request' | 'response';
        readonly issues: readonly CallValidationIssue[];
    });
}
/** What a call can fail with besides the service's own errors. */
export type CallError = HttpError | TimeoutError | AbortError | NetworkError | ProtocolError | CallValidationError;
/** `fetch failed` says little; what it failed of stands in the causes. */
export declare function reasonOf(error: unknown, depth?: number): string;
