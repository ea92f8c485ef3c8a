import type { MockApi } from './api.js';
import { type Problem } from './fields.js';
import type { Rule } from './rule.js';
export type { Problem } from './fields.js';
/** What rules are checked against. */
export type RuleApi = Pick<MockApi, 'operations' | 'errors'>;
/** Rules that cannot be: all that is wrong with them, each with its place. */
export declare class RuleError extends Error {
    readonly name = "RuleError";
    readonly problems: readonly Problem[];
    constructor(problems: readonly Problem[]);
}
/**
 * Reads rules out of data: a parsed YAML or JSON file, a request's body.
 * @throws {RuleError}
 */
export declare function checkRules(value: unknown, api: RuleApi): readonly Rule[];
