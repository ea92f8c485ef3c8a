/** One thing that is wrong with data that was handed in. */
export interface Problem {
    /** `rules[2].when.operation`. */
    readonly place: string;
    readonly message: string;
}
/** All that is wrong with a value. */
export type Check = (value: unknown, place: string) => readonly Problem[];
export declare const nothing: readonly Problem[];
export declare function problem(place: string, message: string): readonly Problem[];
/** `message` where it does not hold. */
export declare function must(holds: boolean, place: string, message: string): readonly Problem[];
/** An object with these fields and no other. All but `required` may be left out. */
export declare function fields(checks: {
    readonly [name: string]: Check;
}, required?: readonly string[]): Check;
/** An object whose names are the user's. */
export declare function table(check: Check, checkName?: Check): Check;
export declare function list(check: Check): Check;
export declare function oneOrMore(check: Check): Check;
export declare const text: Check;
/** A text for which there is more to check. */
export declare function textThat(check: (value: string, place: string) => readonly Problem[]): Check;
export declare function among(...known: readonly unknown[]): Check;
export declare const numeric: Check;
export declare function between(least: number, most: number): Check;
export declare function whole(least: number, most?: number): Check;
export declare function isRecord(value: unknown): value is Readonly<Record<string, unknown>>;
/** `when.headers["x y"]`. */
export declare function member(place: string, name: string): string;
/** What stands there, in few words. */
export declare function kindOf(value: unknown): string;
