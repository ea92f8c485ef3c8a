import { type UpdateUserAttributesError } from './operations.js';
import { type ClientConfig, type ClientContext } from './runtime/client/config.js';
import type { CallOptions, ClientOptions } from './runtime/client/options.js';
import { type Answer, type SafeResult } from './runtime/client/safe.js';
import type { UpdateUserAttributesRequest, UpdateUserAttributesResponse } from './types.js';
export * from './errors.js';
export * from './operations.js';
export type { ClientContext } from './runtime/client/config.js';
export type { CallError, CallValidationIssue } from './runtime/client/errors.js';
export type { CallOptions, ClientOptions, Fetch, FetchInit, HeaderSource, HeaderValues } from './runtime/client/options.js';
export type { ResponseMetadata } from './runtime/client/response.js';
export type { RetryOptions } from './runtime/client/retry.js';
export { safe, type Answer, type SafeOperation, type SafeResult } from './runtime/client/safe.js';
export type { CallValidation, ClientValidation, StandardSchema } from './runtime/client/validation.js';
/** Where a client of Amazon Cognito Identity Provider sends its requests, and how. */
export type CognitoIdentityProviderClientOptions = ClientOptions & ({
    readonly endpoint: string | URL;
    readonly region?: undefined;
} | {
    readonly endpoint?: undefined;
    readonly region: string;
});
/**
 * All that the functions of Amazon Cognito Identity Provider need to be called with. Unlike the class,
 * it leaves a bundler free to drop the operations that are not used.
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
//# sourceMappingURL=client.d.ts.map