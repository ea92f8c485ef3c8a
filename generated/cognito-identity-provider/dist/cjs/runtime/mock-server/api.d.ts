import type { SchemaNode } from './schema.js';
import type { MakeWire } from './wire.js';
/** What the server knows of its API: plain data, and the API's own validators. */
export interface MockApi {
    /** What the API is called. */
    readonly title?: string;
    /** The API's protocol. */
    readonly wire: MakeWire;
    /** Whether a pattern must match the whole value or may match anywhere in it. */
    readonly patterns: 'whole' | 'search';
    readonly operations: readonly MockOperation[];
    readonly errors: readonly MockError[];
    /** Those types that answers, and parameters, are made of. */
    readonly types: readonly {
        readonly name: string;
        readonly schema: SchemaNode;
    }[];
    /** Names of properties and parameters that the pages say hold secrets, where there are any. */
    readonly secrets?: readonly string[];
}
export interface MockOperation {
    /** As documented: `UpdateUserAttributes`. */
    readonly name: string;
    readonly method: string;
    /** Path template: `/users/{id}`. */
    readonly path: string;
    readonly input: MockInput;
    /** The first is what a call is answered with unless it asks for another. */
    readonly responses: readonly [MockResponse, ...MockResponse[]];
    /** In the page's order. */
    readonly errors: readonly MockOperationError[];
}
export type MockInput = {
    readonly kind: 'none';
}
/** The body is the input. */
 | {
    readonly kind: 'body';
    readonly required: boolean;
    readonly mediaTypes: readonly string[];
    readonly validate: Validate;
}
/** Parameters and maybe a body, gathered in one object. */
 | {
    readonly kind: 'members';
    readonly members: readonly MockInputMember[];
    readonly mediaTypes: readonly string[];
    readonly validate: Validate;
};
export interface MockInputMember {
    readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
    /** Property of the input object. */
    readonly name: string;
    readonly wireName: string;
    readonly required: boolean;
    /** What text off the URL or the headers is turned into. */
    readonly schema: SchemaNode;
}
export interface MockResponse {
    readonly status: number;
    /** Absent where the response has no body. */
    readonly mediaType?: string;
    readonly schema?: SchemaNode;
    readonly validate?: Validate;
    readonly headers: readonly {
        readonly name: string;
        readonly schema: SchemaNode;
    }[];
    readonly examples: readonly MockExample[];
    /** The same in other media types, where several are documented. */
    readonly alternatives?: readonly MockResponse[];
}
export interface MockExample {
    readonly title?: string;
    readonly value: unknown;
}
export interface MockError {
    readonly name: string;
    /** On the wire. */
    readonly status: number;
    readonly message: string;
    readonly schema?: SchemaNode;
}
export interface MockOperationError {
    readonly name: string;
    /** The number that the page prints, where it is another than the wire's. */
    readonly documentedStatus?: number;
    readonly examples?: readonly MockExample[];
}
/** A validator of the package, seen from here. */
export type Validate = (value: unknown) => {
    readonly value: unknown;
    readonly issues?: undefined;
} | {
    readonly issues: readonly Issue[];
};
export interface Issue {
    readonly path: readonly (string | number)[];
    readonly keyword: string;
    readonly message: string;
}
