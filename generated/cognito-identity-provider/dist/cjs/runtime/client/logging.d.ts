import type { ClientHooks } from './hooks.js';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Where to write: `console`, or a logger of a library. */
export type Logger = {
    readonly [Level in LogLevel]: (message: string, facts: {
        readonly [name: string]: unknown;
    }) => void;
};
export interface LoggingOptions {
    /** The least that is written; `info` where absent. Inputs, outputs and headers are written at `debug` alone. */
    readonly level?: LogLevel | undefined;
    /** Names of members that are secret, beside those whose names give it away; the package's `secretMembers`. */
    readonly secrets?: readonly string[] | undefined;
}
/**
 * Writes what happens to calls: each attempt at `debug`, each success at `info`, each retry at `warn`, each failure at `error`.
 * Credentials and secret members are left out, and so is the query of a URL.
 */
export declare function logging(logger: Logger, { level, secrets }?: LoggingOptions): ClientHooks;
