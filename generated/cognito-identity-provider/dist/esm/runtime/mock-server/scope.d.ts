import type { Entry } from './journal.js';
import type { Path, Placeholder } from './placeholder.js';
import type { Random } from './random.js';
import type { MockStore } from './store.js';
/** What placeholders draw from. */
export interface Scope {
    readonly entry: Readonly<Entry>;
    readonly store: MockStore;
    readonly now: () => number;
    /** The same at every call for it. */
    readonly random: () => Random;
    readonly rule: {
        readonly name: string;
        readonly matches: number;
        readonly uses: number;
    };
    /** The answer's body; known only once it is made. */
    readonly answer: unknown;
}
/** The first that stands for something; null only where it is the last. */
export declare function firstOf(choices: Placeholder, scope: Scope): unknown;
export declare const rootNames: readonly string[];
export declare function pathOf(url: string): string;
/** Parameters by name; one that is repeated is a list. */
export declare function queryOf(url: string): Record<string, unknown>;
/** A name in a placeholder that stands for nothing ever. */
export interface PathProblem {
    readonly what: string;
    readonly name: string;
    readonly among: readonly string[];
}
/** @param allowed what a placeholder can begin with there */
export declare function problemWithPath({ root, steps }: Path, allowed: readonly string[]): readonly PathProblem[];
//# sourceMappingURL=scope.d.ts.map