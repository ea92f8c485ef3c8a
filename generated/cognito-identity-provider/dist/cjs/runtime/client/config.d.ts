import { type ServerVariables } from './endpoint.js';
import type { ServiceError, ServiceErrorDetails } from './errors.js';
import type { ClientOptions } from './options.js';
import type { Transport } from './transport.js';
/** What is the same for every client of one API. */
export interface Api {
    /** What errors that an operation does not document become. */
    readonly serviceError: new (details: ServiceErrorDetails) => ServiceError;
    /** URL template of the API's server. */
    readonly server?: string;
    /** What stands before the dot in `X-Amz-Target`. */
    readonly targetPrefix?: string;
}
/** Where requests go. */
export interface Destination {
    readonly endpoint?: string | URL | undefined;
    readonly variables?: ServerVariables;
    readonly targetPrefix?: string | undefined;
}
/** A client's options, worked out once. */
export interface ClientConfig {
    readonly api: Api;
    readonly destination: Destination;
    readonly options: ClientOptions;
    readonly transport: Transport;
    /** Of the given endpoint, or else of the API's server; neither query nor trailing slash. */
    readonly url: string | undefined;
}
/** What an operation's function has to be given: a client, or what `create…Client` returns. */
export interface ClientContext {
    readonly config: ClientConfig;
}
export declare function configure(api: Api, destination: Destination, options: ClientOptions): ClientConfig;
