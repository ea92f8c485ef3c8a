export { allUnique } from './all-unique.js';
export { longerThan, shorterThan } from './code-points.js';
export { deepest } from './depth.js';
export { InvalidValueError } from './invalid-value-error.js';
export type { Validated, ValidateOptions, ValueIssue, ValueKeyword } from './issue.js';
export { acceptsUnknown, IssueLog, invalid } from './issue-log.js';
export { isArray, isBinary, isObject, keyCount, own } from './kinds.js';
export { runOf } from './run-of.js';
export { type StandardSchemaV1, standardSchema } from './standard-schema.js';
