import { type AbsagenError, type AnfordernError } from './operations.js';
import { type ClientConfig, type ClientContext } from './runtime/client/config.js';
import type { CallOptions, ClientOptions } from './runtime/client/options.js';
import { type Answer, type SafeResult } from './runtime/client/safe.js';
import type { AbsagenInput, AnfordernInput, AnfordernResponse } from './types.js';
export * from './errors.js';
export * from './operations.js';
export type { ClientContext } from './runtime/client/config.js';
export type { CallError, CallValidationIssue } from './runtime/client/errors.js';
export type { CallOptions, ClientOptions, Fetch, FetchInit, HeaderSource, HeaderValues } from './runtime/client/options.js';
export type { ResponseMetadata } from './runtime/client/response.js';
export type { RetryOptions } from './runtime/client/retry.js';
export { safe, type Answer, type SafeOperation, type SafeResult } from './runtime/client/safe.js';
export type { CallValidation, ClientValidation, StandardSchema } from './runtime/client/validation.js';
/** Where a client of Lotsen von Nordriff sends its requests, and how. */
export type LotsenClientOptions = ClientOptions & {
    readonly endpoint?: string | URL | undefined;
};
/**
 * All that the functions of Lotsen von Nordriff need to be called with. Unlike the class, it leaves a
 * bundler free to drop the operations that are not used.
 */
export declare function createLotsenClient(options?: LotsenClientOptions): ClientContext;
/** A client of Lotsen von Nordriff, with a method for each operation. */
export declare class LotsenClient implements ClientContext {
    readonly config: ClientConfig;
    /** The same operations, answering with `{ data, error, response }` in place of throwing. */
    readonly safe: SafeLotsenClient;
    constructor(options?: LotsenClientOptions);
    /**
     * Sagt den Lotsen wieder ab.
     *
     * @see {@link absagen} for what it throws
     */
    absagen(input: AbsagenInput, options?: CallOptions): Answer<void, AbsagenError>;
    /**
     * Ruft einen Lotsen an Bord. Wer keinen Funk hat, ruft an.
     *
     * @see {@link anfordern} for what it throws
     */
    anfordern(input: AnfordernInput, options?: CallOptions): Answer<AnfordernResponse, AnfordernError>;
}
/**
 * The operations of Lotsen von Nordriff, answering with `{ data, error, response }` in place of
 * throwing.
 */
export declare class SafeLotsenClient implements ClientContext {
    readonly config: ClientConfig;
    constructor(client: ClientContext);
    /** {@link LotsenClient.absagen}, without throwing. */
    absagen(input: AbsagenInput, options?: CallOptions): Promise<SafeResult<void, AbsagenError>>;
    /** {@link LotsenClient.anfordern}, without throwing. */
    anfordern(input: AnfordernInput, options?: CallOptions): Promise<SafeResult<AnfordernResponse, AnfordernError>>;
}
//# sourceMappingURL=client.d.ts.map