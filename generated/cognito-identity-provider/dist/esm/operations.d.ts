import { AliasExistsException, CodeDeliveryFailureException, CodeMismatchException, type CognitoIdentityProviderServiceException, ExpiredCodeException, ForbiddenException, InternalErrorException, InvalidEmailRoleAccessPolicyException, InvalidLambdaResponseException, InvalidParameterException, InvalidSmsRoleAccessPolicyException, InvalidSmsRoleTrustRelationshipException, NotAuthorizedException, PasswordResetRequiredException, ResourceNotFoundException, TooManyRequestsException, UnexpectedLambdaException, UserLambdaValidationException, UserNotConfirmedException, UserNotFoundException } from './errors.js';
import type { ClientContext } from './runtime/client/config.js';
import type { CallError } from './runtime/client/errors.js';
import type { CallOptions } from './runtime/client/options.js';
import type { Answer } from './runtime/client/safe.js';
import type { UpdateUserAttributesRequest, UpdateUserAttributesResponse } from './types.js';
/** What {@link updateUserAttributes} can fail with. */
export type UpdateUserAttributesError = ResourceNotFoundException | InvalidParameterException | CodeMismatchException | ExpiredCodeException | NotAuthorizedException | UnexpectedLambdaException | UserLambdaValidationException | InvalidLambdaResponseException | TooManyRequestsException | AliasExistsException | InvalidSmsRoleAccessPolicyException | InvalidSmsRoleTrustRelationshipException | InvalidEmailRoleAccessPolicyException | CodeDeliveryFailureException | PasswordResetRequiredException | UserNotFoundException | UserNotConfirmedException | InternalErrorException | ForbiddenException | CognitoIdentityProviderServiceException | CallError;
/**
 * Lets a signed-in user change attributes of their own account.
 *
 * @see fixtures/apidog/update-user-attributes/page.txt
 * @throws {ResourceNotFoundException}
 * @throws {InvalidParameterException}
 * @throws {CodeMismatchException}
 * @throws {ExpiredCodeException}
 * @throws {NotAuthorizedException}
 * @throws {UnexpectedLambdaException}
 * @throws {UserLambdaValidationException}
 * @throws {InvalidLambdaResponseException}
 * @throws {TooManyRequestsException}
 * @throws {AliasExistsException}
 * @throws {InvalidSmsRoleAccessPolicyException}
 * @throws {InvalidSmsRoleTrustRelationshipException}
 * @throws {InvalidEmailRoleAccessPolicyException}
 * @throws {CodeDeliveryFailureException}
 * @throws {PasswordResetRequiredException}
 * @throws {UserNotFoundException}
 * @throws {UserNotConfirmedException}
 * @throws {InternalErrorException}
 * @throws {ForbiddenException}
 */
export declare function updateUserAttributes(client: ClientContext, input: UpdateUserAttributesRequest, options?: CallOptions): Answer<UpdateUserAttributesResponse, UpdateUserAttributesError>;
//# sourceMappingURL=operations.d.ts.map