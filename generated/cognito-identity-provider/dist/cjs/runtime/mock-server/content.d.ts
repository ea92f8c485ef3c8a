import type { MockOperation, MockResponse } from './api.js';
import { type AnswerKind } from './call.js';
import type { Failing } from './failures.js';
import type { Entry } from './journal.js';
import type { Wish } from './preferences.js';
import type { TypeTable } from './schema.js';
import type { Wire, Written } from './wire.js';
/** An answer made from documentation alone. */
export interface Content {
    readonly kind: AnswerKind;
    readonly written: Written;
}
/** Answers for operations that nobody wrote a handler for. */
export declare class ContentMaker {
    #private;
    constructor(wire: Wire, seed: string, types: TypeTable, patterns: 'whole' | 'search');
    /**
     * @param call whose `Accept` header has the media types that it would like; the same call is given the same answer, whatever else
     *   was called before
     */
    success(operation: MockOperation, wish: Wish | undefined, call: Pick<Entry, 'url' | 'headers' | 'body'>): Content;
    error(operation: MockOperation, failing: Failing, wish: Wish | undefined): Written;
}
/** What the schema has against the value, in short; `undefined` where nothing. */
export declare function problemWith(response: MockResponse, value: unknown): string | undefined;
