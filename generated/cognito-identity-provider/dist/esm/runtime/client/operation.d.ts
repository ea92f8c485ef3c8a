import type { Authenticated } from './authenticate.js';
import type { ClientConfig } from './config.js';
import type { ServiceError, ServiceErrorDetails } from './errors.js';
import type { WireBody } from './options.js';
import type { TransportAnswer } from './transport.js';
export type ServiceErrorClass = new (details: ServiceErrorDetails) => ServiceError;
/** What every protocol has to know of an operation. */
export interface Operation extends Authenticated {
    /** As documented: `GetUser`. */
    readonly name: string;
    /** The documented errors, by their names on the wire. */
    readonly errors: {
        readonly [code: string]: ServiceErrorClass;
    };
    /** Names of the functions in the package's validator module that check the input and the output. */
    readonly requestValidator?: string;
    readonly responseValidator?: string;
}
/** A request as it goes out, but for the caller's headers. */
export interface WireRequest {
    readonly method: string;
    readonly url: string;
    readonly headers: {
        readonly [name: string]: string;
    };
    readonly body: WireBody | undefined;
    /** Whether sending it twice does no harm. */
    readonly repeatable: boolean;
}
/** An error as a protocol makes it out. */
export interface NamedError {
    readonly code: string;
    /** The service's own words; may be empty. */
    readonly serviceMessage: string;
    readonly body: unknown;
}
/** How operations of one kind travel. */
export interface Protocol<O extends Operation> {
    /** Method and URL as they are told before there is a request. */
    target(config: ClientConfig, operation: O): {
        readonly method: string;
        readonly url: string;
    };
    encode(config: ClientConfig, operation: O, input: unknown): WireRequest;
    isSuccess(operation: O, status: number): boolean;
    /** The output. Throws `Unreadable` where the body cannot be one. */
    decode(operation: O, answer: TransportAnswer): Promise<unknown>;
    /** What the body or a header of an error names; undefined where nothing does. */
    nameError(operation: O, answer: TransportAnswer, text: string): NamedError | undefined;
}
//# sourceMappingURL=operation.d.ts.map