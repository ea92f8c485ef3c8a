import type { Rule } from './runtime/mock-server/rule.js';
import type { Handlers, JournalEntry, Server, ServerOptions } from './runtime/mock-server/types.js';
import type * as Types from './types.js';
export { CallExpectationError } from './runtime/mock-server/called.js';
export type { CallExpectation, CallPattern } from './runtime/mock-server/called.js';
export type { ControlOptions } from './runtime/mock-server/control.js';
export type { Drift } from './runtime/mock-server/drift.js';
export type { Recording } from './runtime/mock-server/recording.js';
export { RuleError } from './runtime/mock-server/rule-check.js';
export type { Rules } from './runtime/mock-server/rules.js';
export type { MockStore, StoreSnapshot } from './runtime/mock-server/store.js';
export type { ServerSnapshot } from './runtime/mock-server/types.js';
/** What each operation takes, gives, and documents as errors. */
export interface Operations {
    /** Lets a signed-in user change attributes of their own account. */
    readonly UpdateUserAttributes: {
        readonly input: Types.UpdateUserAttributesRequest;
        readonly output: Types.UpdateUserAttributesResponse;
        readonly error: 'ResourceNotFoundException' | 'InvalidParameterException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'NotAuthorizedException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'InvalidLambdaResponseException' | 'TooManyRequestsException' | 'AliasExistsException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'InvalidEmailRoleAccessPolicyException' | 'CodeDeliveryFailureException' | 'PasswordResetRequiredException' | 'UserNotFoundException' | 'UserNotConfirmedException' | 'InternalErrorException' | 'ForbiddenException';
    };
}
/** Name of an operation, as documented. */
export type OperationName = keyof Operations;
/** Name of an error that any operation documents. */
export type ErrorName = 'AliasExistsException' | 'CodeDeliveryFailureException' | 'CodeMismatchException' | 'ExpiredCodeException' | 'ForbiddenException' | 'InternalErrorException' | 'InvalidEmailRoleAccessPolicyException' | 'InvalidLambdaResponseException' | 'InvalidParameterException' | 'InvalidSmsRoleAccessPolicyException' | 'InvalidSmsRoleTrustRelationshipException' | 'NotAuthorizedException' | 'PasswordResetRequiredException' | 'ResourceNotFoundException' | 'TooManyRequestsException' | 'UnexpectedLambdaException' | 'UserLambdaValidationException' | 'UserNotConfirmedException' | 'UserNotFoundException';
/** What handlers share unless `state` says otherwise. */
export type DefaultState = Map<string, unknown>;
/** One call in `requests`. */
export type MockRequest = JournalEntry<Operations>;
/** Handlers by operation. */
export type MockHandlers<State = DefaultState> = Handlers<Operations, State>;
export type { Rule };
/** A rule with the names of this API. */
export type MockRule = Rule<OperationName, ErrorName>;
export interface MockServerOptions<State = DefaultState> extends ServerOptions {
    /** Makes what handlers share; called again by `reset()`. Default: an empty `Map`. */
    readonly state?: () => State;
    /** Handlers to begin with. */
    readonly handlers?: MockHandlers<State>;
    /** Rules to begin with; what is wrong with them is thrown as a `RuleError`. */
    readonly rules?: readonly MockRule[];
}
export type MockServer<State = DefaultState> = Server<Operations, State>;
/**
 * Makes a server that answers as the API does. It begins to listen by `listen()`, and answers `fetch(request)` without.
 * Servers share nothing: as many as wanted run side by side.
 */
export declare function createMockServer(options?: MockServerOptions): MockServer;
export declare function createMockServer<State>(options: MockServerOptions<State> & {
    readonly state: () => State;
}): MockServer<State>;
//# sourceMappingURL=mock-server.d.ts.map