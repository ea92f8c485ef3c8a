import { type Drift } from './drift.js';
import type { Extension } from './extension.js';
import { type Recording } from './recording.js';
export interface ReplayOptions {
    readonly recordings: readonly Recording[];
    /**
     * Which recording a call is answered by. Secrets never stand in the way: a token that no recording knows stands for the first
     * recorded one that fits.
     * - `exact`: one of the same operation and input
     * - `nearest`: where there is none, the one of the same operation whose input differs least; `x-mock-differences` tells in how
     *   many values
     */
    readonly match?: 'exact' | 'nearest';
    /** Told, once for each recording, where a recorded answer and the pages part. */
    readonly onDrift?: (drift: Drift) => void;
}
/** Answers calls as they were answered when they were recorded. */
export declare function replay(options: ReplayOptions): Extension;
//# sourceMappingURL=replay.d.ts.map