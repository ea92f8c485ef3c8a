import { type Change, changeOf } from './change.js';
import { type InputState, type Matcher, matcherOf } from './matcher.js';
import { Random } from './random.js';
import type { Rule, RuleDelivery } from './rule.js';
import { type ReadyAnswer, readyAnswer } from './rule-answer.js';
import { checkRules, type RuleApi } from './rule-check.js';
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
export type RuleCounts = { readonly [name: string]: { readonly matches: number; readonly uses: number } };

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

interface Kept {
  readonly name: string;
  readonly rule: Rule;
  readonly matcher: Matcher;
  readonly answer: ReadyAnswer;
  readonly changes: readonly Change[];
  matches: number;
  uses: number;
}

/** A rule's view of a call; its counts are those of now. */
class RuleScope implements Scope {
  readonly entry: Scope['entry'];
  readonly store: Scope['store'];
  readonly now: Scope['now'];
  readonly rule: Scope['rule'];
  answer: unknown = undefined;
  readonly #seed: string;
  #random: Random | undefined;

  constructor({ entry, store, now }: CallScope, { name, matches, uses }: Scope['rule'], seed: string) {
    this.entry = entry;
    this.store = store;
    this.now = now;
    this.rule = { name, matches, uses };
    this.#seed = seed;
  }

  random(): Random {
    this.#random ??= new Random(`${this.#seed}/rule/${this.rule.name}/call/${this.entry.number}`);
    return this.#random;
  }
}

export class RuleBook implements Rules {
  readonly #api: RuleApi;
  readonly #seed: string;
  /** By priority, then in order. */
  #kept: readonly Kept[] = [];

  constructor(api: RuleApi, seed: string, rules: readonly Rule[] = []) {
    this.#api = api;
    this.#seed = seed;
    this.replace(rules);
  }

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  add(...rules: readonly Rule[]): void {
    this.#keep(this.#kept, rules);
  }

  remove(name: string): boolean {
    const others = this.#kept.filter((each) => each.name !== name);
    const existed = others.length < this.#kept.length;
    this.#kept = others;
    return existed;
  }

  replace(rules: readonly Rule[]): void {
    this.#keep([], rules);
  }

  list(): readonly RuleStatus[] {
    return this.#kept.map(({ name, rule, matches, uses }) => ({ name, rule, matches, uses }));
  }

  resetCounts(): void {
    this.restoreCounts({});
  }

  /** @returns what makes the rules those again that there are now; counts are for `restoreCounts` */
  checkpoint(): () => void {
    const kept = this.#kept;
    return () => {
      this.#kept = kept;
    };
  }

  counts(): RuleCounts {
    return Object.fromEntries(this.#kept.map(({ name, matches, uses }) => [name, { matches, uses }]));
  }

  /** Rules that are not told of begin anew. */
  restoreCounts(counts: RuleCounts): void {
    const byName = new Map(Object.entries(counts));
    for (const each of this.#kept) {
      each.matches = byName.get(each.name)?.matches ?? 0;
      each.uses = byName.get(each.name)?.uses ?? 0;
    }
  }

  /**
   * The rules for a call, each of them counted: those that pass it on, and the one that answers it, which is the last.
   * @param canAnswer whether a rule's answer can be made for this call
   */
  take(call: CallScope, input: InputState, canAnswer: (answer: ReadyAnswer) => boolean): readonly UsedRule[] {
    const used: UsedRule[] = [];
    for (const each of this.#kept) {
      if (each.uses >= (each.rule.times ?? Number.POSITIVE_INFINITY) || !canAnswer(each.answer)) continue;
      if (!each.matcher(new RuleScope(call, each, this.#seed), input)) continue;
      each.matches += 1;
      if (!this.#isDue(each)) continue;
      each.uses += 1;
      const { name, answer, changes, rule } = each;
      used.push({ name, answer, changes, delivery: rule.delivery, scope: new RuleScope(call, each, this.#seed) });
      if (answer.kind !== 'pass') break;
    }
    return used;
  }

  #isDue({ name, rule, matches }: Kept): boolean {
    if (matches <= (rule.after ?? 0)) return false;
    return rule.probability === undefined || new Random(`${this.#seed}/rule/${name}/${matches}`).next() < rule.probability;
  }

  #keep(before: readonly Kept[], rules: readonly Rule[]): void {
    const kept = [...before];
    for (const rule of checkRules(rules, this.#api)) {
      const name = rule.name ?? freeName(kept, rules);
      const made = { name, rule, ...ready(rule), matches: 0, uses: 0 };
      const place = kept.findIndex((each) => each.name === name);
      if (place < 0) kept.push(made);
      else kept[place] = made;
    }
    this.#kept = kept.sort((one, other) => priorityOf(other) - priorityOf(one));
  }
}

function ready(rule: Rule): Pick<Kept, 'matcher' | 'answer' | 'changes'> {
  return { matcher: matcherOf(rule.when), answer: readyAnswer(rule.answer), changes: (rule.then ?? []).map(changeOf) };
}

function priorityOf({ rule }: Kept): number {
  return rule.priority ?? 0;
}

/** `rule-1`, `rule-2`, …: the first that no rule has. */
function freeName(kept: readonly Kept[], coming: readonly Rule[]): string {
  const taken = new Set([...kept, ...coming].map(({ name }) => name));
  let number = kept.length + 1;
  while (taken.has(`rule-${number}`)) number += 1;
  return `rule-${number}`;
}
