import type { AnfordernRequest, AnfordernRequestSchiff, AnfordernResponse, Lotse, AbsagenInput, AnfordernInput } from './types.js';
import { type StandardSchemaV1, type ValidateOptions, type Validated } from './runtime/validator/index.js';
export { InvalidValueError, type StandardSchemaV1, type ValidateOptions, type Validated, type ValueIssue, type ValueKeyword, } from './runtime/validator/index.js';
/** Whether a value satisfies `AnfordernRequest`. */
export declare function isAnfordernRequest(value: unknown): value is AnfordernRequest;
/** The value as `AnfordernRequest`, or everything that is wrong with it. */
export declare function validateAnfordernRequest(value: unknown, options?: ValidateOptions): Validated<AnfordernRequest>;
/** @throws {InvalidValueError} unless the value satisfies `AnfordernRequest`. */
export declare function assertAnfordernRequest(value: unknown, options?: ValidateOptions): asserts value is AnfordernRequest;
/** `validateAnfordernRequest` as a Standard Schema. */
export declare const AnfordernRequestSchema: StandardSchemaV1<AnfordernRequest>;
/** Whether a value satisfies `AnfordernRequestSchiff`. */
export declare function isAnfordernRequestSchiff(value: unknown): value is AnfordernRequestSchiff;
/** The value as `AnfordernRequestSchiff`, or everything that is wrong with it. */
export declare function validateAnfordernRequestSchiff(value: unknown, options?: ValidateOptions): Validated<AnfordernRequestSchiff>;
/** @throws {InvalidValueError} unless the value satisfies `AnfordernRequestSchiff`. */
export declare function assertAnfordernRequestSchiff(value: unknown, options?: ValidateOptions): asserts value is AnfordernRequestSchiff;
/** `validateAnfordernRequestSchiff` as a Standard Schema. */
export declare const AnfordernRequestSchiffSchema: StandardSchemaV1<AnfordernRequestSchiff>;
/** Whether a value satisfies `AnfordernResponse`. */
export declare function isAnfordernResponse(value: unknown): value is AnfordernResponse;
/** The value as `AnfordernResponse`, or everything that is wrong with it. */
export declare function validateAnfordernResponse(value: unknown, options?: ValidateOptions): Validated<AnfordernResponse>;
/** @throws {InvalidValueError} unless the value satisfies `AnfordernResponse`. */
export declare function assertAnfordernResponse(value: unknown, options?: ValidateOptions): asserts value is AnfordernResponse;
/** `validateAnfordernResponse` as a Standard Schema. */
export declare const AnfordernResponseSchema: StandardSchemaV1<AnfordernResponse>;
/** Whether a value satisfies `Lotse`. */
export declare function isLotse(value: unknown): value is Lotse;
/** The value as `Lotse`, or everything that is wrong with it. */
export declare function validateLotse(value: unknown, options?: ValidateOptions): Validated<Lotse>;
/** @throws {InvalidValueError} unless the value satisfies `Lotse`. */
export declare function assertLotse(value: unknown, options?: ValidateOptions): asserts value is Lotse;
/** `validateLotse` as a Standard Schema. */
export declare const LotseSchema: StandardSchemaV1<Lotse>;
/** Whether a value satisfies `AbsagenInput`. */
export declare function isAbsagenInput(value: unknown): value is AbsagenInput;
/** The value as `AbsagenInput`, or everything that is wrong with it. */
export declare function validateAbsagenInput(value: unknown, options?: ValidateOptions): Validated<AbsagenInput>;
/** @throws {InvalidValueError} unless the value satisfies `AbsagenInput`. */
export declare function assertAbsagenInput(value: unknown, options?: ValidateOptions): asserts value is AbsagenInput;
/** `validateAbsagenInput` as a Standard Schema. */
export declare const AbsagenInputSchema: StandardSchemaV1<AbsagenInput>;
/** Whether a value satisfies `AnfordernInput`. */
export declare function isAnfordernInput(value: unknown): value is AnfordernInput;
/** The value as `AnfordernInput`, or everything that is wrong with it. */
export declare function validateAnfordernInput(value: unknown, options?: ValidateOptions): Validated<AnfordernInput>;
/** @throws {InvalidValueError} unless the value satisfies `AnfordernInput`. */
export declare function assertAnfordernInput(value: unknown, options?: ValidateOptions): asserts value is AnfordernInput;
/** `validateAnfordernInput` as a Standard Schema. */
export declare const AnfordernInputSchema: StandardSchemaV1<AnfordernInput>;
