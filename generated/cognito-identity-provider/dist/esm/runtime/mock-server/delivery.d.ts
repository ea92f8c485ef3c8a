import type { Answer } from './call.js';
import type { Drop } from './rule.js';
/** How an answer travels, apart from well. The core waits, listeners do the rest. */
export interface Delivery {
    /** Milliseconds before the answer. */
    readonly delay?: number;
    readonly drop?: Drop;
    /** Bytes of the body that are sent. */
    readonly truncate?: number;
    readonly drip?: Drip;
}
export interface Drip {
    readonly bytes: number;
    /** Milliseconds between two portions. */
    readonly every: number;
}
/** What is sent of an answer. */
export interface Portions {
    /** Whether headers are sent; if not, the connection is lost before. */
    readonly hasHeaders: boolean;
    /** Of the body. */
    readonly chunks: Iterable<Uint8Array>;
    /** Milliseconds between two of them. */
    readonly every: number;
    /** Whether the connection is lost after the last portion, although there would be more. */
    readonly isCut: boolean;
}
/** A connection is lost before the headers where there is no body to lose it in: the client is to notice. */
export declare function portionsOf(answer: Answer): Portions;
//# sourceMappingURL=delivery.d.ts.map