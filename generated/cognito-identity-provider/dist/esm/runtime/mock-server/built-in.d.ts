import { type CorsOptions } from './cors.js';
import type { Drift } from './drift.js';
import type { Extension } from './extension.js';
import { type ProxyOptions } from './proxy.js';
import type { Recording } from './recording.js';
import { type ReplayOptions } from './replay.js';
export interface BuiltInOptions {
    /** Whether pages of other origins may call the server from a browser. Default false. */
    readonly cors?: boolean | CorsOptions;
    /** Answers of the real API to give again, in place of examples and made-up values. */
    readonly recordings?: readonly Recording[];
    /** How alike a call has to be to a recorded one. Default `exact`, secrets aside. */
    readonly matchRecordings?: NonNullable<ReplayOptions['match']>;
    /** Has calls answered by the real API: those that nothing here answers, or all. */
    readonly proxy?: ProxyOptions;
    /** Told where an answer of the real API, recorded or fetched just now, and the pages part. */
    readonly onDrift?: (drift: Drift) => void;
}
/** What options ask for that stands on its own. Recorded answers come before those that would have to be fetched. */
export declare function builtIn(options: BuiltInOptions): readonly Extension[];
//# sourceMappingURL=built-in.d.ts.map