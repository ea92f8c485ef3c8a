import type { Extension } from './extension.js';
export interface CorsOptions {
    /** Origins whose pages may read answers: `*` for all, `http://localhost:5173`, or several. Default: whichever asks. */
    readonly origin?: string | readonly string[];
    /** Seconds that a browser may remember what is allowed. Default 600. */
    readonly maxAge?: number;
}
/** Lets pages of other origins call the server from a browser: answers preflight requests, and says so in every answer. */
export declare function cors(options?: CorsOptions): Extension;
