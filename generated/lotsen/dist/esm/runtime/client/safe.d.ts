import type { ClientContext } from './config.js';
import type { ResponseMetadata } from './response.js';
declare const failure: unique symbol;
/** A promise that says in its type what it may be rejected with. */
export interface Answer<Output, Failure> extends Promise<Output> {
    /** Exists for the type checker alone. */
    readonly [failure]?: Failure;
}
/** What a call came to, without anything thrown: look at `error` first. */
export type SafeResult<Output, Failure> = {
    readonly data: Output;
    readonly error: undefined;
    readonly response: ResponseMetadata;
} | {
    readonly data: undefined;
    readonly error: Failure;
    /** Of the last answer, if there was one. */
    readonly response: ResponseMetadata | undefined;
};
/** An operation that answers with `{ data, error, response }` in place of throwing. */
export type SafeOperation<Rest extends readonly unknown[], Output, Failure> = (client: ClientContext, ...rest: Rest) => Promise<SafeResult<Output, Failure>>;
/**
 * Makes an operation's function answer with `{ data, error, response }` in place of throwing.
 * What no call fails with of itself, such as an error thrown by a `headers` function, is still thrown.
 */
export declare function safe<Rest extends readonly unknown[], Output, Failure>(operation: (client: ClientContext, ...rest: Rest) => Answer<Output, Failure>): SafeOperation<Rest, Output, Failure>;
export {};
//# sourceMappingURL=safe.d.ts.map