/** A request as the server's core sees it, whichever listener it came through. */
export interface Call {
    /** Upper case. */
    readonly method: string;
    /** Path and query: `/users/7?full=true`. */
    readonly url: string;
    /** Names in lower case. */
    readonly headers: CallHeaders;
    readonly body: Uint8Array;
}
/** Repeated headers are joined to one text, as HTTP has it. */
export type CallHeaders = {
    readonly [name: string]: string;
};
/** What goes back, ready to be written. */
export interface Answer {
    readonly status: number;
    readonly headers: {
        [name: string]: string;
    };
    readonly body: string | Uint8Array;
}
/**
 * What an answer is made of.
 * - `handler`: what a handler returned
 * - `example`: a documented example, `synthesised`: made from the schema
 * - `error`: a documented error that was asked for, or thrown by a handler
 * - `invalid`: the request breaks the operation's schema
 * - `refused`: the request never got as far as an operation's input: no such operation, a body that cannot be read, …
 */
export type AnswerKind = 'handler' | 'example' | 'synthesised' | 'error' | 'invalid' | 'refused';
export declare function decodeText(bytes: Uint8Array): string;
/** Bytes that the text takes in UTF-8. */
export declare function byteLength(body: string | Uint8Array): number;
/** Text that may stand in a header: printable ASCII, one line. */
export declare function headerText(text: string): string;
