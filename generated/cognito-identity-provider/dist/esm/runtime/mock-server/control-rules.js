import { ControlProblem, done, json } from './control-answer.js';
import { sentence } from './control-journal.js';
import { anything } from './control-route.js';
import { isRecord } from './fields.js';
import { noSuch } from './nearest.js';
import { checkRules, RuleError } from './rule-check.js';
const example = { name: 'slow', when: { operation: 'NameOfOperation' }, delivery: { delay: 300 } };
export const ruleRoutes = [
    {
        method: 'GET',
        path: '/rules',
        summary: 'The rules in the order in which they are asked, with how often each was used.',
        answer: ({ server }) => json(server.rules.list()),
    },
    {
        method: 'POST',
        path: '/rules',
        summary: 'Adds a rule, or a list of rules. One with the name of another takes its place.',
        body: { check: anything, example },
        answer: (call) => changed(call, (rules) => call.server.rules.add(...rules), 201),
    },
    {
        method: 'PUT',
        path: '/rules',
        summary: 'Makes the list the rules.',
        body: { check: anything, example: [example] },
        answer: (call) => changed(call, (rules) => call.server.rules.replace(rules), 200),
    },
    {
        method: 'DELETE',
        path: '/rules',
        summary: 'Removes all rules.',
        answer: ({ server }) => {
            server.rules.replace([]);
            return done();
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
            return json(found);
        },
    },
    {
        method: 'PUT',
        path: '/rules/{name}',
        summary: 'Adds the rule under this name, or puts it in the place of the one that has it.',
        body: { check: anything, example: { when: { operation: 'NameOfOperation' }, answer: { error: 'NameOfError' } } },
        answer: (call) => {
            const named = isRecord(call.body) ? { ...call.body, name: call.variable('name') } : call.body;
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
            return done();
        },
    },
];
function changed({ server, body }, change, status) {
    try {
        change(checkRules(Array.isArray(body) ? body : [body], server.api));
    }
    catch (error) {
        if (!(error instanceof RuleError))
            throw error;
        throw new ControlProblem(400, 'Wrong rules', `${error.message.replaceAll('\n', '; ')}.`, {
            problems: error.problems,
        });
    }
    return json(server.rules.list(), status);
}
function missing(call) {
    const names = call.server.rules.list().map(({ name }) => name);
    return new ControlProblem(404, 'No such rule', sentence(noSuch('rule', call.variable('name'), names)));
}
