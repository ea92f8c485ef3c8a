/** The rule that a value breaks: the words of JSON Schema; and `depth`, for a value that is nested without end, or nearly. */
export type ValueKeyword = 'type' | 'required' | 'enum' | 'minLength' | 'maxLength' | 'pattern' | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf' | 'minItems' | 'maxItems' | 'uniqueItems' | 'minProperties' | 'maxProperties' | 'anyOf' | 'oneOf' | 'depth';
/** One thing that is wrong with a value. Never holds the value itself, which may be a secret. */
export interface ValueIssue {
    /** The way to the wrong part: property names and array indexes. Empty for the value as a whole. */
    readonly path: readonly (string | number)[];
    /** The same as a JSON pointer: `/UserAttributes/0/Name`. */
    readonly pointer: string;
    readonly keyword: ValueKeyword;
    /** `must have at most 32 characters`. */
    readonly message: string;
    /** What the keyword demands: a bound, a pattern as documented, the values of an enum, the name of a type. */
    readonly expected?: number | string | readonly (string | number | boolean)[];
}
export interface ValidateOptions {
    /** Stop at the first issue. Default: find all. */
    readonly abortEarly?: boolean | undefined;
    /** `accept` takes enum values that are not documented, as a reader of a growing API should. Default: `reject`. */
    readonly unknownEnumValues?: 'reject' | 'accept' | undefined;
}
/** The value, now of a known type; or all that is wrong with it. `if (result.issues)` tells which. */
export type Validated<T> = {
    readonly value: T;
    readonly issues?: undefined;
} | {
    readonly issues: readonly ValueIssue[];
    readonly value?: undefined;
};
//# sourceMappingURL=issue.d.ts.map