import type { MockError, MockExample, MockOperation, MockResponse } from './api.js';
import type { CallHeaders } from './call.js';
import { type Refusal } from './wire.js';
/** What a call asks of its own answer. */
export interface Wish {
    readonly kind: 'wish';
    readonly error: MockError | undefined;
    readonly response: MockResponse;
    readonly example: MockExample | undefined;
    /** Make the answer from the schema, although there is an example. */
    readonly isDynamic: boolean;
}
/** Whether there is anything to read: calls seldom wish, and then nothing should be spent on it. */
export declare function wishes(headers: CallHeaders): boolean;
/**
 * Reads `Prefer: code=…, example=…, dynamic=true` and `x-mock-error: Name`. A code is an error's name, its documented status or
 * its status on the wire, or the status of a documented response. A wish that the API has no answer for is refused rather than
 * passed over: the test that made it is mistaken.
 * @returns `undefined` where other things are preferred only: `return=minimal`
 */
export declare function readWish(headers: CallHeaders, operation: MockOperation, errors: ReadonlyMap<string, MockError>): Wish | Refusal | undefined;
/** By title, whole or its end (`Example 1` of `200 - Example 1`), or by its place counted from 1. */
export declare function findExample(wanted: string, examples: readonly MockExample[]): MockExample | undefined;
//# sourceMappingURL=preferences.d.ts.map