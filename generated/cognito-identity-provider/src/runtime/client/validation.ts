import type { CallValidationIssue } from './errors.js';
import type { Operation } from './operation.js';

export type ValidationResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly CallValidationIssue[] };

/**
 * Checks one side of a call, and may change its value; undefined where there is nothing to check it by.
 * `validation()` makes one of this package's validators.
 */
export type Validate = (
  side: 'request' | 'response',
  operation: Operation,
  value: unknown,
) => ValidationResult | Promise<ValidationResult> | undefined;

/** Anything that speaks Standard Schema v1: this package's `…Schema` objects, or another library's. */
export interface StandardSchema {
  readonly '~standard': { validate(value: unknown): ValidationResult | Promise<ValidationResult> };
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
export function validation({ validators, ...sides }: ValidationOptions): Validate {
  const named = validators && new Map<string, unknown>(Object.entries(validators));
  return (side, operation, value) => {
    const own = sides[side];
    if (own === false) return undefined;
    if (own !== undefined && own !== true) return own['~standard'].validate(value);
    const name =
      side === 'request'
        ? (operation.requestValidator ?? `validate${operation.name}Request`)
        : (operation.responseValidator ?? `validate${operation.name}Response`);
    if (name === false || named === undefined) return undefined;
    const validate = named.get(name);
    if (typeof validate !== 'function')
      throw new TypeError(`\`validators\` has no ${name}: pass the package's whole validator module`);
    // A newer service may answer with enum values that the page did not know; those are no reason to fail.
    return validate(value, side === 'response' ? { unknownEnumValues: 'accept' } : undefined);
  };
}
