"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerCheck = answerCheck;
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const preferences_js_1 = require("./preferences.js");
const template_check_js_1 = require("./template-check.js");
/** What tells answers apart, and what may go with each. A status is an answer too where it is alone. */
const kinds = new Map([
    ['error', ['message', 'headers']],
    ['example', ['headers']],
    ['body', ['status', 'headers']],
    ['text', ['status', 'headers']],
    ['synthesise', ['headers']],
    ['pass', ['headers']],
    ['status', ['headers']],
]);
/** @param operations those that the rule is for */
function answerCheck(errors, operations) {
    const check = (0, fields_js_1.fields)({
        error: errorName(errors.map(({ name }) => name)),
        message: maybeEmpty,
        example: exampleTitle(operations),
        body: template_check_js_1.before.json,
        text: maybeEmpty,
        synthesise: (0, fields_js_1.among)(true),
        pass: (0, fields_js_1.among)(true),
        status: (0, fields_js_1.whole)(200, 599),
        headers: (0, fields_js_1.table)(maybeEmpty, headerName),
    });
    return (value, place) => [...check(value, place), ...together(value, place)];
}
const maybeEmpty = (value, place) => (value === '' ? fields_js_1.nothing : template_check_js_1.before.text(value, place));
function together(answer, place) {
    if (!(0, fields_js_1.isRecord)(answer))
        return fields_js_1.nothing;
    const names = Object.keys(answer);
    const kind = [...kinds.keys()].find((name) => names.includes(name));
    if (kind === undefined)
        return (0, fields_js_1.problem)(place, `there should be one of ${[...kinds.keys()].join(', ')}`);
    const strangers = [...kinds.keys(), 'message'].filter((name) => name !== kind && names.includes(name) && !kinds.get(kind)?.includes(name));
    return strangers.flatMap((name) => (0, fields_js_1.problem)((0, fields_js_1.member)(place, name), `this does not go with ${kind}`));
}
function errorName(names) {
    return (0, fields_js_1.textThat)((name, place) => (names.includes(name) ? fields_js_1.nothing : (0, fields_js_1.problem)(place, (0, nearest_js_1.noSuch)('error', name, names))));
}
function exampleTitle(operations) {
    const examples = operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
    const titles = [...new Set(examples.flatMap(({ title }) => title ?? []))];
    return (0, fields_js_1.textThat)((title, place) => (0, preferences_js_1.findExample)(title, examples) === undefined ? (0, fields_js_1.problem)(place, (0, nearest_js_1.noSuch)('example', title, titles)) : fields_js_1.nothing);
}
const token = /^[\w!#$%&'*+.^`|~-]+$/u;
/** Headers that tell where a message ends and what becomes of the connection: `delivery` is for breaking these. */
const framing = /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade|trailer)$/iu;
function headerName(name, place) {
    if (typeof name !== 'string' || !token.test(name))
        return (0, fields_js_1.problem)(place, `${(0, fields_js_1.kindOf)(name)} is no name of a header`);
    return framing.test(name) ? (0, fields_js_1.problem)(place, 'the server sets this header itself; faults belong to delivery') : fields_js_1.nothing;
}
