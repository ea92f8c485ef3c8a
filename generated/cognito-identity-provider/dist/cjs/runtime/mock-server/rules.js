"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleBook = void 0;
const change_js_1 = require("./change.js");
const matcher_js_1 = require("./matcher.js");
const random_js_1 = require("./random.js");
const rule_answer_js_1 = require("./rule-answer.js");
const rule_check_js_1 = require("./rule-check.js");
/** A rule's view of a call; its counts are those of now. */
class RuleScope {
    entry;
    store;
    now;
    rule;
    answer = undefined;
    #seed;
    #random;
    constructor({ entry, store, now }, { name, matches, uses }, seed) {
        this.entry = entry;
        this.store = store;
        this.now = now;
        this.rule = { name, matches, uses };
        this.#seed = seed;
    }
    random() {
        this.#random ??= new random_js_1.Random(`${this.#seed}/rule/${this.rule.name}/call/${this.entry.number}`);
        return this.#random;
    }
}
class RuleBook {
    #api;
    #seed;
    /** By priority, then in order. */
    #kept = [];
    constructor(api, seed, rules = []) {
        this.#api = api;
        this.#seed = seed;
        this.replace(rules);
    }
    get isEmpty() {
        return this.#kept.length === 0;
    }
    add(...rules) {
        this.#keep(this.#kept, rules);
    }
    remove(name) {
        const others = this.#kept.filter((each) => each.name !== name);
        const existed = others.length < this.#kept.length;
        this.#kept = others;
        return existed;
    }
    replace(rules) {
        this.#keep([], rules);
    }
    list() {
        return this.#kept.map(({ name, rule, matches, uses }) => ({ name, rule, matches, uses }));
    }
    resetCounts() {
        this.restoreCounts({});
    }
    /** @returns what makes the rules those again that there are now; counts are for `restoreCounts` */
    checkpoint() {
        const kept = this.#kept;
        return () => {
            this.#kept = kept;
        };
    }
    counts() {
        return Object.fromEntries(this.#kept.map(({ name, matches, uses }) => [name, { matches, uses }]));
    }
    /** Rules that are not told of begin anew. */
    restoreCounts(counts) {
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
    take(call, input, canAnswer) {
        const used = [];
        for (const each of this.#kept) {
            if (each.uses >= (each.rule.times ?? Number.POSITIVE_INFINITY) || !canAnswer(each.answer))
                continue;
            if (!each.matcher(new RuleScope(call, each, this.#seed), input))
                continue;
            each.matches += 1;
            if (!this.#isDue(each))
                continue;
            each.uses += 1;
            const { name, answer, changes, rule } = each;
            used.push({ name, answer, changes, delivery: rule.delivery, scope: new RuleScope(call, each, this.#seed) });
            if (answer.kind !== 'pass')
                break;
        }
        return used;
    }
    #isDue({ name, rule, matches }) {
        if (matches <= (rule.after ?? 0))
            return false;
        return rule.probability === undefined || new random_js_1.Random(`${this.#seed}/rule/${name}/${matches}`).next() < rule.probability;
    }
    #keep(before, rules) {
        const kept = [...before];
        for (const rule of (0, rule_check_js_1.checkRules)(rules, this.#api)) {
            const name = rule.name ?? freeName(kept, rules);
            const made = { name, rule, ...ready(rule), matches: 0, uses: 0 };
            const place = kept.findIndex((each) => each.name === name);
            if (place < 0)
                kept.push(made);
            else
                kept[place] = made;
        }
        this.#kept = kept.sort((one, other) => priorityOf(other) - priorityOf(one));
    }
}
exports.RuleBook = RuleBook;
function ready(rule) {
    return { matcher: (0, matcher_js_1.matcherOf)(rule.when), answer: (0, rule_answer_js_1.readyAnswer)(rule.answer), changes: (rule.then ?? []).map(change_js_1.changeOf) };
}
function priorityOf({ rule }) {
    return rule.priority ?? 0;
}
/** `rule-1`, `rule-2`, …: the first that no rule has. */
function freeName(kept, coming) {
    const taken = new Set([...kept, ...coming].map(({ name }) => name));
    let number = kept.length + 1;
    while (taken.has(`rule-${number}`))
        number += 1;
    return `rule-${number}`;
}
