import type { AnswerKind } from './call.js';
import { type Difference } from './differences.js';
import type { Entry } from './journal.js';
import type { Conditions, Pattern } from './rule.js';
/** Which calls are meant: all of it must hold. */
export interface CallPattern<Input = unknown> {
    /** What the operation was called with; what it leaves out does not matter. */
    readonly with?: InputPattern<Input>;
    readonly status?: number;
    readonly answer?: AnswerKind;
    /** Name of the error that the call was answered with. */
    readonly error?: string;
    /** Name of the rule that decided the answer. */
    readonly rule?: string;
    /** Patterns by name, in any case. */
    readonly headers?: {
        readonly [name: string]: Pattern | RegExp;
    };
    /** Only calls after that number. */
    readonly since?: number;
}
/** What an input must be like: like the input itself, with conditions wherever wanted, and anything left out. */
export type InputPattern<Input> = Conditions | RegExp | {
    asymmetricMatch(value: unknown): boolean;
} | (Input extends string | Uint8Array | Blob ? Input : Input extends readonly (infer Item)[] ? readonly InputPattern<Item>[] : Input extends object ? {
    readonly [Name in keyof Input]?: InputPattern<Input[Name]> | undefined;
} : Input);
/** How often: exactly, or between bounds. */
export type Times = number | {
    readonly atLeast?: number;
    readonly atMost?: number;
};
export interface CallExpectation<Input = unknown> extends CallPattern<Input> {
    /** Default: at least once. */
    readonly times?: Times;
}
/** A call that comes nearest to what was expected. */
export interface NearestCall {
    readonly number: number;
    readonly differences: readonly Difference[];
}
/** What has calls: a server, or whatever kept its journal. */
export interface Called {
    readonly requests: readonly Readonly<Entry>[];
    /** How many calls the journal had to let go. */
    readonly forgotten?: number;
}
/** Calls were not as expected. The message tells what was expected, what there was instead, and how the nearest call differs. */
export declare class CallExpectationError extends Error {
    readonly name = "CallExpectationError";
    /** Numbers of the calls that were like that. */
    readonly calls: readonly number[];
    readonly nearest: NearestCall | undefined;
    constructor(message: string, calls: readonly number[], nearest?: NearestCall);
}
/** The calls of an operation that are as the pattern wants them, oldest first. */
export declare function called(server: Called, operation: string, pattern?: CallPattern): readonly Readonly<Entry>[];
/**
 * Expects an operation to have been called: at least once, or as often as `times` says.
 * @returns the calls that are like that
 * @throws {CallExpectationError}
 */
export declare function expectCalled(server: Called, operation: string, expectation?: CallExpectation): readonly Readonly<Entry>[];
/** One of several calls that should have come one after the other. */
export interface Step extends CallPattern {
    readonly operation: string;
}
/**
 * Expects calls in that order; others may have come between them.
 * @returns a call for each step
 * @throws {CallExpectationError} that names the first step that there was no call for
 */
export declare function expectCalledInOrder(server: Called, steps: readonly Step[]): readonly Readonly<Entry>[];
export declare function matching(entries: readonly Readonly<Entry>[], pattern: CallPattern): readonly Readonly<Entry>[];
