"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.countPattern = exports.textPattern = exports.pattern = void 0;
const condition_js_1 = require("./condition.js");
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const template_check_js_1 = require("./template-check.js");
/** A pattern for any value. */
const pattern = (value, place) => {
    if (Array.isArray(value))
        return (0, fields_js_1.list)(exports.pattern)(value, place);
    if (!(0, fields_js_1.isRecord)(value))
        return template_check_js_1.before.json(value, place);
    const names = Object.keys(value);
    const property = names.find((name) => !condition_js_1.conditionWords.includes(name));
    const word = names.find((name) => condition_js_1.conditionWords.includes(name));
    if (word === undefined)
        return (0, fields_js_1.table)(exports.pattern)(value, place);
    if (property === undefined)
        return conditions(value, place);
    return (0, fields_js_1.problem)(place, `${word} is a condition and ${property} is none; put properties under has, each with its pattern`);
};
exports.pattern = pattern;
/** A pattern for a text, of which nothing is a property. */
const textPattern = (value, place) => {
    if (Array.isArray(value))
        return (0, fields_js_1.list)(exports.textPattern)(value, place);
    return (0, fields_js_1.isRecord)(value) ? conditions(value, place) : template_check_js_1.before.json(value, place);
};
exports.textPattern = textPattern;
/** A pattern for a counter. */
const countPattern = (value, place) => (0, fields_js_1.isRecord)(value)
    ? conditions(value, place)
    : (0, fields_js_1.must)(typeof value === 'number', place, `there should be a number or conditions, not ${(0, fields_js_1.kindOf)(value)}`);
exports.countPattern = countPattern;
const expression = (0, fields_js_1.textThat)((value, place) => (0, template_check_js_1.complaint)(place, () => void new RegExp(value, 'u')));
/** What goes with each word. */
const operands = new Map([
    ['exists', (0, fields_js_1.among)(true, false)],
    ['is', template_check_js_1.before.json],
    ['not', exports.pattern],
    ['anyOf', (0, fields_js_1.list)(exports.pattern)],
    ['contains', exports.pattern],
    ['matches', expression],
    ['above', fields_js_1.numeric],
    ['below', fields_js_1.numeric],
    ['atLeast', fields_js_1.numeric],
    ['atMost', fields_js_1.numeric],
    ['has', (0, fields_js_1.table)(exports.pattern)],
]);
function conditions(value, place) {
    const entries = Object.entries(value);
    if (entries.length === 0)
        return (0, fields_js_1.problem)(place, 'there should be a condition');
    return entries.flatMap(([word, wanted]) => {
        const check = operands.get(word);
        return check === undefined
            ? (0, fields_js_1.problem)((0, fields_js_1.member)(place, word), (0, nearest_js_1.noSuch)('condition', word, condition_js_1.conditionWords))
            : check(wanted, (0, fields_js_1.member)(place, word));
    });
}
