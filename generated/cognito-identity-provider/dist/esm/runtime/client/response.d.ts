import type { TransportAnswer } from './transport.js';
/** What came with an answer besides its body. */
export interface ResponseMetadata {
    readonly status: number;
    readonly headers: Headers;
    /** The number that the service gave this request, where it says one. */
    readonly requestId: string | undefined;
    /** How many times the request was sent, this answer's time included. */
    readonly attempts: number;
}
export declare const responseMetadata: (answer: TransportAnswer, attempts: number) => ResponseMetadata;
//# sourceMappingURL=response.d.ts.map