import type { Validated } from './issue.js';
/** What a library that takes any Standard Schema (version 1) asks for; see https://standardschema.dev. */
export interface StandardSchemaV1<T> {
    readonly '~standard': {
        readonly version: 1;
        readonly vendor: string;
        readonly validate: (value: unknown) => Validated<T>;
        /** For type inference only; absent at run time. */
        readonly types?: {
            readonly input: T;
            readonly output: T;
        } | undefined;
    };
}
export declare function standardSchema<T>(validate: (value: unknown) => Validated<T>): StandardSchemaV1<T>;
