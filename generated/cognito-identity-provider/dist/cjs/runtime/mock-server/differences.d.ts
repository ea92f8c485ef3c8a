/** Where a value is not as a pattern wants it. */
export interface Difference {
    /** `input.Users[0].Name`. */
    readonly path: string;
    readonly expected: string;
    readonly actual: string;
}
/**
 * Compares a value with a rule's `Pattern`, taken word for word: nothing in it is a placeholder, and a text is never a number.
 * Besides, regular expressions and the matchers of test runners, `expect.any(String)`, are patterns; `undefined` is for nothing at all.
 * @returns nothing where the value is as it should be
 */
export declare function differencesOf(pattern: unknown, value: unknown, path: string): readonly Difference[];
/** What is told of a value in a line. */
export declare function show(value: unknown): string;
/** As JSON, whatever it is: what JSON has no words for is told in pointed brackets. */
export declare function jsonOf(value: unknown): string;
/** `input.Name`, `input["x y"]`. */
export declare function at(path: string, name: string): string;
