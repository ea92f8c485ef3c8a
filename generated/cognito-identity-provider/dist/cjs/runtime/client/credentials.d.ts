import type { Authenticate } from './authenticate.js';
/** A secret, or what gets it anew for each attempt: a token that expires, for one. */
export type Secret = string | (() => string | Promise<string>);
export interface BasicCredentials {
    readonly username: string;
    readonly password: Secret;
}
/** Where an API key goes. */
export interface ApiKeyPlace {
    readonly in: 'query' | 'header' | 'cookie';
    readonly name: string;
}
/** `Authorization: Bearer …` */
export declare function bearer(token: Secret): Authenticate;
/** `Authorization: Basic …` */
export declare function basic({ username, password }: BasicCredentials): Authenticate;
/** A key in a header, a cookie, or the query. */
export declare function apiKey(place: ApiKeyPlace, key: Secret): Authenticate;
/** Ways to sign in; those are used that an operation documents. */
export interface Credentials {
    readonly bearer?: Secret | undefined;
    readonly basic?: BasicCredentials | undefined;
    /** For every key that is documented, or by the key's own name. */
    readonly apiKey?: Secret | {
        readonly [name: string]: Secret;
    } | undefined;
}
/**
 * Signs in as each operation documents it: by the first of its ways that there are credentials for. An operation that documents
 * none gets nothing; one that documents some, and none that there are credentials for, is not called.
 */
export declare function asDocumented(credentials: Credentials): Authenticate;
