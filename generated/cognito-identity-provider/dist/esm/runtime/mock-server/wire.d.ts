import type { MockApi, MockError, MockOperation, MockResponse } from './api.js';
import { type Call } from './call.js';
import type { TypeTable } from './schema.js';
/** How a protocol tells operations apart, reads their input and writes answers. */
export interface Wire {
    /** Whether a status alone tells what an error is about; not so where nearly every error has the same. */
    readonly statusesTell: boolean;
    route(call: Call): Route | Refusal;
    /** The input, not yet validated. Only bodies that need a stream to be read make this wait. */
    readInput(route: Route, call: Call, text: string): ReadInput | Promise<ReadInput>;
    /** @param value `undefined` where there is nothing to say */
    writeValue(response: MockResponse, value: unknown): Written;
    /** @param body documented or synthesised body for the error, where there is one */
    writeError(error: MockError, message: string, body: ErrorBody | undefined): Written;
    writeRefusal(refusal: Refusal): Written;
    /** How to refuse input that breaks the schema where the operation documents no error for that. */
    refuseInput(message: string, violations: readonly Violation[]): Refusal;
    /** Where a violation is, as users of the protocol know it. */
    describePath(path: readonly (string | number)[]): string;
    /** How to refuse a body of more bytes than the limit. */
    refuseSize(limit: number): Refusal;
    /** Headers that every answer carries. */
    headers(number: number): {
        [name: string]: string;
    };
}
/** A protocol, made ready for one API. */
export type MakeWire = (api: MockApi, types: TypeTable, seed: string) => Wire;
export interface Route {
    readonly kind: 'route';
    readonly operation: MockOperation;
    /** Values of the path template's variables, decoded. */
    readonly variables: ReadonlyMap<string, string>;
}
export type ReadInput = {
    readonly kind: 'input';
    readonly input: unknown;
} | Refusal;
/** A request that the protocol itself turns down. */
export interface Refusal {
    readonly kind: 'refusal';
    readonly status: number;
    /** As the protocol's users know it: `UnknownOperationException`, `Not Found`. */
    readonly name: string;
    readonly message: string;
    readonly headers?: {
        readonly [name: string]: string;
    };
    readonly violations?: readonly Violation[];
}
export interface Violation {
    readonly path: string;
    readonly keyword: string;
    readonly message: string;
}
export type ErrorBody = {
    readonly value: unknown;
    readonly isExample: boolean;
};
export interface Written {
    readonly status: number;
    /** With `content-length`. */
    readonly headers: {
        readonly [name: string]: string;
    };
    readonly body: string | Uint8Array;
}
export declare function refusal(status: number, name: string, message: string, more?: Pick<Refusal, 'headers' | 'violations'>): Refusal;
/** An answer of which all but the call's own headers is settled. Whatever a page calls things, it can be sent. */
export declare function written(status: number, headers: {
    readonly [name: string]: string;
}, body: string | Uint8Array): Written;
//# sourceMappingURL=wire.d.ts.map