"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleError = void 0;
exports.checkRules = checkRules;
const answer_check_js_1 = require("./answer-check.js");
const condition_check_js_1 = require("./condition-check.js");
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const template_check_js_1 = require("./template-check.js");
/** Rules that cannot be: all that is wrong with them, each with its place. */
class RuleError extends Error {
    name = 'RuleError';
    problems;
    constructor(problems) {
        super(problems.map(({ place, message }) => `${place}: ${message}`).join('\n'));
        this.problems = problems;
    }
}
exports.RuleError = RuleError;
/**
 * Reads rules out of data: a parsed YAML or JSON file, a request's body.
 * @throws {RuleError}
 */
function checkRules(value, api) {
    const problems = isDeep(value, deepest)
        ? (0, fields_js_1.problem)('rules', 'this is nested too deep')
        : [...(0, fields_js_1.list)(ruleCheck(api))(value, 'rules'), ...sharedNames(value)];
    if (problems.length > 0)
        throw new RuleError(problems);
    return value;
}
/** Deeper than anybody writes, and not so deep that reading it could fail. A circle has no end. */
const deepest = 100;
function isDeep(value, left) {
    if (typeof value !== 'object' || value === null)
        return false;
    return left === 0 || Object.values(value).some((each) => isDeep(each, left - 1));
}
function sharedNames(rules) {
    if (!Array.isArray(rules))
        return fields_js_1.nothing;
    const names = rules.map((rule) => ((0, fields_js_1.isRecord)(rule) ? rule['name'] : undefined));
    return names.flatMap((name, index) => {
        const first = names.indexOf(name);
        return name === undefined || first === index
            ? fields_js_1.nothing
            : (0, fields_js_1.problem)(`rules[${index}].name`, `rules[${first}] is called ${(0, fields_js_1.kindOf)(name)} too`);
    });
}
function ruleCheck(api) {
    const names = api.operations.map(({ name }) => name);
    const operation = (0, fields_js_1.textThat)((name, place) => names.includes(name) ? fields_js_1.nothing : (0, fields_js_1.problem)(place, (0, nearest_js_1.noSuch)('operation', name, names)));
    const when = (0, fields_js_1.fields)({
        operation: (0, fields_js_1.oneOrMore)(operation),
        method: (0, fields_js_1.oneOrMore)(fields_js_1.text),
        path: (0, fields_js_1.textThat)((path, place) => (0, fields_js_1.must)(/^[/*]/u.test(path), place, `a path begins with a slash, not like ${(0, fields_js_1.kindOf)(path)}`)),
        headers: (0, fields_js_1.table)(condition_check_js_1.textPattern),
        query: (0, fields_js_1.table)(condition_check_js_1.textPattern),
        input: condition_check_js_1.pattern,
        store: (0, fields_js_1.table)(condition_check_js_1.pattern, template_check_js_1.before.address),
        counters: (0, fields_js_1.table)(condition_check_js_1.countPattern, template_check_js_1.before.text),
        valid: (0, fields_js_1.among)(true, false, 'any'),
    });
    return (rule, place) => {
        const answer = (value, at) => (0, answer_check_js_1.answerCheck)(api.errors, operationsOf(rule, api))(value, at);
        return (0, fields_js_1.fields)({ ...common, when, answer })(rule, place);
    };
}
/** Those that the rule is for. */
function operationsOf(rule, api) {
    const when = (0, fields_js_1.isRecord)(rule) ? rule['when'] : undefined;
    const wanted = (0, fields_js_1.isRecord)(when) ? when['operation'] : undefined;
    if (wanted === undefined)
        return api.operations;
    return api.operations.filter(({ name }) => (Array.isArray(wanted) ? wanted.includes(name) : wanted === name));
}
/** As many milliseconds as a timer can wait. */
const wait = (0, fields_js_1.between)(0, 0x7fffffff);
const bounds = (0, fields_js_1.fields)({ min: wait, max: wait }, ['min', 'max']);
const delay = (value, place) => {
    if (!(0, fields_js_1.isRecord)(value))
        return wait(value, place);
    return [...bounds(value, place), ...(0, fields_js_1.must)(!(Number(value['min']) > Number(value['max'])), place, 'min is above max')];
};
const delivery = (value, place) => [
    ...(0, fields_js_1.fields)({
        delay,
        drop: (0, fields_js_1.among)('before-headers', 'after-headers', 'mid-body'),
        truncate: (0, fields_js_1.whole)(0),
        drip: (0, fields_js_1.fields)({ bytes: (0, fields_js_1.whole)(1), every: wait }, ['bytes', 'every']),
    })(value, place),
    ...(0, fields_js_1.must)(!((0, fields_js_1.isRecord)(value) && 'drop' in value && 'truncate' in value), place, 'a body is cut by drop or by truncate, not by both'),
];
const changes = new Map([
    ['put', (0, fields_js_1.fields)({ put: template_check_js_1.after.address, value: template_check_js_1.after.json, expiresIn: (0, fields_js_1.whole)(0) }, ['value'])],
    ['merge', (0, fields_js_1.fields)({ merge: template_check_js_1.after.address, value: template_check_js_1.after.json, expiresIn: (0, fields_js_1.whole)(0) }, ['value'])],
    ['delete', (0, fields_js_1.fields)({ delete: template_check_js_1.after.address })],
    ['increment', (0, fields_js_1.fields)({ increment: template_check_js_1.after.text, by: fields_js_1.numeric })],
]);
const change = (value, place) => {
    const kind = (0, fields_js_1.isRecord)(value) ? Object.keys(value).find((name) => changes.has(name)) : undefined;
    const check = kind === undefined ? undefined : changes.get(kind);
    return check?.(value, place) ?? (0, fields_js_1.problem)(place, `there should be one of ${[...changes.keys()].join(', ')}`);
};
/** Fields for which it does not matter whose API it is. */
const common = {
    name: fields_js_1.text,
    priority: fields_js_1.numeric,
    when: () => fields_js_1.nothing,
    times: (0, fields_js_1.whole)(1),
    after: (0, fields_js_1.whole)(0),
    probability: (0, fields_js_1.between)(0, 1),
    answer: () => fields_js_1.nothing,
    delivery,
    // biome-ignore lint/suspicious/noThenProperty: rules are data; nobody takes them for promises.
    then: (0, fields_js_1.list)(change),
};
