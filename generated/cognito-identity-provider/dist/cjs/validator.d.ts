import type { AttributeType, CodeDeliveryDetailsType, UpdateUserAttributesRequest, UpdateUserAttributesResponse } from './types.js';
import { type StandardSchemaV1, type ValidateOptions, type Validated } from './runtime/validator/index.js';
export { InvalidValueError, type StandardSchemaV1, type ValidateOptions, type Validated, type ValueIssue, type ValueKeyword, } from './runtime/validator/index.js';
/** Whether a value satisfies `AttributeType`. */
export declare function isAttributeType(value: unknown): value is AttributeType;
/** The value as `AttributeType`, or everything that is wrong with it. */
export declare function validateAttributeType(value: unknown, options?: ValidateOptions): Validated<AttributeType>;
/** @throws {InvalidValueError} unless the value satisfies `AttributeType`. */
export declare function assertAttributeType(value: unknown, options?: ValidateOptions): asserts value is AttributeType;
/** `validateAttributeType` as a Standard Schema. */
export declare const AttributeTypeSchema: StandardSchemaV1<AttributeType>;
/** Whether a value satisfies `CodeDeliveryDetailsType`. */
export declare function isCodeDeliveryDetailsType(value: unknown): value is CodeDeliveryDetailsType;
/** The value as `CodeDeliveryDetailsType`, or everything that is wrong with it. */
export declare function validateCodeDeliveryDetailsType(value: unknown, options?: ValidateOptions): Validated<CodeDeliveryDetailsType>;
/** @throws {InvalidValueError} unless the value satisfies `CodeDeliveryDetailsType`. */
export declare function assertCodeDeliveryDetailsType(value: unknown, options?: ValidateOptions): asserts value is CodeDeliveryDetailsType;
/** `validateCodeDeliveryDetailsType` as a Standard Schema. */
export declare const CodeDeliveryDetailsTypeSchema: StandardSchemaV1<CodeDeliveryDetailsType>;
/** Whether a value satisfies `UpdateUserAttributesRequest`. */
export declare function isUpdateUserAttributesRequest(value: unknown): value is UpdateUserAttributesRequest;
/** The value as `UpdateUserAttributesRequest`, or everything that is wrong with it. */
export declare function validateUpdateUserAttributesRequest(value: unknown, options?: ValidateOptions): Validated<UpdateUserAttributesRequest>;
/** @throws {InvalidValueError} unless the value satisfies `UpdateUserAttributesRequest`. */
export declare function assertUpdateUserAttributesRequest(value: unknown, options?: ValidateOptions): asserts value is UpdateUserAttributesRequest;
/** `validateUpdateUserAttributesRequest` as a Standard Schema. */
export declare const UpdateUserAttributesRequestSchema: StandardSchemaV1<UpdateUserAttributesRequest>;
/** Whether a value satisfies `UpdateUserAttributesResponse`. */
export declare function isUpdateUserAttributesResponse(value: unknown): value is UpdateUserAttributesResponse;
/** The value as `UpdateUserAttributesResponse`, or everything that is wrong with it. */
export declare function validateUpdateUserAttributesResponse(value: unknown, options?: ValidateOptions): Validated<UpdateUserAttributesResponse>;
/** @throws {InvalidValueError} unless the value satisfies `UpdateUserAttributesResponse`. */
export declare function assertUpdateUserAttributesResponse(value: unknown, options?: ValidateOptions): asserts value is UpdateUserAttributesResponse;
/** `validateUpdateUserAttributesResponse` as a Standard Schema. */
export declare const UpdateUserAttributesResponseSchema: StandardSchemaV1<UpdateUserAttributesResponse>;
