import { type Drift } from './drift.js';
import type { Extension } from './extension.js';
import { type Recording } from './recording.js';
export interface ProxyOptions {
    /** The real endpoint: `https://api.example.com/v1`. What calls ask for is asked for below its path. */
    readonly target: string | URL;
    /**
     * - `unmatched` (default): calls that no rule, handler or recording answers, in place of an example or a made-up value. Input that
     *   breaks its schema does not get there, unless `validate` is false
     * - `all`: every call, whatever there is to answer it here
     */
    readonly mode?: 'unmatched' | 'all';
    /** Told of every answer that came, without its secrets. What it throws is the call's answer. */
    readonly record?: (recording: Recording) => void;
    /** How many placeholders for secrets are taken already, by recordings that new ones are kept with. Default 0. */
    readonly placeholders?: number;
    /** Told where an answer and the pages part. */
    readonly onDrift?: (drift: Drift) => void;
    /** Milliseconds until the whole of an answer has to be there. Default 30,000. */
    readonly timeout?: number;
    /** What calls are passed on with. Default: the platform's. */
    readonly fetch?: typeof fetch;
}
/** Passes calls on to a real endpoint. */
export declare function proxy(options: ProxyOptions): Extension;
