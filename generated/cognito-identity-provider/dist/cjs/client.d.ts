import { type UpdateUserAttributesError } from './operations.js';
import { type UndocumentedRequest } from './runtime/client/aws-request.js';
import { type ClientConfig, type ClientContext } from './runtime/client/config.js';
import type { CallError, ServiceError } from './runtime/client/errors.js';
import type { CallOptions, ClientOptions } from './runtime/client/options.js';
import { type Answer, type SafeResult } from './runtime/client/safe.js';
import type { UpdateUserAttributesRequest, UpdateUserAttributesResponse } from './types.js';
export * from './errors.js';
export * from './operations.js';
export { apiKey, asDocumented, basic, bearer } from './runtime/client/credentials.js';
export { logging } from './runtime/client/logging.js';
export { isRetriable, retries, retryAfterOf } from './runtime/client/retry.js';
export { safe } from './runtime/client/safe.js';
export { sigV4 } from './runtime/client/sigv4.js';
export { tracing } from './runtime/client/tracing.js';
export { TransportError } from './runtime/client/transport.js';
export { fetchTransport } from './runtime/client/transport-fetch.js';
export { nodeTransport } from './runtime/client/transport-node.js';
export { undocumented } from './runtime/client/undocumented.js';
export { validation } from './runtime/client/validation.js';
export { withResponse } from './runtime/client/with-response.js';
export { request } from './runtime/client/aws-request.js';
export type { UndocumentedRequest } from './runtime/client/aws-request.js';
export type { Authenticate, Authenticated, SecurityScheme } from './runtime/client/authenticate.js';
export type { ClientContext } from './runtime/client/config.js';
export type { ApiKeyPlace, BasicCredentials, Credentials, Secret } from './runtime/client/credentials.js';
export type { CallError, CallValidationIssue } from './runtime/client/errors.js';
export type { CallInfo, ClientHooks, ErrorEvent, RequestEvent, ResponseEvent, RetryEvent, SuccessEvent, } from './runtime/client/hooks.js';
export type { Logger, LoggingOptions, LogLevel } from './runtime/client/logging.js';
export type { CallOptions, ClientOptions, Fetch, FetchInit, HeaderSource, HeaderValues } from './runtime/client/options.js';
export type { ResponseMetadata } from './runtime/client/response.js';
export type { RetryOptions, RetryPolicy } from './runtime/client/retry.js';
export type { Answer, SafeOperation, SafeResult } from './runtime/client/safe.js';
export type { RequestSigner, SignableRequest } from './runtime/client/sigv4.js';
export type { Tracer, TraceSpan } from './runtime/client/tracing.js';
export type { Transport, TransportAnswer, TransportRequest } from './runtime/client/transport.js';
export type { NodeTransport, NodeTransportOptions } from './runtime/client/transport-node.js';
export type { StandardSchema, Validate, ValidationOptions } from './runtime/client/validation.js';
export type { OutputWithResponse } from './runtime/client/with-response.js';
/** Where a client of Amazon Cognito Identity Provider sends its requests, and how. */
export type CognitoIdentityProviderClientOptions = ClientOptions & ({
    readonly endpoint: string | URL;
    readonly region?: undefined;
} | {
    readonly endpoint?: undefined;
    readonly region: string;
});
/** Members of inputs and outputs that the page calls a secret, for `logging()`. */
export declare const secretMembers: readonly string[];
/**
 * All that the functions of Amazon Cognito Identity Provider need to be called with. Unlike the class,
 * it leaves a bundler free to drop the operations that are not used, and sends a request again only
 * where `retry` says so.
 */
export declare function createCognitoIdentityProviderClient(options: CognitoIdentityProviderClientOptions): ClientContext;
/** A client of Amazon Cognito Identity Provider, with a method for each operation. */
export declare class CognitoIdentityProviderClient implements ClientContext {
    readonly config: ClientConfig;
    /** The same operations, answering with `{ data, error, response }` in place of throwing. */
    readonly safe: SafeCognitoIdentityProviderClient;
    constructor(options: CognitoIdentityProviderClientOptions);
    /**
     * Lets a signed-in user change attributes of their own account.
     *
     * @see {@link updateUserAttributes} for what it throws
     */
    updateUserAttributes(input: UpdateUserAttributesRequest, options?: CallOptions): Answer<UpdateUserAttributesResponse, UpdateUserAttributesError>;
    /** Calls what no page tells of. See {@link request}. */
    request<Output = unknown>(what: UndocumentedRequest, options?: CallOptions): Answer<Output, ServiceError | CallError>;
}
/**
 * The operations of Amazon Cognito Identity Provider, answering with `{ data, error, response }` in
 * place of throwing.
 */
export declare class SafeCognitoIdentityProviderClient implements ClientContext {
    readonly config: ClientConfig;
    constructor(client: ClientContext);
    /** {@link CognitoIdentityProviderClient.updateUserAttributes}, without throwing. */
    updateUserAttributes(input: UpdateUserAttributesRequest, options?: CallOptions): Promise<SafeResult<UpdateUserAttributesResponse, UpdateUserAttributesError>>;
}
