import type { MockApi } from './api.js';
/** Where an answer of the real API and the pages part. */
export interface Drift {
    readonly operation: string;
    /**
     * - `status`: no response or error of that status is documented
     * - `error`: an error of that name is not documented for the operation
     * - `invalid`: the body breaks the response's schema
     * - `field`: the body has a property that the schema has not
     */
    readonly kind: 'status' | 'error' | 'invalid' | 'field';
    readonly status: number;
    /** Path into the body, `Users[0].Name`; empty for the answer as a whole. */
    readonly place: string;
    readonly message: string;
}
/** How an answer differs from what the pages say. Never says more than once what is the same in every item of a list. */
export declare class DriftCheck {
    #private;
    constructor(api: MockApi);
    /** @param json the body, where it is JSON */
    check(name: string | undefined, status: number, errorName: string | undefined, json: unknown): readonly Drift[];
}
/** Name of the error that an answer says it is, as services of AWS and their likes say it. */
export declare function errorNameOf(headers: {
    readonly [name: string]: string | undefined;
}, json: unknown, status: number): string | undefined;
//# sourceMappingURL=drift.d.ts.map