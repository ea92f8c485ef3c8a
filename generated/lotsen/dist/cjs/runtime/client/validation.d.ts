import type { CallValidationIssue } from './errors.js';
export type ValidationResult = {
    readonly value: unknown;
    readonly issues?: undefined;
} | {
    readonly issues: readonly CallValidationIssue[];
};
/** Anything that speaks Standard Schema v1: this package's `…Schema` objects, or another library's. */
export interface StandardSchema {
    readonly '~standard': {
        validate(value: unknown): ValidationResult | Promise<ValidationResult>;
    };
}
/** This package's validators: `import * as validators from '<package>/validator'`. */
export type Validators = object;
/** For every call of a client. Each side is checked unless it is `false`. */
export interface ClientValidation {
    readonly validators: Validators;
    readonly request?: boolean | undefined;
    readonly response?: boolean | undefined;
}
/** For one call: a schema checks by that schema, `false` checks nothing, `true` and nothing leave it to the client. */
export interface CallValidation {
    readonly request?: boolean | StandardSchema | undefined;
    readonly response?: boolean | StandardSchema | undefined;
}
/** What has to be checked, if anything. */
export declare function validatorFor(side: 'request' | 'response', 
/** The validator's name in the package's validator module. */
name: string | undefined, client: ClientValidation | undefined, call: CallValidation | false | undefined): ((value: unknown) => ValidationResult | Promise<ValidationResult>) | undefined;
