import type { MockApi } from './api.js';
import type { Rule } from './rule.js';
import { checkRules } from './rule-check.js';

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
  list(): readonly RuleStatus[];
  /** Counts begin anew, and chance with them. */
  resetCounts(): void;
}

export interface RuleStatus {
  /** The rule's own, or the one that it was given. */
  readonly name: string;
  readonly rule: Rule;
  /** Calls that its `when` held for. */
  readonly matches: number;
  /** Calls that it was used for. */
  readonly uses: number;
}

/** Counts by rule, as a snapshot keeps them. */
export type RuleCounts = { readonly [name: string]: { readonly matches: number; readonly uses: number } };

interface Kept {
  readonly name: string;
  readonly rule: Rule;
  matches: number;
  uses: number;
}

export class RuleBook implements Rules {
  readonly #api: Pick<MockApi, 'operations' | 'errors'>;
  #kept: readonly Kept[] = [];

  constructor(api: Pick<MockApi, 'operations' | 'errors'>, _seed: string, rules: readonly Rule[] = []) {
    this.#api = api;
    this.replace(rules);
  }

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  add(...rules: readonly Rule[]): void {
    this.#kept = [...this.#kept, ...checkRules(rules, this.#api).map((rule, index) => kept(rule, this.#kept.length + index))];
  }

  remove(name: string): boolean {
    const others = this.#kept.filter((each) => each.name !== name);
    const existed = others.length < this.#kept.length;
    this.#kept = others;
    return existed;
  }

  replace(rules: readonly Rule[]): void {
    this.#kept = checkRules(rules, this.#api).map(kept);
  }

  list(): readonly RuleStatus[] {
    return this.#kept.map(({ name, rule, matches, uses }) => ({ name, rule, matches, uses }));
  }

  resetCounts(): void {
    for (const each of this.#kept) {
      each.matches = 0;
      each.uses = 0;
    }
  }

  counts(): RuleCounts {
    return Object.fromEntries(this.#kept.map(({ name, matches, uses }) => [name, { matches, uses }]));
  }

  restoreCounts(counts: RuleCounts): void {
    const byName = new Map(Object.entries(counts));
    for (const each of this.#kept) {
      each.matches = byName.get(each.name)?.matches ?? 0;
      each.uses = byName.get(each.name)?.uses ?? 0;
    }
  }
}

function kept(rule: Rule, index: number): Kept {
  return { name: rule.name ?? `rule-${index + 1}`, rule, matches: 0, uses: 0 };
}
