import type { ValueIssue } from './issue.js';
/** Thrown by the `assert…` functions. The message names each issue with its place. */
export declare class InvalidValueError extends TypeError {
    readonly issues: readonly ValueIssue[];
    /** @param type what the value should have been: `AttributeType` */
    constructor(type: string, issues: readonly ValueIssue[]);
    get name(): string;
}
//# sourceMappingURL=invalid-value-error.d.ts.map