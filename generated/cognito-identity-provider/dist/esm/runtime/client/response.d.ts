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
/** Headers are read when they are asked for: most calls never ask. */
export declare class Metadata implements ResponseMetadata {
    #private;
    readonly status: number;
    readonly attempts: number;
    constructor(answer: TransportAnswer, attempts: number);
    get headers(): Headers;
    get requestId(): string | undefined;
}
//# sourceMappingURL=response.d.ts.map