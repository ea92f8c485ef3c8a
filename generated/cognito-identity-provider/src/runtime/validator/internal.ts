/** What generated code calls. */
export { allUnique } from './all-unique.js';
export { longerThan, shorterThan } from './code-points.js';
export { deepest } from './depth.js';
export { acceptsUnknown, type IssueLog, invalid } from './issue-log.js';
export { isArray, isBinary, isObject, keyCount, own } from './kinds.js';
export { oneOf } from './one-of.js';
export { collectBoolean, collectInteger, collectNumber, collectString } from './plain.js';
export { runOf } from './run-of.js';
export { standardSchema } from './standard-schema.js';
