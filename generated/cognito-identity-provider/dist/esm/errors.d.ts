import { type CallError, ServiceError } from './runtime/client/errors.js';
export { AbortError, CallValidationError, ClientError, HttpError, NetworkError, ProtocolError, ServiceError, TimeoutError, } from './runtime/client/errors.js';
/**
 * An error that Amazon Cognito Identity Provider answered with. Each documented error has a class of
 * its own; one that the page does not document is of this class, and `code` tells its name.
 */
export declare class CognitoIdentityProviderServiceException<Code extends string = string, Body = unknown> extends ServiceError<Code, Body> {
}
/**
 * The error `AliasExistsException`.
 *
 * HTTP status: 400.
 */
export declare class AliasExistsException extends CognitoIdentityProviderServiceException<'AliasExistsException'> {
}
/**
 * The error `CodeDeliveryFailureException`.
 *
 * HTTP status: 400.
 */
export declare class CodeDeliveryFailureException extends CognitoIdentityProviderServiceException<'CodeDeliveryFailureException'> {
}
/**
 * The error `CodeMismatchException`.
 *
 * HTTP status: 400.
 */
export declare class CodeMismatchException extends CognitoIdentityProviderServiceException<'CodeMismatchException'> {
}
/**
 * The error `ExpiredCodeException`.
 *
 * HTTP status: 400.
 */
export declare class ExpiredCodeException extends CognitoIdentityProviderServiceException<'ExpiredCodeException'> {
}
/**
 * The error `ForbiddenException`.
 *
 * HTTP status: 400.
 */
export declare class ForbiddenException extends CognitoIdentityProviderServiceException<'ForbiddenException'> {
}
/**
 * The error `InternalErrorException`.
 *
 * HTTP status: 500.
 */
export declare class InternalErrorException extends CognitoIdentityProviderServiceException<'InternalErrorException'> {
}
/**
 * The error `InvalidEmailRoleAccessPolicyException`.
 *
 * HTTP status: 400.
 */
export declare class InvalidEmailRoleAccessPolicyException extends CognitoIdentityProviderServiceException<'InvalidEmailRoleAccessPolicyException'> {
}
/**
 * The error `InvalidLambdaResponseException`.
 *
 * HTTP status: 400.
 */
export declare class InvalidLambdaResponseException extends CognitoIdentityProviderServiceException<'InvalidLambdaResponseException'> {
}
/**
 * The error `InvalidParameterException`.
 *
 * HTTP status: 400.
 */
export declare class InvalidParameterException extends CognitoIdentityProviderServiceException<'InvalidParameterException'> {
}
/**
 * The error `InvalidSmsRoleAccessPolicyException`.
 *
 * HTTP status: 400.
 */
export declare class InvalidSmsRoleAccessPolicyException extends CognitoIdentityProviderServiceException<'InvalidSmsRoleAccessPolicyException'> {
}
/**
 * The error `InvalidSmsRoleTrustRelationshipException`.
 *
 * HTTP status: 400.
 */
export declare class InvalidSmsRoleTrustRelationshipException extends CognitoIdentityProviderServiceException<'InvalidSmsRoleTrustRelationshipException'> {
}
/**
 * The error `NotAuthorizedException`.
 *
 * HTTP status: 400.
 */
export declare class NotAuthorizedException extends CognitoIdentityProviderServiceException<'NotAuthorizedException'> {
}
/**
 * The error `PasswordResetRequiredException`.
 *
 * HTTP status: 400.
 */
export declare class PasswordResetRequiredException extends CognitoIdentityProviderServiceException<'PasswordResetRequiredException'> {
}
/**
 * The error `ResourceNotFoundException`.
 *
 * HTTP status: 400.
 */
export declare class ResourceNotFoundException extends CognitoIdentityProviderServiceException<'ResourceNotFoundException'> {
}
/**
 * The error `TooManyRequestsException`.
 *
 * HTTP status: 400.
 */
export declare class TooManyRequestsException extends CognitoIdentityProviderServiceException<'TooManyRequestsException'> {
}
/**
 * The error `UnexpectedLambdaException`.
 *
 * HTTP status: 400.
 */
export declare class UnexpectedLambdaException extends CognitoIdentityProviderServiceException<'UnexpectedLambdaException'> {
}
/**
 * The error `UserLambdaValidationException`.
 *
 * HTTP status: 400.
 */
export declare class UserLambdaValidationException extends CognitoIdentityProviderServiceException<'UserLambdaValidationException'> {
}
/**
 * The error `UserNotConfirmedException`.
 *
 * HTTP status: 400.
 */
export declare class UserNotConfirmedException extends CognitoIdentityProviderServiceException<'UserNotConfirmedException'> {
}
/**
 * The error `UserNotFoundException`.
 *
 * HTTP status: 400.
 */
export declare class UserNotFoundException extends CognitoIdentityProviderServiceException<'UserNotFoundException'> {
}
/** Whatever a call of Amazon Cognito Identity Provider can end with. */
export type CognitoIdentityProviderError = CognitoIdentityProviderServiceException | CallError;
/** Whether `error` comes from a call of Amazon Cognito Identity Provider. */
export declare function isCognitoIdentityProviderError(error: unknown): error is CognitoIdentityProviderError;
//# sourceMappingURL=errors.d.ts.map