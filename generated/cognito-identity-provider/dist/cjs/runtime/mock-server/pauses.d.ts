/** The waits of one answer. Once they are ended, by whomever, none of them takes any time. */
export interface Waits {
    wait(milliseconds: number): Promise<void>;
    end(): void;
}
/** All that a server waits for, so that one that is closed leaves no timer behind. */
export declare class Pauses {
    #private;
    open(): Waits;
    /** A single wait; over at once where the signal is aborted. */
    wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
    /** Ends all that are open now. */
    endAll(): void;
}
