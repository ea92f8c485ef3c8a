/** What users of the package meet. */
export { InvalidValueError } from './invalid-value-error.js';
export type { Validated, ValidateOptions, ValueIssue, ValueKeyword } from './issue.js';
export type { StandardSchemaV1 } from './standard-schema.js';
//# sourceMappingURL=index.d.ts.map