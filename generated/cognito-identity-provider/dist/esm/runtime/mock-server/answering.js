import { ContentMaker } from './content.js';
import { Documented } from './documented.js';
import { FailureQueue } from './failures.js';
import { Handling, wordsOf } from './handling.js';
import { describeViolations, errorForInvalidInput, violationsOf } from './invalid-input.js';
import { readWish, wishes } from './preferences.js';
import { Registry } from './registry.js';
import { Replies } from './replies.js';
import { Ruling } from './ruling.js';
import { refusal } from './wire.js';
/** Decides what a call is answered with, in the order that `Server` tells. */
export class Answering {
    handling;
    failures = new FailureQueue();
    fallbacks = new Registry();
    takeovers = new Registry();
    #wire;
    #documented;
    #content;
    #replies;
    #rules;
    #ruling;
    #validates;
    constructor(api, means, options) {
        const types = new Map(api.types.map(({ name, schema }) => [name, schema]));
        this.#wire = api.wire(api, types, means.seed);
        this.#documented = new Documented(api);
        this.#content = new ContentMaker(this.#wire, means.seed, types, api.patterns);
        this.#replies = new Replies(this.#wire, this.#content);
        this.handling = new Handling(this.#wire, this.#replies, this.#documented, means);
        this.#rules = means.rules;
        const { errors } = this.#documented;
        this.#ruling = new Ruling({ ...means, wire: this.#wire, content: this.#content, replies: this.#replies, errors });
        this.#validates = options.validate ?? true;
    }
    fail(errorName, operation, times, message) {
        const error = this.#documented.error(errorName, operation === undefined ? undefined : this.#documented.operation(operation));
        this.failures.add(error, operation, times, message ?? error.message);
    }
    /** @returns what makes handlers and extensions those again that there are now */
    checkpoint() {
        const parts = [this.handling, this.fallbacks, this.takeovers].map((part) => part.checkpoint());
        return () => {
            for (const takeBack of parts)
                takeBack();
        };
    }
    reset() {
        this.failures.clear();
        this.handling.reset();
    }
    /** Whatever goes wrong in here (a body nested too deep to be validated, …) is an answer, never the end of the server. */
    answer(entry, call, text) {
        const explain = (thrown) => this.#replies.refuse(entry, refusal(500, 'InternalFailure', `The mock server failed: ${wordsOf(thrown)}`));
        try {
            const answer = this.#routed(entry, call, text);
            return answer instanceof Promise ? answer.catch(explain) : answer;
        }
        catch (thrown) {
            return explain(thrown);
        }
    }
    refuseSize(entry, limit) {
        return this.#replies.refuse(entry, this.#wire.refuseSize(limit));
    }
    #routed(entry, call, text) {
        const route = this.#wire.route(call);
        if (route.kind === 'refusal')
            return this.#takenOver(entry, call, () => this.#unrouted(entry, call, route));
        entry.operation = route.operation.name;
        const routed = { entry, call, operation: route.operation };
        const read = this.#wire.readInput(route, call, text);
        return read instanceof Promise ? read.then((done) => this.#answered(routed, done)) : this.#answered(routed, read);
    }
    #unrouted(entry, call, refused) {
        const otherwise = () => this.#fellBack(entry, call, () => this.#replies.refuse(entry, refused));
        if (this.#rules.isEmpty)
            return otherwise();
        return this.#ruling.answer({ entry, operation: undefined, input: 'none' }, otherwise);
    }
    #answered(routed, read) {
        if (read.kind === 'input')
            routed.entry.input = read.input;
        if (this.takeovers.items.length === 0)
            return this.#decided(routed, read);
        return this.#takenOver(routed.entry, routed.call, () => this.#decided(routed, read));
    }
    #decided(routed, read) {
        const { entry, operation } = routed;
        const wish = wishes(entry.headers) ? readWish(entry.headers, operation, this.#documented.errors) : undefined;
        if (wish?.kind === 'refusal')
            return this.#replies.refuse(entry, wish);
        if (wish?.error !== undefined) {
            return this.#replies.fail(entry, operation, { error: wish.error, message: wish.error.message }, wish);
        }
        const failing = wish === undefined ? this.failures.take(operation) : undefined;
        if (failing !== undefined)
            return this.#replies.fail(entry, operation, failing);
        const refused = this.#refusalOf(routed, read);
        if (wish !== undefined || this.#rules.isEmpty)
            return refused === undefined ? this.#settled(routed, read, wish) : refused();
        const input = refused === undefined ? 'valid' : 'invalid';
        return this.#ruling.answer({ ...routed, input }, refused ?? (() => this.#settled(routed, read, undefined)));
    }
    /** The API's own answer to a call of an operation, where nobody says otherwise. */
    #settled(routed, read, wish) {
        const { entry, call, operation } = routed;
        if (wish !== undefined)
            return this.#documentation(routed, wish);
        const handled = this.handling.answer(entry, operation, read.kind === 'input' ? read.input : undefined);
        if (handled !== undefined)
            return handled;
        if (this.fallbacks.items.length === 0)
            return this.#documentation(routed, undefined);
        return this.#fellBack(entry, call, () => this.#documentation(routed, undefined));
    }
    #documentation({ entry, operation }, wish) {
        const content = this.#content.success(operation, wish, entry);
        return this.#replies.give(entry, content.kind, content.written);
    }
    /** How the API turns the call down; `undefined` where there is nothing against it. */
    #refusalOf({ entry, operation }, read) {
        if (read.kind === 'refusal')
            return () => this.#replies.refuse(entry, read);
        const wanted = operation.input;
        if (!this.#validates || wanted.kind === 'none')
            return undefined;
        if (wanted.kind === 'body' && !wanted.required && read.input === undefined)
            return undefined;
        const result = wanted.validate(read.input);
        if (result.issues === undefined)
            return undefined;
        const violations = violationsOf(result.issues, this.#wire);
        const message = describeViolations(violations);
        const error = errorForInvalidInput(operation, this.#documented.errors, this.#wire.statusesTell);
        return error === undefined
            ? () => this.#replies.refuse(entry, this.#wire.refuseInput(message, violations), 'invalid')
            : () => this.#replies.fail(entry, operation, { error, message }, undefined, 'invalid');
    }
    #fellBack(entry, call, otherwise) {
        if (this.fallbacks.items.length === 0)
            return otherwise();
        return ask(this.fallbacks.items, entry, call).then((found) => found === undefined ? otherwise() : this.#replies.take(entry, found));
    }
    #takenOver(entry, call, otherwise) {
        if (this.takeovers.items.length === 0)
            return otherwise();
        return ask(this.takeovers.items, entry, call).then((found) => found === undefined ? otherwise() : this.#replies.take(entry, found));
    }
}
/** @returns the first answer that there is */
async function ask(fallbacks, entry, call) {
    for (const fallback of fallbacks) {
        const answer = await fallback(call, entry);
        if (answer !== undefined)
            return answer;
    }
    return undefined;
}
