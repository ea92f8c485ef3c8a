import { type Change } from './change.js';
import { type InputState } from './matcher.js';
import { Random } from './random.js';
import type { Rule, RuleDelivery } from './rule.js';
import { type ReadyAnswer } from './rule-answer.js';
import { type RuleApi } from './rule-check.js';
import type { Scope } from './scope.js';
/** The rules of a server, in the order in which they are asked. */
export interface Rules {
    /**
     * Adds rules after those of the same priority. A rule with the name of one that is there takes its place.
     * @throws {RuleError} that lists all that is wrong with them; then none is added
     */
    add(...rules: readonly Rule[]): void;
    /** @returns whether there was one of that name */
    remove(name: string): boolean;
    /**
     * Makes these the rules; counts begin anew.
     * @throws {RuleError} that lists all that is wrong with them; then the rules stay what they are
     */
    replace(rules: readonly Rule[]): void;
    /** In the order in which they are asked. */
    list(): readonly RuleStatus[];
    /** Counts begin anew, and chance with them. */
    resetCounts(): void;
}
export interface RuleStatus {
    /** The rule's own, or the one that it was given. */
    readonly name: string;
    readonly rule: Rule;
    /** Calls that its `when` held for, until it was used up. */
    readonly matches: number;
    /** Calls that it was used for. */
    readonly uses: number;
}
/** Counts by rule, as a snapshot keeps them. */
export type RuleCounts = {
    readonly [name: string]: {
        readonly matches: number;
        readonly uses: number;
    };
};
/** A rule that is used for a call. */
export interface UsedRule {
    readonly name: string;
    readonly delivery: RuleDelivery | undefined;
    readonly answer: ReadyAnswer;
    readonly changes: readonly Change[];
    /** What its placeholders draw from. */
    readonly scope: RuleScope;
}
/** What a call is told to rules by. */
export type CallScope = Pick<Scope, 'entry' | 'store' | 'now'>;
/** A rule's view of a call; its counts are those of now. */
declare class RuleScope implements Scope {
    #private;
    readonly entry: Scope['entry'];
    readonly store: Scope['store'];
    readonly now: Scope['now'];
    readonly rule: Scope['rule'];
    answer: unknown;
    constructor({ entry, store, now }: CallScope, { name, matches, uses }: Scope['rule'], seed: string);
    random(): Random;
}
export declare class RuleBook implements Rules {
    #private;
    constructor(api: RuleApi, seed: string, rules?: readonly Rule[]);
    get isEmpty(): boolean;
    add(...rules: readonly Rule[]): void;
    remove(name: string): boolean;
    replace(rules: readonly Rule[]): void;
    list(): readonly RuleStatus[];
    resetCounts(): void;
    /** @returns what makes the rules those again that there are now; counts are for `restoreCounts` */
    checkpoint(): () => void;
    counts(): RuleCounts;
    /** Rules that are not told of begin anew. */
    restoreCounts(counts: RuleCounts): void;
    /**
     * The rules for a call, each of them counted: those that pass it on, and the one that answers it, which is the last.
     * @param canAnswer whether a rule's answer can be made for this call
     */
    take(call: CallScope, input: InputState, canAnswer: (answer: ReadyAnswer) => boolean): readonly UsedRule[];
}
export {};
