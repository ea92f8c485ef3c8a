import type { CallValidationIssue } from './errors.js';
import type { Operation } from './operation.js';
export type ValidationResult = {
    readonly value: unknown;
    readonly issues?: undefined;
} | {
    readonly issues: readonly CallValidationIssue[];
};
/**
 * Checks one side of a call, and may change its value; undefined where there is nothing to check it by.
 * `validation()` makes one of this package's validators.
 */
export type Validate = (side: 'request' | 'response', operation: Operation, value: unknown) => ValidationResult | Promise<ValidationResult> | undefined;
/** Anything that speaks Standard Schema v1: this package's `…Schema` objects, or another library's. */
export interface StandardSchema {
    readonly '~standard': {
        validate(value: unknown): ValidationResult | Promise<ValidationResult>;
    };
}
/** This package's validators: `import * as validators from '<package>/validator'`. */
export type Validators = object;
/** What a call is checked by. Each side is checked, unless it is `false`; a schema checks by that schema. */
export interface ValidationOptions {
    /** The package's whole validator module; without it only schemas check anything. */
    readonly validators?: Validators | undefined;
    readonly request?: boolean | StandardSchema | undefined;
    readonly response?: boolean | StandardSchema | undefined;
}
/** Checks what is sent and what is answered by this package's validators, or by schemas of your own. */
export declare function validation({ validators, ...sides }: ValidationOptions): Validate;
//# sourceMappingURL=validation.d.ts.map