"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Ruling = void 0;
const call_js_1 = require("./call.js");
const content_js_1 = require("./content.js");
const preferences_js_1 = require("./preferences.js");
const random_js_1 = require("./random.js");
const schema_js_1 = require("./schema.js");
const wire_js_1 = require("./wire.js");
/** Has rules decide what a call is answered with. */
class Ruling {
    #means;
    constructor(means) {
        this.#means = means;
    }
    /** @param otherwise what there is to be answered without rules; not asked where a rule answers */
    answer(call, otherwise) {
        const { rules, store, now } = this.#means;
        const used = rules.take({ entry: call.entry, store, now }, call.input, (answer) => canAnswer(answer, call.operation));
        const last = used.at(-1);
        if (last === undefined)
            return otherwise();
        const answer = last.answer.kind === 'pass' ? otherwise() : this.#made(call, last.answer, last.scope);
        return answer instanceof Promise
            ? answer.then((made) => this.#concluded(call.entry, made, used))
            : this.#concluded(call.entry, answer, used);
    }
    /** Everything that rules do besides the answer itself. */
    #concluded(entry, made, used) {
        const names = used.map(({ name }) => name);
        entry.rule = names.at(-1);
        // Each answer has headers of its own.
        const { headers } = made;
        headers['x-mock-rule'] = (0, call_js_1.headerText)(names.join(', '));
        for (const { answer, scope } of used) {
            for (const [name, value] of answer.headers)
                (0, schema_js_1.setProperty)(headers, name, (0, call_js_1.headerText)(value(scope)));
        }
        let body;
        for (const { changes, scope } of used) {
            if (changes.length === 0)
                continue;
            body ??= { value: valueIn(made.body) };
            scope.answer = body.value;
            for (const change of changes)
                change(scope);
        }
        const delivery = this.#deliveryOf(used);
        return delivery === undefined ? made : { ...made, delivery };
    }
    /** Of two rules that both say how an answer travels, the first that was asked is heard. */
    #deliveryOf(used) {
        const all = used.flatMap(({ name, delivery, scope }) => (delivery === undefined ? [] : [{ name, delivery, scope }]));
        if (all.length === 0)
            return undefined;
        const deliveries = all.map(({ name, delivery: { delay, ...rest }, scope }) => delay === undefined ? rest : { ...rest, delay: this.#delay(delay, `${name}/${scope.rule.matches}`) });
        return Object.assign({}, ...deliveries.reverse());
    }
    #delay(delay, key) {
        return typeof delay === 'number' ? delay : new random_js_1.Random(`${this.#means.seed}/delay/${key}`).between(delay.min, delay.max);
    }
    #made(call, answer, scope) {
        const { replies } = this.#means;
        switch (answer.kind) {
            case 'error':
                return this.#failed(call, answer.error, answer.message?.(scope));
            case 'example':
            case 'synthesise':
                return this.#documented(call, answer);
            case 'body':
                return replies.give(call.entry, 'rule', this.#body(call.operation, answer.status, answer.body(scope)));
            case 'text': {
                const text = answer.text(scope);
                const status = answer.status ?? call.operation?.responses[0].status ?? 200;
                return replies.give(call.entry, 'rule', (0, wire_js_1.written)(status, text === '' ? {} : plainText, text));
            }
        }
    }
    #failed({ entry, operation }, name, message) {
        const error = this.#means.errors.get(name);
        if (error === undefined)
            throw new RangeError(`The API documents no error ${name}.`);
        return this.#means.replies.fail(entry, operation, { error, message: message ?? error.message });
    }
    #documented({ entry, operation }, answer) {
        if (operation === undefined)
            throw new TypeError('A call of no operation has neither examples nor a schema.');
        const found = answer.kind === 'example' ? exampleOf(operation, answer.title) : undefined;
        const response = found?.response ?? operation.responses[0];
        const wish = { kind: 'wish', error: undefined, response, example: found?.example, isDynamic: found === undefined };
        const made = this.#means.content.success(operation, wish, entry);
        return this.#means.replies.give(entry, made.kind, made.written);
    }
    /** What breaks the operation's schema is sent all the same, since rules are for such things too; but it is told. */
    #body(operation, wanted, value) {
        const status = wanted ?? operation?.responses[0].status ?? 200;
        const response = operation?.responses.find((each) => each.status === status);
        const shape = response?.mediaType === undefined ? { ...noResponse, status, mediaType: 'application/json' } : response;
        const made = this.#means.wire.writeValue(shape, value);
        const problem = response === undefined ? undefined : (0, content_js_1.problemWith)(response, value);
        if (problem === undefined)
            return made;
        return { ...made, headers: { ...made.headers, 'x-mock-note': (0, call_js_1.headerText)(`the rule's body breaks the schema: ${problem}`) } };
    }
}
exports.Ruling = Ruling;
const plainText = { 'content-type': 'text/plain; charset=utf-8' };
const noResponse = { headers: [], examples: [] };
function canAnswer(answer, operation) {
    if (answer.kind === 'synthesise')
        return operation !== undefined;
    return answer.kind !== 'example' || (operation !== undefined && exampleOf(operation, answer.title) !== undefined);
}
function exampleOf(operation, title) {
    for (const response of operation.responses) {
        const example = (0, preferences_js_1.findExample)(title, response.examples);
        if (example !== undefined)
            return { response, example };
    }
    return undefined;
}
/** What a body says: JSON, or else its text. */
function valueIn(body) {
    const text = typeof body === 'string' ? body : (0, call_js_1.decodeText)(body);
    if (text === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
