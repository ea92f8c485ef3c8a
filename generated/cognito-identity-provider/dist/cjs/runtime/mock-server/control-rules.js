"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ruleRoutes = void 0;
const control_answer_js_1 = require("./control-answer.js");
const control_journal_js_1 = require("./control-journal.js");
const control_route_js_1 = require("./control-route.js");
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const rule_check_js_1 = require("./rule-check.js");
const example = { name: 'slow', when: { operation: 'NameOfOperation' }, delivery: { delay: 300 } };
exports.ruleRoutes = [
    {
        method: 'GET',
        path: '/rules',
        summary: 'The rules in the order in which they are asked, with how often each was used.',
        answer: ({ server }) => (0, control_answer_js_1.json)(server.rules.list()),
    },
    {
        method: 'POST',
        path: '/rules',
        summary: 'Adds a rule, or a list of rules. One with the name of another takes its place.',
        body: { check: control_route_js_1.anything, example },
        answer: (call) => changed(call, (rules) => call.server.rules.add(...rules), 201),
    },
    {
        method: 'PUT',
        path: '/rules',
        summary: 'Makes the list the rules.',
        body: { check: control_route_js_1.anything, example: [example] },
        answer: (call) => changed(call, (rules) => call.server.rules.replace(rules), 200),
    },
    {
        method: 'DELETE',
        path: '/rules',
        summary: 'Removes all rules.',
        answer: ({ server }) => {
            server.rules.replace([]);
            return (0, control_answer_js_1.done)();
        },
    },
    {
        method: 'GET',
        path: '/rules/{name}',
        summary: 'One rule.',
        answer: (call) => {
            const found = call.server.rules.list().find(({ name }) => name === call.variable('name'));
            if (found === undefined)
                throw missing(call);
            return (0, control_answer_js_1.json)(found);
        },
    },
    {
        method: 'PUT',
        path: '/rules/{name}',
        summary: 'Adds the rule under this name, or puts it in the place of the one that has it.',
        body: { check: control_route_js_1.anything, example: { when: { operation: 'NameOfOperation' }, answer: { error: 'NameOfError' } } },
        answer: (call) => {
            const named = (0, fields_js_1.isRecord)(call.body) ? { ...call.body, name: call.variable('name') } : call.body;
            return changed({ ...call, body: named }, (rules) => call.server.rules.add(...rules), 200);
        },
    },
    {
        method: 'DELETE',
        path: '/rules/{name}',
        summary: 'Removes one rule.',
        answer: (call) => {
            if (!call.server.rules.remove(call.variable('name')))
                throw missing(call);
            return (0, control_answer_js_1.done)();
        },
    },
];
function changed({ server, body }, change, status) {
    try {
        change((0, rule_check_js_1.checkRules)(Array.isArray(body) ? body : [body], server.api));
    }
    catch (error) {
        if (!(error instanceof rule_check_js_1.RuleError))
            throw error;
        throw new control_answer_js_1.ControlProblem(400, 'Wrong rules', `${error.message.replaceAll('\n', '; ')}.`, {
            problems: error.problems,
        });
    }
    return (0, control_answer_js_1.json)(server.rules.list(), status);
}
function missing(call) {
    const names = call.server.rules.list().map(({ name }) => name);
    return new control_answer_js_1.ControlProblem(404, 'No such rule', (0, control_journal_js_1.sentence)((0, nearest_js_1.noSuch)('rule', call.variable('name'), names)));
}
